package screen

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// row is a row of the terminal. Text is laid out by grapheme clusters, as lipgloss and x/ansi measure it.
type row struct {
	source string  // the line of the view that cells were drawn from
	cells  uv.Line // what the terminal shows; none when nobody knows
}

// The source of a row whose style began in a row above: it can be compared by its cells only.
const noSource = "\x00"

// paint writes the rows that differ from content and tells how many.
func (p *painter) paint(b *bytes.Buffer, content string) int {
	whole := styleCrossesLines(content)
	if whole {
		uv.NewStyledString(content).Draw(p.draft, p.draft.Bounds())
	}
	written := 0
	for y := range p.rows {
		line, rest, _ := strings.Cut(content, "\n")
		content = rest
		row := &p.rows[y]
		switch {
		case whole:
			line = noSource
		case len(row.cells) > 0 && row.source == line:
			continue
		default:
			uv.NewStyledString(line).Draw(p.draft, uv.Rect(0, y, p.width, 1))
		}
		row.source = line
		cells := p.draft.Line(y)
		clean(cells, p.profile)
		if p.write(b, y, cells) {
			row.cells = append(row.cells[:0], cells...)
			written++
		}
	}
	return written
}

// styleCrossesLines tells whether a line leaves a style or link open that the next one goes on with. It may say so of
// lines that do not; those only cost more to draw.
func styleCrossesLines(content string) bool {
	for line := range strings.SplitSeq(content, "\n") {
		last := strings.LastIndexByte(line, ansi.ESC)
		open := last >= 0 && !strings.HasPrefix(line[last:], "\x1b[m") && !strings.HasPrefix(line[last:], "\x1b[0m")
		if open || strings.Contains(line, "\x1b]") {
			return true
		}
	}
	return false
}

// clean makes the cells fit for the terminal: no colours it cannot show, nothing that is no glyph. Drawing leaves control
// characters in a cell of their own at the end of a line, and in the cell before them.
func clean(cells uv.Line, profile colorprofile.Profile) {
	for x := range cells {
		c := &cells[x]
		if c.Width == 0 && c.Content != "" {
			*c = uv.EmptyCell
		}
		if len(c.Content) > 1 {
			c.Content = printable(c.Content)
		}
		c.Style, c.Link = uv.ConvertStyle(c.Style, profile), uv.ConvertLink(c.Link, profile)
	}
}

// write brings row y of the terminal to cells; it tells whether that took any bytes. A cluster of several runes is written
// by itself and the cursor put right after it: its runes may not join its neighbour's. When the terminal does not say that
// it measures clusters, nobody knows where the cursor is after one whose width is in doubt, and parts of its glyphs may be
// to the right of its place: then the row is written whole, and what is to the right of each piece erased before it, so that
// a terminal of another opinion garbles that row at most.
func (p *painter) write(b *bytes.Buffer, y int, cells uv.Line) bool {
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
	doubt := !p.clusters && (slices.ContainsFunc(cells, doubtful) || slices.ContainsFunc(old, doubtful))
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
		if doubt {
			b.WriteString(ansi.EraseLineRight)
		}
		b.WriteString(cells[x:next].Render())
		x = next
	}
	if erase {
		b.WriteString(ansi.EraseLineRight)
	}
	return true
}

// doubtful tells whether terminals disagree about a cluster's width: they do about clusters of several runes (emoji
// sequences, combining marks, decomposed Hangul), single Hangul letters, and emoji younger than their tables.
func doubtful(c uv.Cell) bool {
	if len(c.Content) < 2 {
		return false
	}
	r, size := utf8.DecodeRuneInString(c.Content)
	switch {
	case size < len(c.Content):
		return true
	case r < 0x300, 0x2500 <= r && r < 0x2600, 0x3000 <= r && r < 0xa960, 0xac00 <= r && r < 0xd7a4:
		return false // Latin, box drawing, kana, Chinese, composed Hangul
	case 0x1100 <= r && r < 0x1200, 0xa960 <= r && r < 0xa980, 0xd7b0 <= r && r < 0xd800, 0x1f000 <= r && r < 0x20000:
		return true // single letters of decomposed Hangul, emoji
	default:
		return ansi.WcWidth.StringWidth(c.Content) != c.Width
	}
}
