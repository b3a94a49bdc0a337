package paint

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"kakaotui/internal/screen/control"
	"kakaotui/internal/screen/picture"
)

var (
	plainClusters = strings.Split("가 각 힣 한 글 a b Z 0 ~ ─ │ · é ß か ガ 漢 字 Ａ … ★ ₩", " ")
	oddClusters   = []string{
		"\u1112\u1161\u11ab", "\u1100\u1161", // decomposed Hangul
		"\u1112", "\u1161", // single letters of it
		"😀", "🧑‍💻", "👨‍👩‍👧‍👦", "👍🏽", "🏴‍☠️", // emoji, joined, with a skin tone
		"🇰🇷", "🇰", // a flag, half a flag
		"☂️", "☂", "❤️", "⚡", "⚡︎", // variation selectors
		"가\u0301", "é\u0323", // combining marks
		"e\u0301", "1\ufe0f\u20e3",
		"🫠", "𠮷", "ᄒ",
	}
	// What the emulator gets wrong: it prints an ASCII letter before it has seen the marks that belong to it, and then has
	// the letter in the cell and the marks in the next one, or, at the right edge, instead of the letter.
	emulatorKeeps = map[string][]string{
		"e\u0301":       {"e", "\u0301"},
		"1\ufe0f\u20e3": {"1", "\ufe0f\u20e3"}, // it also takes the cluster, which is two columns wide, for one
	}
	styles = []string{"\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[38;5;120m", "\x1b[48;2;10;20;30m", "\x1b[7m", "\x1b[3;9;35m", "\x1b[93;44m"}
)

// walk makes up frame after frame, each a change of the last one.
type walk struct {
	*rand.Rand
	width, height int
	lines         []string
	pictures      bool // the terminal draws pictures where cells stand for them
	agreed        bool // the terminal says it measures clusters: none that the emulator gets wrong
	cursor        *tea.Cursor
}

func (w *walk) line() string {
	var b strings.Builder
	for range w.IntN(w.width + 3) {
		pool := plainClusters
		if w.IntN(12) == 0 {
			pool = oddClusters
		}
		c := pool[w.IntN(len(pool))]
		if w.agreed && emulatorKeeps[c] != nil {
			continue
		}
		switch w.IntN(14) {
		case 0:
			c = styles[w.IntN(len(styles))] + c + ansi.ResetStyle
		case 1:
			c = strings.Repeat(" ", w.IntN(5)) + c
		case 2:
			c = styles[w.IntN(len(styles))] + c
		case 4:
			if w.pictures {
				c = picture.Rows(1+w.IntN(picture.MaxID), 1+w.IntN(4), 1)[0]
			}
		case 3:
			c = ansi.SetHyperlink(fmt.Sprint("https://example.com/", w.IntN(3))) + "link" + ansi.ResetHyperlink()
		}
		b.WriteString(c)
	}
	if w.IntN(10) > 0 { // otherwise a style may be open at its end
		b.WriteString(ansi.ResetStyle)
	}
	return b.String()
}

func (w *walk) step() tea.View {
	for len(w.lines) < w.height {
		w.lines = append(w.lines, w.line())
	}
	switch w.IntN(8) {
	case 0:
		for y := range w.lines {
			w.lines[y] = w.line()
		}
	case 1:
		w.lines[w.IntN(len(w.lines))] = ""
	case 2: // scroll
		w.lines = append(w.lines[1:], w.line())
	case 3: // nothing but the cursor
	default:
		y := w.IntN(len(w.lines))
		g := ansi.Truncate(w.lines[y], w.IntN(w.width), "") // what a person types into the middle of a line
		w.lines[y] = g + plainClusters[w.IntN(len(plainClusters))] + ansi.TruncateLeft(w.lines[y], ansi.StringWidth(g), "")
	}
	switch w.IntN(5) {
	case 0:
		w.cursor = nil
	case 1, 2:
		w.cursor = tea.NewCursor(w.IntN(w.width+2), w.IntN(w.height+1))
	}
	v := tea.NewView(strings.Join(w.lines, "\n"))
	v.AltScreen, v.Cursor = true, w.cursor
	return v
}

// drawn is what a view is meant to look like.
func drawn(v tea.View, width, height int) uv.ScreenBuffer {
	b := uv.NewScreenBuffer(width, height)
	b.Method = ansi.GraphemeWidth
	for y, line := range strings.Split(v.Content, "\n") {
		uv.NewStyledString(line).Draw(b, uv.Rect(0, y, width, 1).Intersect(b.Bounds()))
	}
	return b
}

func compare(e *vt.Emulator, v tea.View, hidden bool, width, height int) error {
	want := drawn(v, width, height)
	for y := range height {
		for x := range width {
			w, g := want.CellAt(x, y), e.CellAt(x, y).Clone()
			g.Link.URL, g.Link.Params = g.Link.Params, g.Link.URL // the emulator takes one for the other
			if w.Equal(g) {
				continue
			}
			if slices.Contains(emulatorKeeps[w.Content], g.Content) {
				continue
			}
			if x > 0 && w.IsZero() && emulatorKeeps[want.CellAt(x-1, y).Content] != nil {
				continue
			}
			return fmt.Errorf("cell %d,%d is %#v, want %#v", x, y, *g, *w)
		}
	}
	if hidden != (v.Cursor == nil) {
		return fmt.Errorf("cursor hidden: %v", hidden)
	}
	if c := v.Cursor; c != nil {
		at := uv.Pos(min(c.X, width-1), min(c.Y, height-1))
		if e.CursorPosition() != at {
			return fmt.Errorf("cursor at %v, want %v", e.CursorPosition(), at)
		}
	}
	return nil
}

// frames paints a random walk and compares the emulator's screen after every write with what was to be shown.
func frames(t testing.TB, seed uint64, steps int) {
	t.Helper()
	w := &walk{Rand: rand.New(rand.NewPCG(seed, 7)), width: 24, height: 5}
	e := vt.NewEmulator(w.width, w.height)
	agreed := tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}
	hidden := false
	e.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { hidden = !v }})
	p := Painter{Colours: colorprofile.TrueColor, sync: w.IntN(2) == 0}
	w.agreed = w.IntN(2) == 0
	if w.agreed {
		p.Report(agreed)
	}
	if w.pictures = w.IntN(3) == 0; w.pictures {
		p.Pictures.Terminal.Graphics = control.Kitty
	}
	p.Resize(w.width, w.height)
	for i := range steps {
		var bytes []byte
		var v tea.View
		switch w.IntN(30) {
		case 0:
			w.width, w.height = 1+w.IntN(40), 1+w.IntN(9)
			w.lines = nil
			e.Resize(w.width, w.height)
			p.Resize(w.width, w.height)
		case 1: // ctrl+l after another program wrote over the screen, with its styles, margins and letters
			_, _ = e.WriteString("\x1b[2;3r\x1b[31m\x1b(0쓰레기qqq")
			p.Repaint()
		case 2: // away and back
			bytes = append(bytes, p.Leave()...)
		case 3:
			w.agreed, w.lines = true, nil
			p.Report(agreed)
		}
		burst := 1
		if w.IntN(4) == 0 {
			burst += w.IntN(6)
		}
		for range burst {
			v = w.step()
			bytes = append(bytes, p.Frame(v)...)
		}
		_, _ = e.Write(bytes)
		if err := compare(e, v, hidden, w.width, w.height); err != nil {
			t.Fatalf("seed %d, step %d: %v\nview %q\nwrote %q", seed, i, err, v.Content, bytes)
		}
		if again := p.Frame(v); len(again) > 0 {
			t.Fatalf("seed %d, step %d: nothing changed, and %q was written", seed, i, again)
		}
	}
}

func TestRandomFramesAreShown(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		frames(t, seed, 20)
	}
}

func FuzzFrames(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { frames(t, seed, 30) })
}

// FuzzContent gives the painter what no view should hold: whatever that is, it writes glyphs and its own sequences alone, and
// knows afterwards what it has written.
func FuzzContent(f *testing.F) {
	f.Add("a\u009b2Jb\x07c\td\x1b[2J\ne\u0085\x9d\x1b]0;title\a", uint8(20))
	f.Add("\x1b]8;;https://예서.kr\a서\x1b[1m한\u0301\xff\r한\x7f", uint8(3))
	f.Fuzz(func(t *testing.T, content string, width uint8) {
		p := Painter{Colours: colorprofile.TrueColor}
		p.Resize(max(1, int(width)), 3)
		v := tea.NewView(content)
		parser := ansi.GetParser()
		defer ansi.PutParser(parser)
		state := byte(0)
		for b := p.Frame(v); len(b) > 0; {
			seq, _, n, next := ansi.DecodeSequence(b, state, parser)
			if !ownBytes(seq, parser.Command()) {
				t.Fatalf("%q was written of %q", seq, content)
			}
			b, state = b[n:], next
		}
		if again := p.Frame(v); len(again) > 0 {
			t.Fatalf("nothing changed, and %q was written", again)
		}
	})
}

// ownBytes tells whether a sequence is a painter's, or text without control characters.
func ownBytes(seq []byte, command int) bool {
	switch {
	case ansi.HasCsiPrefix(seq):
		return slices.Contains([]int{'H', 'K', 'm'}, command) || bytes.ContainsAny(seq, "?>=r")
	case ansi.HasOscPrefix(seq):
		return command == 8
	default:
		return control.Printable(string(seq)) == string(seq) || slices.Contains([]string{"\x0f", "\x1b(B"}, string(seq))
	}
}
