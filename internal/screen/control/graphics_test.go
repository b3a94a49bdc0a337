package control

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// told gives what a model is told after a terminal's bytes, read as Bubble Tea reads them.
func told(q *Questions, answer string) (out []tea.Msg) {
	var d uv.EventDecoder
	for b := []byte(answer); len(b) > 0; {
		n, e := d.Decode(b)
		if version, ok := e.(uv.TerminalVersionEvent); ok {
			e = tea.TerminalVersionMsg(version)
		}
		out = append(out, q.Answer(e))
		b = b[n:]
	}
	return out
}

func TestGraphics(t *testing.T) {
	t.Parallel()
	const (
		ok, cell = "\x1b_Gi=31;OK\x1b\\", "\x1b[6;20;9t"
		bad      = "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\"
		plain    = "\x1b[?62;22c"
		six      = "\x1b[?62;4;22c"
	)
	name := func(s string) string { return "\x1bP>|" + s + "\x1b\\" }
	for _, c := range []struct {
		terminal, says string
		want           GraphicsMsg
	}{
		{"kitty", ok + name("kitty(0.35.2)") + cell + plain, GraphicsMsg{Kitty, 9, 20}},
		{"ghostty, which says no size", ok + name("ghostty 1.1.0") + plain, GraphicsMsg{Kitty, 0, 0}},
		{"wezterm", ok + name("WezTerm 20240203") + cell + six, GraphicsMsg{Sixel, 9, 20}},
		{"a terminal without a name", ok + cell + plain, GraphicsMsg{NoGraphics, 9, 20}},
		{"kitty without graphics", bad + name("kitty(0.35.2)") + plain, GraphicsMsg{}},
		{"foot", name("foot(1.16.2)") + cell + six, GraphicsMsg{Sixel, 9, 20}},
		{"Sixel of an unknown size", six, GraphicsMsg{}},
		{"one that knows nothing", plain, GraphicsMsg{}},
	} {
		var q Questions
		if seq, _ := q.Ask(Pictures, time.Hour); seq != "\x1b_Gi=31,a=q,s=1,v=1,t=d,f=24;AAAA\x1b\\\x1b[>q\x1b[16t\x1b[c" {
			t.Errorf("asked %q", seq)
		}
		answers := told(&q, c.says)
		if got := answers[len(answers)-1]; got != c.want {
			t.Errorf("%s: %#v, want %#v", c.terminal, got, c.want)
		}
	}
}

func TestGraphicsWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	var q Questions
	_, late := q.Ask(Pictures, 0)
	_ = told(&q, "\x1b_Gi=31;OK\x1b\\")
	if got := q.Answer(late()); got != (GraphicsMsg{}) {
		t.Errorf("told %#v", got)
	}
	for _, got := range told(&q, "\x1b[?62;4c") {
		if _, ok := got.(GraphicsMsg); ok {
			t.Errorf("told %#v after that", got)
		}
	}
}
