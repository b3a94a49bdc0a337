package picture

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// read draws a sixel sequence as a terminal would, on a canvas of nothing.
func read(t *testing.T, seq string) *image.NRGBA {
	t.Helper()
	body, ok := strings.CutPrefix(seq, "\x1bP0;1q")
	body, ok2 := strings.CutSuffix(body, "\x1b\\")
	var w, h int
	if _, err := fmt.Sscanf(body, `"1;1;%d;%d`, &w, &h); err != nil || !ok || !ok2 {
		t.Fatalf("no sixels: %.40q", seq)
	}
	body = body[strings.IndexAny(body, "#-"):]
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	registers := map[int]color.NRGBA{}
	var x, top, c int
	number := func() (n int) {
		for body != "" && '0' <= body[0] && body[0] <= '9' {
			n, body = 10*n+int(body[0]-'0'), body[1:]
		}
		return n
	}
	draw := func(letter byte, times int) {
		for range times {
			for dy := range band {
				if (letter-'?')>>dy&1 == 0 {
					continue
				}
				if !(image.Point{X: x, Y: top + dy}).In(m.Rect) {
					t.Fatalf("drawn outside of the picture, at %d,%d", x, top+dy)
				}
				m.SetNRGBA(x, top+dy, registers[c])
			}
			x++
		}
	}
	for body != "" {
		letter := body[0]
		body = body[1:]
		switch {
		case letter == '#':
			c = number()
			var r, g, b int
			if n, _ := fmt.Sscanf(body, ";2;%d;%d;%d", &r, &g, &b); n == 3 {
				registers[c] = color.NRGBA{uint8(r * 255 / 100), uint8(g * 255 / 100), uint8(b * 255 / 100), 255}
				body = strings.TrimLeft(body, ";0123456789")
			}
		case letter == '!':
			n := number()
			draw(body[0], n)
			body = body[1:]
		case letter == '$':
			x = 0
		case letter == '-':
			x, top = 0, top+band
		case '?' <= letter && letter <= '~':
			draw(letter, 1)
		default:
			t.Fatalf("%q is nothing of Sixel's", letter)
		}
	}
	return m
}

func TestSixelDrawsThePicture(t *testing.T) {
	t.Parallel()
	for _, size := range []image.Point{{1, 1}, {5, 6}, {16, 13}, {100, 40}} {
		from := image.NewNRGBA(image.Rectangle{Max: size})
		for y := range size.Y {
			for x := range size.X {
				from.Set(x, y, color.NRGBA{uint8(x * 255 / size.X), uint8(y * 255 / size.Y), uint8((x / 9) * 40), 255})
			}
		}
		box := size.Add(image.Pt(6, 3))
		to := centred(from, box)
		got := read(t, sixel(to))
		if got.Rect.Max != box {
			t.Fatalf("%v is drawn as %v", box, got.Rect.Max)
		}
		for y := range box.Y {
			for x := range box.X {
				want := color.NRGBAModel.Convert(to.At(x, y)).(color.NRGBA)
				g := got.NRGBAAt(x, y)
				if inside := image.Pt(x, y).In(from.Rect.Add(image.Pt(3, 1))); inside != (g.A == 255) {
					t.Fatalf("%v: pixel %d,%d of alpha %d", size, x, y, g.A)
				}
				if differ(g.R, want.R) || differ(g.G, want.G) || differ(g.B, want.B) {
					t.Fatalf("%v: pixel %d,%d is %v, want %v", size, x, y, g, want)
				}
			}
		}
	}
}

// differ allows what is lost by percents.
func differ(a, b uint8) bool { return max(a, b)-min(a, b) > 3 }

func TestPicturesKeepTheirProportions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ size, box, want image.Point }{
		{image.Pt(100, 50), image.Pt(80, 160), image.Pt(80, 40)},
		{image.Pt(50, 100), image.Pt(80, 160), image.Pt(80, 160)},
		{image.Pt(1, 1000), image.Pt(80, 16), image.Pt(1, 16)},
		{image.Pt(1000, 1), image.Pt(80, 16), image.Pt(80, 1)},
		{image.Pt(2, 2), image.Pt(80, 40), image.Pt(40, 40)},
	} {
		if got := scaled(image.NewNRGBA(image.Rectangle{Max: c.size}), c.box).Rect.Max; got != c.want {
			t.Errorf("%v in %v becomes %v, want %v", c.size, c.box, got, c.want)
		}
	}
}

// Sixel is drawn where all cells of a picture are seen, again when one was written, and never in the last row.
func TestSixelIsDrawnOverItsCells(t *testing.T) {
	t.Parallel()
	s := Shelf{Terminal: sixelTerminal}
	p, err := New(s.Terminal, gradient(t, 20, 20), 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	s.Put(9, s.Turn(9), p)
	at := Rows(9, 2, 2)
	view := func(lines ...string) (uv.ScreenBuffer, func() string) {
		b := drawn(6, 4, lines...)
		return b, func() string { return s.Draw(4, b.Line) }
	}
	b, draw := view("글", "a"+at[0], "b"+at[1])
	if got := s.Render(b.Line(1)); got != "a     " {
		t.Errorf("the cells are written as %q", got)
	}
	if got, want := draw(), "\x1b[2;2H  \x1b[3;2H  \x1b[2;2H"+p.data; got != want {
		t.Errorf("drawn by %q, want %q", got, want)
	}
	if got := draw(); got != "" {
		t.Errorf("drawn again by %.40q", got)
	}
	s.Render(b.Line(0))
	if got := draw(); got != "" {
		t.Errorf("drawn again for another row, by %.40q", got)
	}
	s.Render(b.Line(2)[2:3])
	if got := draw(); got == "" {
		t.Error("not drawn again over a cell that was written")
	}
	s.Forget()
	for name, lines := range map[string][]string{
		"covered": {at[0], "x" + at[1]}, "cut": {"     " + at[0], "     " + at[1]}, "in the last row": {"", "", at[0], at[1]}, "away": {"text"},
	} {
		if _, draw := view(lines...); draw() != "" {
			t.Errorf("drawn when %s", name)
		}
	}
	if s.Send()+s.Delete() != "" {
		t.Error("Sixel is sent what only Kitty knows")
	}
}

func BenchmarkSixel(b *testing.B) {
	file := gradient(b, 800, 400)
	for b.Loop() {
		if _, err := New(sixelTerminal, file, 40, 10); err != nil {
			b.Fatal(err)
		}
	}
}
