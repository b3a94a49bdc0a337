package control

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestKeyFlags(t *testing.T) {
	t.Parallel()
	all := tea.KeyboardEnhancements{ReportEventTypes: true, ReportAlternateKeys: true, ReportAllKeysAsEscapeCodes: true, ReportAssociatedText: true}
	if got := KeyFlags(all); got != 31 {
		t.Errorf("all flags: %d", got)
	}
	if got := KeyFlags(tea.KeyboardEnhancements{}); got != 1 {
		t.Errorf("no flags asked for: %d", got)
	}
}

func TestKnows(t *testing.T) {
	t.Parallel()
	for value, want := range map[ansi.ModeSetting]bool{
		ansi.ModeNotRecognized: false, ansi.ModeSet: true, ansi.ModeReset: true, ansi.ModePermanentlySet: true, ansi.ModePermanentlyReset: false,
	} {
		if got := Knows(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: value}, ansi.ModeUnicodeCore); got != want {
			t.Errorf("report %d: %v", value, got)
		}
	}
	if Knows(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet}, ansi.ModeSynchronizedOutput) {
		t.Error("a report of another mode was taken")
	}
}
