package part

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// look is what the drawing of every part depends on besides its own state: a cached drawing holds while it is the same.
type look struct {
	theme  kit.Theme
	glyphs kit.Glyphs
	lang   text.Lang
	w, h   int
}

func lookOf(s *kit.Shared, w, h int) look { return look{s.Theme, s.Glyphs, s.Lang, w, h} }

// cell is plain text in exactly w columns: cut with an ellipsis or filled with spaces.
func cell(s, ellipsis string, w int) string {
	return hangul.PadRight(hangul.Elide(s, w, ellipsis), w)
}

// Between draws left at the left and right at the right end of w columns, plain text both. The right one stays whole as
// long as it fits; the left one is cut.
func Between(s *kit.Shared, left, right string, w int) (l, gap, r string) {
	r = hangul.Clip(right, w)
	room := w - hangul.Width(r)
	if r != "" {
		room--
	}
	l = hangul.Elide(left, max(room, 0), s.Glyphs.Ellipsis)
	return l, strings.Repeat(" ", max(0, w-hangul.Width(l)-hangul.Width(r))), r
}

// toRight is plain text at the right end of w columns.
func toRight(s string, w int) string {
	return spaces(w-hangul.Width(s)) + hangul.Clip(s, w)
}
