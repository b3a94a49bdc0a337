package compose

import (
	"strings"
	"unicode"

	"kakaotui/internal/hangul"
)

// clearSent takes what was sent out of the editor. Words typed meanwhile stay; where they cannot be told from what was sent, all of
// it does, which is said.
func (p *Page) clearSent() {
	sent := p.out.frozen.words
	from, to, ok := besides(sent.Text, p.message.Text())
	if p.out.mixed = !ok; !ok {
		return
	}
	p.message.Keep(from, to)
	if p.link.Value() == sent.Link {
		p.link.Clear()
	}
	if p.mobile.Value() == sent.MobileLink {
		p.mobile.Clear()
	}
	if p.button.Value() == sent.Button {
		p.button.Clear()
	}
}

// besides finds what was typed behind a sent text, or before it, without the space between: now[from:to]. ok is false when something
// inside of it was changed, too late for the message; where nothing is left of now, nothing is to be told apart.
func besides(sent, now string) (from, to int, ok bool) {
	switch {
	case strings.HasPrefix(now, sent) && parts(now, len(sent)):
		rest := strings.TrimLeftFunc(now[len(sent):], unicode.IsSpace)
		return len(now) - len(rest), len(now), true
	case strings.HasSuffix(now, sent) && parts(now, len(now)-len(sent)):
		return 0, len(strings.TrimRightFunc(now[:len(now)-len(sent)], unicode.IsSpace)), true
	}
	return 0, 0, now == ""
}

// parts tells whether one character ends and another begins at an offset: what was typed may have joined the last syllable.
func parts(s string, at int) bool {
	i := strings.LastIndexByte(s[:at], '\n') + 1
	for i < at {
		i += hangul.First(s[i:])
	}
	return i == at
}
