package paint

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// stubborn is a terminal that knows no clusters and has an opinion of its own on the width of every rune in doubt. It
// understands what rows write and nothing else.
type stubborn struct {
	width func(string) int
	cells [][]string
	x, y  int
}

func (s *stubborn) write(b []byte) {
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for state := byte(0); len(b) > 0; {
		seq, width, n, next := ansi.DecodeSequence(b, state, p)
		state = next
		switch {
		case width > 0:
			s.put(string(seq))
		case ansi.HasCsiPrefix(seq) && p.Command() == 'H':
			y, _ := p.Param(0, 1)
			x, _ := p.Param(1, 1)
			s.x, s.y = max(x, 1)-1, max(y, 1)-1
		case ansi.HasCsiPrefix(seq) && p.Command() == 'K':
			for x := s.x; x < len(s.cells[s.y]); x++ {
				s.cells[s.y][x] = " "
			}
		}
		b = b[n:]
	}
}

// put shows every rune of a cluster by itself, at the right edge the last one over the others, and blanks what is left of
// a wide glyph when its other half is written over.
func (s *stubborn) put(cluster string) {
	row := s.cells[s.y]
	for _, r := range cluster {
		glyph := string(r)
		w := ansi.WcWidth.StringWidth(glyph)
		if doubtful(uv.Cell{Content: cluster, Width: ansi.StringWidth(cluster)}) {
			w = s.width(glyph)
		}
		for i := range w {
			x := min(s.x+i, len(row)-1)
			if row[x] == "" && i == 0 && x > 0 {
				row[x-1] = " "
			}
			if x+1 < len(row) && row[x+1] == "" && i == w-1 {
				row[x+1] = " "
			}
			row[x] = ""
			if i == 0 {
				row[x] = glyph
			}
		}
		s.x = min(s.x+w, len(row)-1)
	}
}

// A terminal that disagrees about widths shows all that is not in doubt in its right place, even in the same row.
func TestTerminalOfAnotherOpinion(t *testing.T) {
	t.Parallel()
	opinions := map[string]func(string) int{
		"every rune by itself": func(r string) int { return ansi.WcWidth.StringWidth(r) },
		"all narrow":           func(string) int { return 1 },
		"all wide":             func(string) int { return 2 },
		"all invisible":        func(string) int { return 0 },
	}
	for name, width := range opinions {
		w := &walk{Rand: rand.New(rand.NewPCG(1, 2)), width: 30, height: 4}
		s := &stubborn{width: width, cells: make([][]string, w.height)}
		for y := range s.cells {
			s.cells[y] = strings.Split(strings.Repeat(" ", w.width), "")
		}
		p := &Painter{Colours: colorprofile.TrueColor}
		p.Resize(w.width, w.height)
		for step := range 300 {
			v := w.step()
			s.write(p.Frame(v))
			want := drawn(v, w.width, w.height)
			for y := range w.height {
				for x := 0; x < w.width; x++ {
					c := want.CellAt(x, y)
					if doubtful(*c) { // its glyph may be anything, and one cell to its left may have been cut by it
						x += c.Width - 1
						continue
					}
					if s.cells[y][x] != c.Content {
						t.Fatalf("%s: step %d, cell %d,%d shows %q, want %q\nrow %q", name, step, x, y, s.cells[y][x], c.Content, s.cells[y])
					}
				}
			}
		}
	}
}

// What a line leaves open is not carried into the next one, and not into the next row of the terminal either.
func TestStylesEndWithTheirLine(t *testing.T) {
	t.Parallel()
	p := &Painter{Colours: colorprofile.TrueColor}
	p.Resize(6, 2)
	got := string(p.Frame(tea.NewView("\x1b[1m\x1b]8;;https://example.com\a가\n나")))
	if want := "가\x1b[m\x1b]8;;\a \x1b[K\x1b[2;1H\x1b[K나"; !strings.Contains(got, want) {
		t.Errorf("wrote %q, want %q in it", got, want)
	}
}
