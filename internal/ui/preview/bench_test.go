package preview_test

import (
	"testing"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/preview"
)

// BenchmarkDraw is one drawing of the kinds that are drawn at each key.
func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"text-limit", "text-cut", "feed-items", "list-3", "commerce-rate"} {
		b.Run(name, func(b *testing.B) {
			m, o := samples[name], options(40, text.Korean)
			o.Domains = []string{"https://example.com"}
			for b.Loop() {
				preview.Draw(m, o)
			}
		})
	}
}

func BenchmarkNotes(b *testing.B) {
	m, o := samples["feed-items"], options(40, text.Korean)
	for b.Loop() {
		preview.Notes(m, o)
	}
}
