package paint

import (
	"fmt"
	"image/color"
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
type modes [18]mode

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

// wanted gives the modes a view asks for. Colours are left alone when the terminal is to show none.
//
// A terminal understands the Kitty keyboard flags or modifyOtherKeys or neither; each ignores what it does not know. The
// flags that were granted are asked for, and come as tea.KeyboardEnhancementsMsg. The person's own title is put away on a
// stack; a terminal without that stack is left with an empty title, which most replace by their own.
func wanted(v tea.View, clusters mode, colours bool) modes {
	title, bar, c := control.Printable(v.WindowTitle), tea.ProgressBar{}, tea.Cursor{}
	if v.ProgressBar != nil {
		bar = *v.ProgressBar
	}
	visible := hidden
	if v.Cursor != nil {
		c, visible = *v.Cursor, shown
	}
	if !colours {
		v.ForegroundColor, v.BackgroundColor, c.Color = nil, nil, nil
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
		when(true, ansi.SetModifyOtherKeys2+ansi.PushKittyKeyboard(0), ansi.PopKittyKeyboard(1)+ansi.ResetModifyOtherKeys),
		when(true, ansi.KittyKeyboard(keyFlags(v.KeyboardEnhancements), 1)+ansi.RequestKittyKeyboard, ""),
		when(title != "", "\x1b[22;2t", "\x1b[23;2t"),
		when(title != "", ansi.SetWindowTitle(title), ansi.SetWindowTitle("")),
		when(bar.State != tea.ProgressBarNone, fmt.Sprintf("\x1b]9;4;%d;%d\a", bar.State, min(max(bar.Value, 0), 100)), ansi.ResetProgressBar),
		colour(v.ForegroundColor, ansi.SetForegroundColor, ansi.ResetForegroundColor),
		colour(v.BackgroundColor, ansi.SetBackgroundColor, ansi.ResetBackgroundColor),
		colour(c.Color, ansi.SetCursorColor, ansi.ResetCursorColor),
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

func colour(c color.Color, set func(string) string, reset string) mode {
	return when(c != nil, set(ansi.XRGBColor{Color: c}.String()), reset)
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

// keyFlags gives the flags of the Kitty keyboard protocol: bits in its order, beginning with the one that tells keys from
// other sequences.
func keyFlags(k tea.KeyboardEnhancements) (flags int) {
	for i, asked := range []bool{true, k.ReportEventTypes, k.ReportAlternateKeys, k.ReportAllKeysAsEscapeCodes, k.ReportAssociatedText} {
		if asked {
			flags |= 1 << i
		}
	}
	return flags
}
