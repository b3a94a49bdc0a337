package part

import (
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// A person is warned by LoginSoon before the login runs out, and more urgently from LoginSoonest on.
const (
	LoginSoon    = 14 * 24 * time.Hour
	LoginSoonest = 24 * time.Hour
)

// QuotaNear is true from four fifths of what a person may send a day, and when Kakao said that the quota is used up.
func QuotaNear(q session.Quota) bool {
	return q.Refusal != "" || near(q.Sender) || near(q.App)
}

func near(c session.Count) bool { return c.Limit > 0 && c.Used*5 >= c.Limit*4 }

// Today is what was used of Kakao's limits, each in a few words, to be drawn beside or below one another.
func Today(s *kit.Shared, q session.Quota) (words []string, paints []kit.Paint) {
	add := func(warn bool, say string) {
		paint := kit.Paint{}
		if warn {
			paint = s.Theme.Warn
		}
		words, paints = append(words, say), append(paints, paint)
	}
	add(near(q.Sender), s.Say(text.PartTodaySent, q.Sender.Used, q.Sender.Limit))
	add(near(q.Access) || near(q.Refresh), s.Say(text.PartTodayTokens, q.Access.Used, q.Access.Limit))
	return words, paints
}

// TodayRows are the words of Today beside one another where they fit, with what is worth a warning below.
func TodayRows(s *kit.Shared, q session.Quota, w int) []string {
	words, paints := Today(s, q)
	row, width := "", 0
	var rows []string
	for i, word := range words {
		n := hangul.Width(word)
		if width > 0 && width+3+n > w {
			rows, row, width = append(rows, row), "", 0
		}
		if n > w {
			for _, r := range kit.Wrap(word, max(8, w)) {
				rows = append(rows, paints[i].On(hangul.Clip(r, w)))
			}
			continue
		}
		if width > 0 {
			row, width = row+"   ", width+3
		}
		row, width = row+paints[i].On(word), width+n
	}
	if width > 0 {
		rows = append(rows, row)
	}
	warn := func(paint kit.Paint, say string) {
		for _, r := range kit.Wrap(text.Visible(say), max(8, w)) {
			rows = append(rows, paint.On(hangul.Clip(r, w)))
		}
	}
	if q.Sender.Reached() && q.Sender.Limit > 0 || q.App.Reached() && q.App.Limit > 0 {
		warn(s.Theme.Warn, s.Say(text.PartTodayReached))
	}
	if q.Refusal != "" {
		warn(s.Theme.Bad, s.Say(text.PartTodayRefused, q.Refusal, text.Clock(q.RefusedAt)))
	}
	if q.Unknown > 0 {
		warn(s.Theme.Dim, s.Say(text.PartTodayUnknown, q.Unknown))
	}
	if q.HeldUntil.After(s.Ports.Now()) {
		warn(s.Theme.Warn, s.Say(text.PartTodayHeld, text.Clock(q.HeldUntil)))
	}
	return rows
}
