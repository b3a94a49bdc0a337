package compose

import (
	"fmt"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit/kittest"
)

// BenchmarkPast is one more entry and the frame after it, over a past that a person has scrolled through, and a step into it.
func BenchmarkPast(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p, s := benchPage(b, 5, 10)
			fake := s.Ports.Session.(*kittest.Session)
			fake.History = kittest.Past(n)
			p.focusOn(log)
			for p.log.Shown() < n {
				// As the pane asks: the pages are served from where it stands, not searched for by the fake.
				before := p.log.Shown()
				p.log.Press("end")
				kittest.Settle(p, s.Jobs, kittest.Run(p.log.More())...)
				if p.log.Shown() == before {
					break
				}
				fake.History = fake.History[min(100, len(fake.History)):]
			}
			p.log.Press("home")
			p.View(120, 37)
			e := event(session.Sent, kakao.OpSendToMe, "좋은 아침이에요", nil)
			b.ReportAllocs()
			for b.Loop() {
				s.Log.Append(e)
				p.View(120, 37)
				p.log.Press("down")
				p.View(120, 37)
				p.log.Press("home")
			}
		})
	}
}
