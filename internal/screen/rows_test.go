package screen

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/guard"
	"kakaotui/internal/screen/wire"
)

// How long a test waits for what must come; it asserts nothing about time.
const eventually = 60 * time.Second

func contains(s, part string) bool { return strings.Contains(s, part) }

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
		p := painter{profile: colorprofile.TrueColor}
		p.resize(w.width, w.height)
		for step := range 300 {
			v := w.step()
			s.write(p.frame(v))
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

// One syllable in a screen full of Korean costs its own bytes and the way to it.
func TestOneSyllableIsWritten(t *testing.T) {
	t.Parallel()
	p := painter{profile: colorprofile.TrueColor}
	p.resize(120, 40)
	line := "│" + strings.Repeat("한글 입력 ", 11) + "│"
	lines := strings.Split(strings.TrimSuffix(strings.Repeat(line+"\n", 40), "\n"), "\n")
	v := tea.NewView(strings.Join(lines, "\n"))
	v.Cursor = tea.NewCursor(13, 20)
	p.frame(v)
	lines[20] = strings.Replace(line, "한글 입력 한", "한글 입력 가", 1)
	v = tea.NewView(strings.Join(lines, "\n"))
	v.Cursor = tea.NewCursor(13, 20)
	if got, want := string(p.frame(v)), "\x1b[21;12H가\x1b[21;14H"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

// A frame that found the last one still on its way is made when that is out, of the state of then.
func TestOnlyTheLastStateIsShownWhenTheTerminalIsSlow(t *testing.T) {
	t.Parallel()
	out, free := make(slow), make(chan struct{}, 1)
	s := &screen{model: guard.Model{Inner: echo(""), Report: func(err error) { t.Error(err) }}}
	s.writer = wire.NewWriter(out, func() { free <- struct{}{} }, func(err error) { t.Error(err) })
	t.Cleanup(s.writer.End)
	s.Update(tea.WindowSizeMsg{Width: 20, Height: 1})
	for _, typed := range []string{"one", "two", "three"} {
		s.Update(typed)
	}
	if got := <-out; contains(got, "one") {
		t.Errorf("the first frame is %q", got)
	}
	<-free
	s.Update(freeMsg{})
	if got := <-out; !contains(got, "three") {
		t.Errorf("the second frame is %q", got)
	}
	<-free
	s.Update(freeMsg{})
	s.Update("three") // nothing changed, nothing is written
	s.Update("four")
	if got := <-out; !contains(got, "four") || contains(got, "three") {
		t.Errorf("the third frame is %q", got)
	}
}

// echo shows the last text it was given.
type echo string

func (e echo) Init() tea.Cmd  { return nil }
func (e echo) View() tea.View { return tea.NewView(string(e)) }
func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if s, ok := msg.(string); ok {
		return echo(s), nil
	}
	return e, nil
}

type slow chan string

func (s slow) Write(b []byte) (int, error) {
	s <- string(b)
	return len(b), nil
}
