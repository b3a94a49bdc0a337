package paint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/control"
)

// row is a row of the terminal. Text is laid out by grapheme clusters, as lipgloss and x/ansi measure it.
type row struct {
	source string  // the line that cells were drawn from
	cells  uv.Line // what the terminal shows; none when nobody knows
}

func (r *row) forget() { r.cells = r.cells[:0] }

// paint writes the rows that differ from content and tells how many. A style or link that a line leaves open ends with it;
// lipgloss leaves none.
func (p *Painter) paint(b *bytes.Buffer, content string) (written int) {
	for y := range p.rows {
		line, rest, _ := strings.Cut(content, "\n")
		content = rest
		row := &p.rows[y]
		if len(row.cells) > 0 && row.source == line {
			continue
		}
		row.source = line
		uv.NewStyledString(line).Draw(p.draft, p.draft.Bounds())
		cells := p.draft.Line(0)
		clean(cells, p.Colours)
		if p.write(b, y, cells) {
			row.cells = append(row.cells[:0], cells...)
			written++
		}
	}
	return written
}

// clean makes the cells fit for the terminal: no colours it cannot show, nothing that is no glyph. Drawing leaves control
// characters in a cell of their own at the end of a line, and in the cell before them, and bytes that are no UTF-8 anywhere.
func clean(cells uv.Line, profile colorprofile.Profile) {
	for x := range cells {
		c := &cells[x]
		if c.Width == 0 && c.Content != "" {
			*c = uv.EmptyCell
		}
		if len(c.Content) > 1 || c.Content >= "\x80" {
			c.Content = control.Printable(c.Content)
		}
		c.Style, c.Link = uv.ConvertStyle(c.Style, profile), uv.ConvertLink(c.Link, profile)
	}
}

// write brings row y of the terminal to cells; it tells whether that took any bytes. A cluster of several runes is written
// by itself and the cursor put right after it: its runes may not join its neighbour's. When the terminal does not say that
// it measures clusters, nobody knows where the cursor is after one whose width is in doubt, and parts of its glyphs may be
// to the right of its place: then the row is written whole, and what is to the right of each piece erased before it, so that
// a terminal of another opinion garbles that row at most. A row of which nothing is known is erased before too: after a resize
// tmux keeps half of a wide letter that stood there.
func (p *Painter) write(b *bytes.Buffer, y int, cells uv.Line) bool {
	old := p.rows[y].cells
	first, last := 0, len(cells)-1
	if len(old) > 0 {
		for first <= last && cells[first].Equal(&old[first]) {
			first++
		}
		if first > last {
			return false
		}
		for cells[last].Equal(&old[last]) {
			last--
		}
	}
	doubt := p.clusters == (mode{}) && (slices.ContainsFunc(cells, doubtful) || slices.ContainsFunc(old, doubtful))
	unknown := len(old) == 0
	if doubt {
		first, last = 0, len(cells)-1
	}
	blank := len(cells)
	for blank > first && cells[blank-1].Equal(&uv.EmptyCell) {
		blank--
	}
	erase := last-blank >= len(ansi.EraseLineRight)
	if erase {
		last = blank // a certain place to erase from
	}
	for x := first; x <= last; {
		next := x
		for next <= last && !doubtful(cells[next]) {
			next++
		}
		if next == x {
			next += cells[x].Width
		}
		b.WriteString(ansi.CursorPosition(x+1, y+1))
		if doubt || unknown && x == 0 {
			b.WriteString(ansi.EraseLineRight)
		}
		b.WriteString(p.Pictures.Render(cells[x:next]))
		x = next
	}
	if erase {
		b.WriteString(ansi.EraseLineRight)
	}
	return true
}
