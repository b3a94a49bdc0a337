// Package picture shows pictures among the cells of a terminal, by the graphics protocol of Kitty or by Sixel.
//
// In a view a picture is Rows: cells that name it, laid out, cut and covered like any others. A terminal with Kitty's
// protocol takes the picture once and draws it wherever it finds those cells. For Sixel they are blank, and the picture is
// drawn over them whenever they were written. For a terminal with neither they are blank and stay so.
package picture

import (
	"fmt"
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"kakaotui/internal/screen/control"
)

// Limits of an id, which is a colour of the palette, and of a size in cells, which Kitty's protocol counts by marks.
const (
	MaxID   = 255
	MaxSize = 297
)

// Rows gives the cells that stand for picture id, from 1 to MaxID, in a box of cols by rows cells.
func Rows(id, cols, rows int) []string {
	lines := make([]string, 0, max(rows, 0))
	for y := range min(rows, MaxSize) {
		var b strings.Builder
		for x := range min(cols, MaxSize) {
			b.WriteString(cell(x, y))
		}
		lines = append(lines, fmt.Sprintf("\x1b[38;5;%dm%s\x1b[m", id, &b))
	}
	return lines
}

// cell is the cluster that stands for one cell of a picture: a letter that no font has, and two marks that count.
func cell(x, y int) string {
	return string([]rune{kitty.Placeholder, kitty.Diacritic(y), kitty.Diacritic(x)})
}

func stands(c uv.Cell) bool { return strings.HasPrefix(c.Content, string(kitty.Placeholder)) }

// Shelf holds the pictures of a terminal. The zero value is for a terminal that shows none.
type Shelf struct {
	Terminal control.GraphicsMsg // what it can show, and the size of its cells

	pictures map[int]*Picture
	gone     []int // what Kitty's terminal still has and is to forget
	asked    map[int]int
}

// Turn gives a picture's turn: the last one taken wins.
func (s *Shelf) Turn(id int) int {
	if s.asked == nil {
		s.asked, s.pictures = map[int]int{}, map[int]*Picture{}
	}
	s.asked[id]++
	return s.asked[id]
}

// Put puts a picture in the place of the last one with its id; nil takes that away. It is too late after a later turn.
func (s *Shelf) Put(id, turn int, p *Picture) {
	if s.asked[id] != turn {
		return
	}
	if old := s.pictures[id]; old != nil && old.shown {
		s.gone = append(s.gone, id)
	}
	delete(s.pictures, id)
	if p != nil {
		s.pictures[id] = p
	}
}

// Send gives what Kitty's terminal has to know before it is given rows.
func (s *Shelf) Send() string {
	var b strings.Builder
	if s.Terminal.Graphics == control.Kitty {
		b.WriteString(forget(s.gone))
		for id, p := range s.pictures {
			if !p.shown {
				b.WriteString(p.transmission(id))
				p.shown = true
			}
		}
	}
	s.gone = nil
	return b.String()
}

// Delete gives the bytes after which nothing is left of the pictures in Kitty's terminal. Sixel's go with the rows.
func (s *Shelf) Delete() string {
	if s.Terminal.Graphics != control.Kitty {
		return ""
	}
	ids := slices.Clone(s.gone)
	for id, p := range s.pictures {
		if p.shown {
			ids = append(ids, id)
		}
	}
	return forget(ids)
}

// Forget has everything sent again, to a terminal that has nothing.
func (s *Shelf) Forget() {
	s.gone = nil
	for _, p := range s.pictures {
		p.shown = false
	}
}

func forget(ids []int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(ansi.KittyGraphics(nil, "a=d", "d=I", "q=2", fmt.Sprint("i=", id)))
	}
	return b.String()
}

// Render gives the bytes of cells that are written.
func (s *Shelf) Render(cells uv.Line) string {
	if s.Terminal.Graphics == control.Kitty || !slices.ContainsFunc(cells, stands) {
		return cells.Render()
	}
	blank := slices.Clone(cells)
	for i, c := range cells {
		if !stands(c) {
			continue
		}
		blank[i] = uv.EmptyCell
		if p := s.pictures[id(c)]; p != nil {
			p.shown = false // it was written over
		}
	}
	return blank.Render()
}

// Draw gives the bytes that draw the pictures that were written over, where all of their cells are to be seen, of the rows
// of a terminal. Sixel scrolls the screen when it comes to the last row: none is drawn there.
func (s *Shelf) Draw(height int, line func(y int) uv.Line) string {
	var b strings.Builder
	if s.Terminal.Graphics != control.Sixel || !s.missing() {
		return ""
	}
	var drawn []*Picture
	for y := range height - 1 {
		for x, c := range line(y) {
			if p := s.pictures[id(c)]; p != nil && !p.shown && y+p.rows < height && p.whole(id(c), x, y, line) {
				b.WriteString(p.over(x, y))
				drawn = append(drawn, p)
			}
		}
	}
	for _, p := range drawn {
		p.shown = true
	}
	return b.String()
}

func (s *Shelf) missing() bool {
	for _, p := range s.pictures {
		if !p.shown {
			return true
		}
	}
	return false
}

// id tells which picture a cell stands for, if any.
func id(c uv.Cell) int {
	if !stands(c) {
		return 0
	}
	switch colour := c.Style.Fg.(type) {
	case ansi.IndexedColor:
		return int(colour)
	case ansi.BasicColor:
		return int(colour)
	}
	return 0
}
