package part

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Names are n names in at most w columns, cut between names: "김이슬, 홍길동 외 3명". The first one is always there, cut within only
// where it does not fit alone. Names must be safe to show; no more of them are asked for than fit.
func Names(s *kit.Shared, n int, name func(int) string, w int) string {
	line, best := "", ""
	for i := range n {
		if i > 0 {
			line += ", "
		}
		line += name(i)
		shown := line
		if rest := n - i - 1; rest > 0 {
			shown = s.Say(text.FriendsAndMore, line, rest)
		}
		if hangul.Width(shown) <= w {
			best = shown
		} else if hangul.Width(line) > w {
			break
		}
	}
	if best != "" || n == 0 {
		return best
	}
	if n == 1 {
		return hangul.Elide(name(0), w, s.Glyphs.Ellipsis)
	}
	more := hangul.Width(s.Say(text.FriendsAndMore, "", n-1))
	return hangul.Clip(s.Say(text.FriendsAndMore, hangul.Elide(name(0), max(2, w-more), s.Glyphs.Ellipsis), n-1), w)
}

// Recipients are those that messages go to now, in at most w columns: oneself, or friends by name.
func Recipients(s *kit.Shared, w int) string {
	if len(s.To) == 0 {
		return s.Say(text.FriendsMe)
	}
	return Names(s, len(s.To), func(i int) string { return kit.Nickname(s.To[i]) }, w)
}
