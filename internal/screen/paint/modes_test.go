package paint

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

func everything() tea.View {
	v := tea.NewView("x")
	v.AltScreen, v.ReportFocus, v.MouseMode, v.WindowTitle = true, true, tea.MouseModeCellMotion, "카카오\a톡"
	v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 40)
	v.Cursor = tea.NewCursor(0, 0)
	v.Cursor.Shape = tea.CursorBar
	return v
}

// What is written on entering and on leaving, as a whole: one undoes the other.
func TestEnteringAndLeaving(t *testing.T) {
	t.Parallel()
	all := wanted(everything(), mode{"\x1b[?2027h", "\x1b[?2027l"})
	enter := "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h\x1b[?2027h\x1b[?1002h\x1b[?1006h\x1b[>4;2m\x1b[>5u" +
		"\x1b[22;2t\x1b]2;카카오톡\a\x1b]9;4;1;40\a\x1b[5 q\x1b[?25h"
	leave := "\x1b[?25h\x1b[0 q\x1b]9;4;0\a\x1b]2;\a\x1b[23;2t" +
		"\x1b[<1u\x1b[>4m\x1b[?1006l\x1b[?1002l\x1b[?2027l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?1049l"
	if got := change(modes{}, all); got != enter {
		t.Errorf("entering writes %q\nwant %q", got, enter)
	}
	if got := change(all, modes{}); got != leave {
		t.Errorf("leaving writes %q\nwant %q", got, leave)
	}
	if got := change(all, all); got != "" {
		t.Errorf("no change writes %q", got)
	}
}

func TestChangesOfModes(t *testing.T) {
	t.Parallel()
	base := tea.View{AltScreen: true, WindowTitle: "a", Cursor: tea.NewCursor(0, 0), MouseMode: tea.MouseModeCellMotion}
	for _, c := range []struct {
		name   string
		change func(*tea.View)
		want   string
	}{
		{"title", func(v *tea.View) { v.WindowTitle = "b" }, "\x1b]2;b\a"},
		{"no title", func(v *tea.View) { v.WindowTitle = "" }, "\x1b]2;\a\x1b[23;2t"},
		{
			"the other screen has flags of its own", func(v *tea.View) { v.AltScreen = false },
			"\x1b[?25h\x1b[0 q\x1b]2;\a\x1b[23;2t\x1b[<1u\x1b[>4m\x1b[?1006l\x1b[?1002l\x1b[?2004l\x1b[?7h\x1b[?1049l" +
				"\x1b[?7l\x1b[?2004h\x1b[?1002h\x1b[?1006h\x1b[>4;2m\x1b[>5u\x1b[22;2t\x1b]2;a\a\x1b[1 q\x1b[?25h",
		},
		{"hidden cursor", func(v *tea.View) { v.Cursor = nil }, "\x1b[0 q\x1b[?25l"},
		{"all of the mouse", func(v *tea.View) { v.MouseMode = tea.MouseModeAllMotion }, "\x1b[?1002l\x1b[?1003h"},
		{"no mouse", func(v *tea.View) { v.MouseMode = tea.MouseModeNone }, "\x1b[?1006l\x1b[?1002l"},
		{"a busy bar", func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarIndeterminate, 0) }, "\x1b]9;4;3;0\a"},
		{"an error bar", func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarError, 7) }, "\x1b]9;4;2;7\a"},
		{"a warning bar", func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarWarning, 7) }, "\x1b]9;4;4;7\a"},
		{"no bar", func(v *tea.View) { v.ProgressBar = tea.NewProgressBar(tea.ProgressBarNone, 7) }, ""},
	} {
		to := base
		c.change(&to)
		if got := change(wanted(base, mode{}), wanted(to, mode{})); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// No sequence that sets a colour is written when there are to be none.
func TestNoColoursAtAll(t *testing.T) {
	t.Parallel()
	p := Painter{Colours: colorprofile.ASCII}
	p.Resize(10, 1)
	v := everything()
	v.Content = "\x1b[1;31;48;5;9mx\x1b[m"
	if out := string(p.Frame(v)); !strings.Contains(out, "\x1b[1mx\x1b[m ") {
		t.Errorf("wrote %q", out)
	}
	if s := p.rows[0].cells[0].Style; s.Fg != nil || s.Bg != nil || s.Attrs == 0 {
		t.Errorf("style %+v, want bold alone", s)
	}
}

// Control characters that a view lets through reach no terminal.
func TestControlCharactersAreDropped(t *testing.T) {
	t.Parallel()
	p := Painter{Colours: colorprofile.TrueColor}
	p.Resize(20, 2)
	b := p.Frame(tea.NewView("a\u009b2Jb\x07c\td\x1b[2J\ne\u0085\x9d\x1b]0;title\a"))
	for _, bad := range []string{"\u009b", "\u0085", "\x07", "\t", "\x1b[2J", "title"} {
		if got := string(b); len(got) == 0 || strings.Contains(got, bad) {
			t.Errorf("wrote %q, with %q in it", got, bad)
		}
	}
}
