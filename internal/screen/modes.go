package screen

import (
	"fmt"
	"image/color"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes is everything the terminal was asked to be. The zero value is a terminal nobody has touched, so that entering is
// the change from the zero value and leaving is the change to it.
type modes struct {
	alt     bool // the alternate screen
	nowrap  bool // no automatic wrap at the right edge
	hidden  bool // no cursor
	paste   bool // bracketed paste
	focus   bool // focus reports
	unicode bool // mode 2027: the width of a grapheme cluster, not of its runes
	mouse   tea.MouseMode
	keys    int // Kitty keyboard flags, with modifyOtherKeys beside them; 0: neither
	shape   int // DECSCUSR; 0: the person's own
	title   string
	bar     tea.ProgressBar
	// Colours as #rrggbb; empty: the person's own.
	cursor, foreground, background string
}

// wanted gives the modes a view asks for. Colours are left alone when the terminal is to show none.
func wanted(v tea.View, clusters, colours bool) modes {
	m := modes{
		alt: v.AltScreen, nowrap: true, hidden: v.Cursor == nil, paste: !v.DisableBracketedPasteMode, focus: v.ReportFocus,
		unicode: clusters, mouse: v.MouseMode, keys: keyFlags(v.KeyboardEnhancements), title: printable(v.WindowTitle),
	}
	if v.ProgressBar != nil {
		m.bar = *v.ProgressBar
	}
	if colours {
		m.foreground, m.background = hex(v.ForegroundColor), hex(v.BackgroundColor)
	}
	if c := v.Cursor; c != nil {
		m.shape = 2*int(c.Shape) + 1
		if !c.Blink {
			m.shape++
		}
		if colours {
			m.cursor = hex(c.Color)
		}
	}
	return m
}

func keyFlags(k tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	for _, f := range []struct {
		on   bool
		flag int
	}{
		{k.ReportEventTypes, ansi.KittyReportEventTypes},
		{k.ReportAlternateKeys, ansi.KittyReportAlternateKeys},
		{k.ReportAllKeysAsEscapeCodes, ansi.KittyReportAllKeysAsEscapeCodes},
		{k.ReportAssociatedText, ansi.KittyReportAssociatedKeys},
	} {
		if f.on {
			flags |= f.flag
		}
	}
	return flags
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// printable drops control characters, which would end the sequence a text is put into.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// change gives the bytes that bring a terminal from one set of modes to another.
func change(from, to modes) string {
	if from == to {
		return ""
	}
	var b strings.Builder
	// The Kitty flags belong to one of the two screens: they are popped on the one that is left.
	if from.alt != to.alt && from.keys != 0 {
		b.WriteString(keys(from.keys, 0))
		from.keys = 0
	}
	toggle(&b, from.alt, to.alt, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor)
	toggle(&b, from.nowrap, to.nowrap, ansi.ResetModeAutoWrap, ansi.SetModeAutoWrap)
	toggle(&b, from.paste, to.paste, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste)
	toggle(&b, from.focus, to.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent)
	toggle(&b, from.unicode, to.unicode, ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore)
	if from.mouse != to.mouse {
		b.WriteString(mouse(from.mouse, to.mouse))
	}
	b.WriteString(keys(from.keys, to.keys))
	b.WriteString(title(from.title, to.title))
	if from.bar != to.bar {
		b.WriteString(bar(to.bar))
	}
	colour(&b, from.foreground, to.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor)
	colour(&b, from.background, to.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor)
	colour(&b, from.cursor, to.cursor, ansi.SetCursorColor, ansi.ResetCursorColor)
	if from.shape != to.shape {
		b.WriteString(ansi.SetCursorStyle(to.shape))
	}
	// Some terminals remember for each screen whether it has a cursor.
	if from.hidden != to.hidden || from.alt != to.alt {
		toggle(&b, !to.hidden, to.hidden, ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable)
	}
	return b.String()
}

func toggle(b *strings.Builder, from, to bool, on, off string) {
	switch {
	case to && !from:
		b.WriteString(on)
	case from && !to:
		b.WriteString(off)
	}
}

func mouse(from, to tea.MouseMode) string {
	const cells, all, sgr = ansi.SetModeMouseButtonEvent, ansi.SetModeMouseAnyEvent, ansi.SetModeMouseExtSgr
	off := ""
	switch from {
	case tea.MouseModeCellMotion:
		off = ansi.ResetModeMouseButtonEvent
	case tea.MouseModeAllMotion:
		off = ansi.ResetModeMouseAnyEvent
	}
	switch to {
	case tea.MouseModeCellMotion:
		return off + cells + sgr
	case tea.MouseModeAllMotion:
		return off + all + sgr
	default:
		return off + ansi.ResetModeMouseExtSgr
	}
}

// keys pushes, replaces or pops the Kitty keyboard flags. A terminal understands them or modifyOtherKeys or neither; each
// ignores what it does not know. The flags that were granted are asked for, and come as tea.KeyboardEnhancementsMsg.
func keys(from, to int) string {
	switch {
	case from == to:
		return ""
	case from == 0:
		return ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(to) + ansi.RequestKittyKeyboard
	case to == 0:
		return ansi.PopKittyKeyboard(1) + ansi.ResetModifyOtherKeys
	default:
		return ansi.KittyKeyboard(to, 1) + ansi.RequestKittyKeyboard
	}
}

// title puts the person's own title away before the first one is set and brings it back after the last; a terminal
// without that stack is left with an empty title, which most replace by their own.
func title(from, to string) string {
	const save, restore = "\x1b[22;2t", "\x1b[23;2t"
	switch {
	case from == to:
		return ""
	case from == "":
		return save + ansi.SetWindowTitle(to)
	case to == "":
		return ansi.SetWindowTitle("") + restore
	default:
		return ansi.SetWindowTitle(to)
	}
}

func bar(p tea.ProgressBar) string {
	switch p.State {
	case tea.ProgressBarDefault:
		return ansi.SetProgressBar(p.Value)
	case tea.ProgressBarError:
		return ansi.SetErrorProgressBar(p.Value)
	case tea.ProgressBarIndeterminate:
		return ansi.SetIndeterminateProgressBar
	case tea.ProgressBarWarning:
		return ansi.SetWarningProgressBar(p.Value)
	default:
		return ansi.ResetProgressBar
	}
}

func colour(b *strings.Builder, from, to string, set func(string) string, reset string) {
	switch {
	case from == to:
	case to == "":
		b.WriteString(reset)
	default:
		b.WriteString(set(to))
	}
}
