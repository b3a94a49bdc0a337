package friends

import (
	"testing"

	"kakaotui/internal/ui/kit/kittest"
)

// BenchmarkSearchKey10000 is a key of the search among 10,000 friends and the frame after it. Every second key takes back the
// first.
func BenchmarkSearchKey10000(b *testing.B) {
	for name, typed := range map[string]string{"initials": "ㄱ", "syllable": "기", "nobody": "z"} {
		b.Run(name, func(b *testing.B) {
			r := entered(b, many(10_000))
			keys := kittest.Keys(typed, "backspace")
			i := 0
			for b.Loop() {
				r.p.Update(keys[i%2])
				r.p.View(120, 37)
				i++
			}
		})
	}
}

// BenchmarkScroll10000 is a step down among 10,000 friends and the frame after it.
func BenchmarkScroll10000(b *testing.B) {
	r := entered(b, many(10_000))
	key := kittest.Key("pgdown")
	for b.Loop() {
		r.p.Update(key)
		if r.p.View(120, 37); r.p.list.at == len(r.p.list.found)-1 {
			r.p.list.first(false)
		}
	}
}
