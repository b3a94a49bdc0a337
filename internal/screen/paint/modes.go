package paint

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/control"
)

// mode is one thing the terminal was asked for: the bytes that ask for it and those that take it back. The zero value is
// what a terminal is that nobody has touched.
type mode struct{ on, off string }

// modes is everything the terminal was asked for, in the order in which it is to be asked and against which it is to be
// taken back. Entering is the change from the zero value, leaving the change to it.
type modes [14]mode

// Places of the modes that the painter looks at.
const (
	alternate = 0 // the alternate screen
	cursor    = len(modes{}) - 1
)

// Modes of the cursor.
var (
	shown  = mode{ansi.SetModeTextCursorEnable, ansi.SetModeTextCursorEnable}
	hidden = mode{ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable}
)

// keyFlags are asked of Kitty's keyboard protocol: keys told from other sequences, and the key a letter stands on in the
// Latin layout, since ctrl+ㅂ is ctrl+q.
const keyFlags = ansi.KittyDisambiguateEscapeCodes | ansi.KittyReportAlternateKeys

// wanted gives the modes a view asks for.
//
// A terminal understands the Kitty keyboard flags or modifyOtherKeys or neither; each ignores what it does not know. The
// person's own title is put away on a stack; a terminal without that stack is left with an empty title, which most replace by
// their own.
func wanted(v tea.View, clusters mode) modes {
	title, bar, c, visible := control.Printable(v.WindowTitle), tea.ProgressBar{}, tea.Cursor{}, hidden
	if v.ProgressBar != nil {
		bar = *v.ProgressBar
	}
	if v.Cursor != nil {
		c, visible = *v.Cursor, shown
	}
	return modes{
		alternate: when(v.AltScreen, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor),
		when(true, ansi.ResetModeAutoWrap, ansi.SetModeAutoWrap),
		when(!v.DisableBracketedPasteMode, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste),
		when(v.ReportFocus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent),
		clusters,
		when(v.MouseMode == tea.MouseModeCellMotion, ansi.SetModeMouseButtonEvent, ansi.ResetModeMouseButtonEvent),
		when(v.MouseMode == tea.MouseModeAllMotion, ansi.SetModeMouseAnyEvent, ansi.ResetModeMouseAnyEvent),
		when(v.MouseMode != tea.MouseModeNone, ansi.SetModeMouseExtSgr, ansi.ResetModeMouseExtSgr),
		when(true, ansi.SetModifyOtherKeys2+ansi.PushKittyKeyboard(keyFlags), ansi.PopKittyKeyboard(1)+ansi.ResetModifyOtherKeys),
		when(title != "", "\x1b[22;2t", "\x1b[23;2t"),
		when(title != "", ansi.SetWindowTitle(title), ansi.SetWindowTitle("")),
		when(bar.State != tea.ProgressBarNone, fmt.Sprintf("\x1b]9;4;%d;%d\a", bar.State, min(max(bar.Value, 0), 100)), ansi.ResetProgressBar),
		when(v.Cursor != nil, ansi.SetCursorStyle(uv.CursorShape(c.Shape).Encode(c.Blink)), ansi.SetCursorStyle(0)),
		visible,
	}
}

func when(asked bool, on, off string) mode {
	if !asked {
		return mode{}
	}
	return mode{on, off}
}

// change gives the bytes that bring a terminal from one set of modes to another. Keyboard flags, and with some terminals
// other modes too, belong to one of the two screens: on the way from one to the other everything is taken back.
func change(from, to modes) string {
	if from[alternate] != to[alternate] && from != (modes{}) && to != (modes{}) {
		return change(from, modes{}) + change(modes{}, to)
	}
	var b strings.Builder
	for i := len(from) - 1; i >= 0; i-- {
		if to[i] == (mode{}) {
			b.WriteString(from[i].off)
		}
	}
	for i := range to {
		if from[i] != to[i] {
			b.WriteString(to[i].on)
		}
	}
	return b.String()
}
