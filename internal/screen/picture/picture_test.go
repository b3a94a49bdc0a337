package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/control"
)

var (
	kittyTerminal = control.GraphicsMsg{Graphics: control.Kitty, CellWidth: 8, CellHeight: 16}
	sixelTerminal = control.GraphicsMsg{Graphics: control.Sixel, CellWidth: 8, CellHeight: 16}
)

// gradient is a picture of many colours, as a file.
func gradient(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.NRGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8(x * y), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawn is what the cells of a view come to.
func drawn(width, height int, lines ...string) uv.ScreenBuffer {
	b := uv.NewScreenBuffer(width, height)
	b.Method = ansi.GraphemeWidth
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(b, b.Bounds())
	return b
}

func TestRowsAreCellsOfOneColumn(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 15, MaxID} {
		lines := Rows(n, 300, 3)
		if len(lines) != 3 {
			t.Fatalf("%d rows", len(lines))
		}
		b := drawn(MaxSize, 3, lines...)
		for y, line := range lines {
			if w := ansi.StringWidth(line); w != MaxSize {
				t.Fatalf("row %d is %d columns wide", y, w)
			}
			for x := range MaxSize {
				c := b.CellAt(x, y)
				if c.Content != cell(x, y) || c.Width != 1 || id(*c) != n {
					t.Fatalf("cell %d,%d of picture %d is %#v", x, y, n, c)
				}
			}
		}
	}
	if got := Rows(1, -1, -1); len(got) != 0 {
		t.Errorf("a box without size has rows: %q", got)
	}
}

// received puts together what a terminal is sent by Kitty's protocol.
func received(t *testing.T, sent string) (options []string, file []byte) {
	t.Helper()
	var data strings.Builder
	for chunk := range strings.SplitSeq(strings.TrimSuffix(sent, "\x1b\\"), "\x1b\\") {
		keys, payload, _ := strings.Cut(strings.TrimPrefix(chunk, "\x1b_G"), ";")
		if len(payload) > 4096 || !strings.Contains(keys, "q=2") {
			t.Fatalf("chunk of %d bytes with %s", len(payload), keys)
		}
		options = append(options, keys)
		data.WriteString(payload)
	}
	file, err := base64.StdEncoding.DecodeString(data.String())
	if err != nil {
		t.Fatal(err)
	}
	return options, file
}

func TestKittyIsSentThePictureOnce(t *testing.T) {
	t.Parallel()
	file := gradient(t, 70, 40)
	s := Shelf{Terminal: kittyTerminal}
	p, err := New(s.Terminal, file, 10, 5)
	if err != nil {
		t.Fatal(err)
	}
	s.Put(3, s.Turn(3), p)
	options, got := received(t, s.Send())
	if !bytes.Equal(got, file) {
		t.Errorf("a picture that fits was sent as %d bytes of %d", len(got), len(file))
	}
	if want := "a=T,U=1,q=2,f=100,i=3,c=10,r=5,m=0"; len(options) != 1 || options[0] != want {
		t.Errorf("options %q, want %q", options, want)
	}
	if again := s.Send(); again != "" {
		t.Errorf("sent again: %q", again)
	}
	const forget3 = "\x1b_Ga=d,d=I,q=2,i=3\x1b\\"
	if got := s.Delete(); got != forget3 {
		t.Errorf("deletion %q", got)
	}
	s.Put(3, s.Turn(3), &Picture{cols: 1, rows: 1, data: "AAAA"})
	if got, want := s.Send(), forget3+"\x1b_Ga=T,U=1,q=2,f=100,i=3,c=1,r=1,m=0;AAAA\x1b\\"; got != want {
		t.Errorf("replaced by %q, want %q", got, want)
	}
	s.Forget()
	if got, want := s.Send(), "\x1b_Ga=T,U=1,q=2,f=100,i=3,c=1,r=1,m=0;AAAA\x1b\\"; got != want {
		t.Errorf("to a terminal that has nothing: %q, want %q", got, want)
	}
	s.Put(3, s.Turn(3), nil)
	if got := s.Delete(); got != forget3 {
		t.Errorf("left before the deletion was sent: %q", got)
	}
	if got := s.Send() + s.Delete(); got != forget3 {
		t.Errorf("taken away by %q", got)
	}
}

func TestLargePicturesAreMadeSmallerAndCut(t *testing.T) {
	t.Parallel()
	p, err := New(kittyTerminal, gradient(t, 900, 400), 40, 10)
	if err != nil {
		t.Fatal(err)
	}
	options, file := received(t, p.transmission(1))
	if len(options) < 2 || options[1] != "q=2,m=1" || options[len(options)-1] != "q=2,m=0" {
		t.Errorf("chunks %q", options)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if size := m.Bounds().Size(); size != image.Pt(320, 142) {
		t.Errorf("sent as %v, where 320 x 160 pixels are to be filled", size)
	}
	if r, g, _, _ := m.At(160, 71).RGBA(); r>>8 < 120 || r>>8 > 135 || g>>8 < 120 || g>>8 > 135 {
		t.Errorf("its middle is %v", m.At(160, 71))
	}
}

func TestTheLastTurnWins(t *testing.T) {
	t.Parallel()
	var s Shelf
	first, second := s.Turn(1), s.Turn(1)
	last := &Picture{}
	s.Put(1, second, last)
	s.Put(1, first, &Picture{})
	if s.pictures[1] != last {
		t.Error("a picture that was late took the place of the last one")
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	t.Parallel()
	if _, err := New(control.GraphicsMsg{}, gradient(t, 1, 1), 1, 1); !errors.Is(err, ErrNoGraphics) {
		t.Errorf("no graphics: %v", err)
	}
	if p, err := New(kittyTerminal, nil, 1, 1); p != nil || err != nil {
		t.Errorf("no picture: %v, %v", p, err)
	}
	whole := gradient(t, 20, 20)
	for name, file := range map[string][]byte{"text": []byte("GIF89a"), "cut off": whole[:len(whole)/2]} {
		if p, err := New(kittyTerminal, file, 1, 1); err == nil {
			t.Errorf("%s: %v", name, p)
		}
	}
	huge := bytes.Clone(gradient(t, 1, 1))
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 pixels wide and high, it says
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	if _, err := New(kittyTerminal, huge, 1, 1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a picture of four billion pixels: %v", err)
	}
}

func FuzzNew(f *testing.F) {
	f.Add(gradient(f, 3, 5), 2, 2)
	f.Add([]byte("\x89PNG"), 0, -1)
	f.Fuzz(func(t *testing.T, file []byte, cols, rows int) {
		for _, terminal := range []control.GraphicsMsg{kittyTerminal, sixelTerminal} {
			p, err := New(terminal, file, min(cols, 20), min(rows, 20))
			if err == nil && p != nil && bytes.ContainsAny([]byte(p.data[2:max(2, len(p.data)-2)]), "\x1b\u009c") {
				t.Errorf("an escape in %q", p.data)
			}
		}
	})
}
