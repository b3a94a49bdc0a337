package part

import (
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// TokenBars draws both tokens in one short row each, for a column beside something else.
func TokenBars(s *kit.Shared, t store.Tokens, now time.Time, w int) []string {
	words := wordsWidth(s, text.PartAccessWord, text.PartRefreshWord)
	left := []string{
		Lifetime(s, t.AccessExpiresAt.Sub(now)),
		text.RemainingShort(t.RefreshExpiresAt.Sub(now), s.Lang),
	}
	if !now.Before(t.RefreshExpiresAt) {
		left[1] = s.Say(text.PartExpired)
	}
	leftW := max(hangul.Width(left[0]), hangul.Width(left[1]), 8)
	bar := max(4, w-words-leftW-4)
	row := func(word text.Sentence, part float64, left string) string {
		r := hangul.PadRight(s.Say(word), words) + "  " + Bar(s, part, bar) + "  " + left
		return kit.Clip(r, w)
	}
	return []string{
		row(text.PartAccessWord, Left(t.IssuedAt, t.AccessExpiresAt, now), left[0]),
		row(text.PartRefreshWord, Left(t.RefreshIssuedAt, t.RefreshExpiresAt, now), left[1]),
	}
}

// Lifetime is what is left of a token to the second, or that nothing is.
func Lifetime(s *kit.Shared, left time.Duration) string {
	if left <= 0 {
		return s.Say(text.PartExpired)
	}
	return text.Remaining(left, s.Lang)
}
