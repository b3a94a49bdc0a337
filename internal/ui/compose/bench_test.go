package compose

import (
	"fmt"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func benchPage(b *testing.B, lines, entries int) (*Page, *kit.Shared) {
	b.Helper()
	s, _ := kittest.Shared()
	s.Account = kittest.Account()
	p := newPage(s)
	p.message.SetText(strings.Repeat("오늘 14시에 서버 점검이 있어요.\n", lines))
	for i := range entries {
		s.Log.Append(event(session.Sent, kakao.OpSendToMe, fmt.Sprintf("좋은 아침이에요 %d", i), nil))
	}
	p.View(120, 37)
	return p, s
}

// BenchmarkFrame is a frame in which nothing changed, as after a tick.
func BenchmarkFrame(b *testing.B) {
	p, _ := benchPage(b, 5, 100)
	b.ReportAllocs()
	for b.Loop() {
		p.View(120, 37)
	}
}

// BenchmarkLog is one more entry and the frame after it.
func BenchmarkLog(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p, s := benchPage(b, 5, n)
			e := event(session.Sent, kakao.OpSendToMe, "좋은 아침이에요", nil)
			b.ReportAllocs()
			for b.Loop() {
				s.Log.Append(e)
				p.Update(kit.EventMsg{Event: e})
				p.View(120, 37)
			}
		})
	}
}

// BenchmarkKey is one key in the editor and the frame after it. Every second key takes back the first, so that the text keeps
// its length.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p, _ := benchPage(b, n, 100)
			for _, m := range kittest.Run(p.draft.Load()) {
				p.Update(m)
			}
			keys := kittest.Keys("가", "backspace")
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				p.Update(keys[i%2])
				p.View(120, 37)
				i++
			}
		})
	}
}
