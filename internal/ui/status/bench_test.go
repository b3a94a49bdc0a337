package status

import (
	"testing"
	"time"

	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func BenchmarkFrame(b *testing.B) {
	s, _ := kittest.Shared()
	s.Account = kittest.Account()
	now := kittest.Now
	s.Ports.Now = func() time.Time { return now }
	p := New(s)
	b.ReportAllocs()
	for b.Loop() {
		now = now.Add(time.Second)
		p.Update(kit.Tick{Now: now})
		p.View(120, 37)
	}
}
