package part

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// More says how many entries of a list are out of sight above and below those on show; "" when all are in sight.
func More(s *kit.Shared, above, below int) string {
	more := ""
	if above > 0 {
		more = s.Say(text.PartAbove, above)
	}
	if below > 0 && more != "" {
		more += " " + s.Glyphs.Dot + " "
	}
	if below > 0 {
		more += s.Say(text.PartBelow, below)
	}
	return more
}

// apart is how many columns there are at least between a title, how many there are and how many are out of sight.
const apart = 3

// Titled is the title of a list, in exactly w columns. At its right end stands how many there are, and how many of them are out
// of sight, so that this takes no row of the list. Where there is no room for both, what is out of sight counts.
func Titled(s *kit.Shared, title, count string, above, below, w int) string {
	right := count
	if more := More(s, above, below); more != "" {
		right = more
		if both := count + spaces(apart) + more; count != "" && hangul.Width(title)+apart+hangul.Width(both) <= w {
			right = both
		}
	}
	left, gap, right := Between(s, title, right, w)
	return s.Theme.Title.On(left) + gap + s.Theme.Dim.On(right)
}
