package hangul

import (
	"strings"
	"unicode/utf8"
)

// Show gives s as it is drawn: tabs expanded, controls and invisible characters as visible signs (see Measure.Cell). A line
// break is shown as a sign as well.
func Show(s string) string {
	shown, _ := clip(s, -1)
	return shown
}

// Clip gives s as drawn, cut after the last whole grapheme that fits into width columns.
func Clip(s string, width int) string {
	shown, _ := clip(s, max(width, 0))
	return shown
}

// Elide gives s as drawn when it fits into width columns; else as much of it as leaves room for tail, an ellipsis say, and tail.
func Elide(s string, width int, tail string) string {
	shown, all := clip(s, max(width, 0))
	if all {
		return shown
	}
	tail = Clip(tail, width)
	return Clip(s, width-Width(tail)) + tail
}

// PadRight gives s as drawn with spaces up to width columns. Longer text stays as it is: clip or elide it first.
func PadRight(s string, width int) string {
	s = Show(s)
	return s + strings.Repeat(" ", max(width-Width(s), 0))
}

// clip draws s into at most width columns (no limit when negative) and tells whether all of it is there.
func clip(s string, width int) (shown string, all bool) {
	var b strings.Builder
	for col := 0; s != ""; {
		n := First(s)
		cell := ByGrapheme.Cell(s[:n], col)
		if width >= 0 && col+cell.Width > width {
			return b.String(), false
		}
		b.WriteString(cell.Text)
		col += cell.Width
		s = s[n:]
	}
	return b.String(), true
}

// Valid gives s with each run of invalid UTF-8 replaced by U+FFFD.
func Valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
