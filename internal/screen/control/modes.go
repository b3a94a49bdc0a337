package control

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Knows tells whether a terminal's report says that it knows a mode, set or not.
func Knows(report tea.ModeReportMsg, mode ansi.Mode) bool {
	return report.Mode == mode && !report.Value.IsNotRecognized() && !report.Value.IsPermanentlyReset()
}

// KeyFlags gives the flags of the Kitty keyboard protocol: bits in its order, beginning with the one that tells keys from
// other sequences.
func KeyFlags(k tea.KeyboardEnhancements) (flags int) {
	for i, asked := range []bool{true, k.ReportEventTypes, k.ReportAlternateKeys, k.ReportAllKeysAsEscapeCodes, k.ReportAssociatedText} {
		if asked {
			flags |= 1 << i
		}
	}
	return flags
}
