package screen

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kakaotui/internal/screen/control"
	"kakaotui/internal/screen/guard"
	"kakaotui/internal/screen/paint"
	"kakaotui/internal/screen/picture"
)

// dot is the smallest picture, as a file.
func dot() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// gallery shows a picture beside a text, and what it was told.
type gallery struct {
	text string
	told tea.Msg
}

func (g *gallery) Init() tea.Cmd { return nil }
func (g *gallery) View() tea.View {
	rows := picture.Rows(5, 3, 2)
	v := tea.NewView("글 " + rows[0] + " " + g.text + "\n   " + rows[1] + "\n\n")
	v.AltScreen = true
	return v
}

func (g *gallery) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	g.told = msg
	return g, nil
}

// handled gives a screen a command's message and the one that may come of it, as Bubble Tea does.
func handled(s *screen, cmd tea.Cmd) {
	for cmd != nil {
		cmd = s.handle(cmd())
	}
}

func TestKittyShowsAPicture(t *testing.T) {
	t.Parallel()
	g := &gallery{}
	s := &screen{model: g, guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: &paint.Painter{Colours: colorprofile.TrueColor}}
	s.paint.Resize(20, 4)
	s.paint.Pictures.Terminal = control.GraphicsMsg{Graphics: control.Kitty}
	handled(s, Port{}.Image(5, dot(), 3, 2))
	if g.told != (ImageMsg{ID: 5}) {
		t.Errorf("told %v", g.told)
	}
	first := string(s.frame())
	sent, row := strings.Index(first, "\x1b_Ga=T,U=1,q=2,f=100,i=5,c=3,r=2,m=0;"), strings.Index(first, "\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d")
	if sent < strings.Index(first, "\x1b[?1049h") || row < sent {
		t.Errorf("not sent to the alternate screen and before its cells: %q", first)
	}
	g.text = "a"
	if got, want := string(s.frame()), "\x1b[1;8Ha"; got != want {
		t.Errorf("a letter beside a picture costs %q, want %q", got, want)
	}
	left := string(s.paint.Leave())
	if gone, away := strings.Index(left, "\x1b_Ga=d,d=I,q=2,i=5\x1b\\"), strings.Index(left, "\x1b[?1049l"); gone < 0 || away < gone {
		t.Errorf("left by %q", left)
	}
	if back := string(s.frame()); strings.Count(back, "\x1b_Ga=T") != 1 {
		t.Errorf("back with %q", back)
	}
	handled(s, Port{}.Image(5, nil, 0, 0))
	if got := string(s.frame()); got != "\x1b_Ga=d,d=I,q=2,i=5\x1b\\" {
		t.Errorf("taken away by %q", got)
	}
}

func TestSixelIsDrawnAfterItsRows(t *testing.T) {
	t.Parallel()
	g := &gallery{}
	s := &screen{model: g, guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: &paint.Painter{Colours: colorprofile.TrueColor}}
	s.paint.Resize(20, 4)
	s.paint.Pictures.Terminal = control.GraphicsMsg{Graphics: control.Sixel, CellWidth: 4, CellHeight: 8}
	if got := string(s.frame()); strings.Contains(got, "\U0010eeee") {
		t.Errorf("cells of pictures were written: %q", got)
	}
	handled(s, Port{}.Image(5, dot(), 3, 2))
	const begin = "\x1b[1;4H\x1bP0;1q"
	if got := string(s.frame()); !strings.Contains(got, begin) {
		t.Errorf("not drawn: %q", got)
	}
	g.text = "a"
	if got, want := string(s.frame()), "\x1b[1;8Ha"; got != want {
		t.Errorf("a letter beside a picture costs %q, want %q", got, want)
	}
	handled(s, Port{}.Redraw())
	got := string(s.frame())
	if at := strings.Index(got, begin); at < strings.Index(got, "글") {
		t.Errorf("drawn anew by %q", got)
	}
}
