package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// benchApp is the app at 120x40 with a text and some calls in its log.
func benchApp(b *testing.B, options ...option) *rig {
	r := running(b, options...)
	r.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	for range 20 {
		calls(r)
	}
	r.press(strings.Repeat("가나다 ", 30))
	r.app.View()
	return r
}

// A frame in which only the countdowns changed: what each second costs.
func BenchmarkFrameOfATick(b *testing.B) {
	for _, page := range []kit.PageID{kit.Compose, kit.Status} {
		b.Run(string(page), func(b *testing.B) {
			r := benchApp(b, at(page))
			for b.Loop() {
				r.pass(time.Second)
				r.app.tick(r.app.second(r.now).(tickMsg))
				r.app.View()
			}
		})
	}
}

// A letter typed into the message and erased again, each with its frame.
func BenchmarkFrameOfAKey(b *testing.B) {
	r := benchApp(b)
	letter, erase := kittest.Key("가"), kittest.Key("backspace")
	for b.Loop() {
		for _, k := range []tea.KeyPressMsg{letter, erase} {
			r.app.Update(k)
			r.app.View()
		}
	}
}
