package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"kakaotui/internal/screen/control"
)

// Errors of New.
var (
	ErrNoGraphics = errors.New("the terminal shows no pictures")
	ErrTooLarge   = errors.New("the picture is too large")
)

// maxPixels bounds the memory a picture takes while it is made smaller: four bytes a pixel.
const maxPixels = 50_000_000

// Picture is a picture as a terminal takes it.
type Picture struct {
	cols, rows int
	data       string // for Kitty's protocol a PNG in base64, for Sixel the whole sequence
	shown      bool   // the terminal has it
}

// New makes a picture of a PNG, or none of nothing, in a box of cols by rows cells, which it fills as far as its proportions allow. It takes its
// time: the event loop is not the place for it.
func New(terminal control.GraphicsMsg, file []byte, cols, rows int) (*Picture, error) {
	if len(file) == 0 {
		return nil, nil
	}
	p := &Picture{cols: min(max(cols, 1), MaxSize), rows: min(max(rows, 1), MaxSize)}
	if terminal.Graphics == control.NoGraphics {
		return nil, ErrNoGraphics
	}
	size, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("reading the picture: %w", err)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height {
		return nil, fmt.Errorf("%w: %d x %d pixels", ErrTooLarge, size.Width, size.Height)
	}
	box := image.Pt(p.cols*terminal.CellWidth, p.rows*terminal.CellHeight)
	if box.X == 0 || box.Y == 0 { // Kitty's terminal fits the picture into the box by itself
		box = image.Pt(p.cols*usualCell.X, p.rows*usualCell.Y)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("reading the picture: %w", err)
	}
	if terminal.Graphics == control.Sixel {
		p.data = sixel(centred(scaled(m, box), box))
		return p, nil
	}
	if size.Width > box.X || size.Height > box.Y { // what nobody would see need not travel
		var small bytes.Buffer
		if err := png.Encode(&small, scaled(m, box)); err != nil {
			return nil, fmt.Errorf("making the picture smaller: %w", err)
		}
		file = small.Bytes()
	}
	p.data = base64.StdEncoding.EncodeToString(file)
	return p, nil
}

// usualCell is a cell in pixels, where the terminal did not tell.
var usualCell = image.Pt(10, 20)

// transmission gives the bytes that send a picture by Kitty's protocol, to be drawn where cells stand for it, and to be
// answered by nothing: an answer would be taken for keys.
func (p *Picture) transmission(id int) string {
	var b strings.Builder
	options := []string{"a=T", "U=1", "q=2", "f=100", fmt.Sprint("i=", id), fmt.Sprint("c=", p.cols), fmt.Sprint("r=", p.rows)}
	for data := p.data; ; {
		n := min(len(data), kitty.MaxChunkSize)
		more := "m=1"
		if n == len(data) {
			more = "m=0"
		}
		b.WriteString(ansi.KittyGraphics([]byte(data[:n]), append(options, more)...))
		if data = data[n:]; data == "" {
			return b.String()
		}
		options = []string{"q=2"}
	}
}

// whole tells whether all cells of a picture are to be seen from x, y on.
func (p *Picture) whole(n, x, y int, line func(int) uv.Line) bool {
	for row := range p.rows {
		cells := line(y + row)
		for col := range p.cols {
			if x+col >= len(cells) || id(cells[x+col]) != n || cells[x+col].Content != cell(col, row) {
				return false
			}
		}
	}
	return true
}

// over gives the bytes that draw a picture by Sixel from x, y on, in place of what was drawn there before: where it is
// transparent, that would be seen.
func (p *Picture) over(x, y int) string {
	var b strings.Builder
	for row := range p.rows {
		b.WriteString(ansi.CursorPosition(x+1, y+row+1) + strings.Repeat(" ", p.cols))
	}
	return b.String() + ansi.CursorPosition(x+1, y+1) + p.data
}
