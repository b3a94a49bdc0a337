package screen

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// rows is what the terminal shows, cell by cell, and writes what differs from it. It lays text out by grapheme clusters,
// as lipgloss and x/ansi measure it. Where a terminal may be of another opinion, the row is written whole and the cursor
// put where it belongs after every cluster in doubt, so that such a terminal garbles that row at most.
type rows struct {
	profile  colorprofile.Profile
	clusters bool            // the terminal measures clusters too (mode 2027), nothing is in doubt
	shown    []row           // what the terminal shows
	draft    uv.ScreenBuffer // where a new row is drawn before it is compared
}

type row struct {
	known  bool   // the terminal shows cells; otherwise nobody knows what it shows
	source string // the line of the view that cells were drawn from
	cells  uv.Line
	doubt  bool // the width of some cluster in cells is in doubt
}

// The source of a row whose style began in a row above: it can be compared by its cells only.
const noSource = "\x00"

func (r *rows) resize(width, height int) {
	r.shown = make([]row, height)
	for y := range r.shown {
		r.shown[y].cells = uv.NewLine(width)
	}
	r.draft = uv.NewScreenBuffer(width, height)
	r.draft.Method = ansi.GraphemeWidth
}

func (r *rows) forget() {
	for y := range r.shown {
		r.shown[y].known = false
	}
}

// paint writes what differs from content and tells how many rows it wrote.
func (r *rows) paint(b *bytes.Buffer, content string) int {
	if strings.Contains(content, "\r") {
		content = strings.ReplaceAll(content, "\r\n", "\n")
	}
	whole := styleCrossesLines(content)
	if whole {
		uv.NewStyledString(content).Draw(r.draft, r.draft.Bounds())
	}
	written := 0
	for y := range r.shown {
		line, rest, _ := strings.Cut(content, "\n")
		content = rest
		old := &r.shown[y]
		switch {
		case whole:
			line = noSource
		case old.known && old.source == line:
			continue
		default:
			uv.NewStyledString(line).Draw(r.draft, uv.Rect(0, y, r.draft.Width(), 1))
		}
		cells := r.draft.Line(y)
		r.clean(cells)
		if r.write(b, y, old, cells) {
			written++
		}
		old.known, old.source = true, line
	}
	return written
}

// styleCrossesLines tells whether a line leaves a style or link open that the next one goes on with. It may say so of
// lines that do not; those only cost more to draw.
func styleCrossesLines(content string) bool {
	for line := range strings.SplitSeq(content, "\n") {
		last := strings.LastIndexByte(line, ansi.ESC)
		if last < 0 {
			continue
		}
		if end := line[last:]; !strings.HasPrefix(end, "\x1b[m") && !strings.HasPrefix(end, "\x1b[0m") {
			return true
		}
		if strings.Contains(line, "\x1b]") {
			return true
		}
	}
	return false
}

// clean makes the cells fit for the terminal: no colours it cannot show, nothing that is no glyph. Drawing leaves control
// characters in a cell of their own at the end of a line, and in the cell before them.
func (r *rows) clean(cells uv.Line) {
	for x := range cells {
		c := &cells[x]
		if c.Width == 0 && c.Content != "" {
			*c = uv.EmptyCell
		}
		if len(c.Content) > 1 {
			c.Content = printable(c.Content)
		}
		if r.profile != colorprofile.TrueColor && !c.Style.IsZero() {
			c.Style = uv.ConvertStyle(c.Style, r.profile)
		}
		if r.profile <= colorprofile.NoTTY {
			c.Link = uv.Link{}
		}
	}
}

// write brings one row of the terminal from what it shows to cells; it tells whether that took any bytes.
func (r *rows) write(b *bytes.Buffer, y int, old *row, cells uv.Line) bool {
	doubt := !r.clusters && inDoubt(cells)
	first, last := 0, len(cells)-1
	if old.known {
		for first <= last && cells[first].Equal(&old.cells[first]) {
			first++
		}
		for last > first && cells[last].Equal(&old.cells[last]) {
			last--
		}
		if first > last {
			return false
		}
	}
	whole := doubt || old.doubt || !old.known
	if whole {
		first, last = 0, len(cells)-1
	}
	end := len(cells)
	for end > first && cells[end-1].Equal(&uv.EmptyCell) {
		end--
	}
	b.WriteString(ansi.CursorPosition(first+1, y+1))
	if doubt || old.doubt {
		b.WriteString(ansi.EraseLineRight)
	}
	erase := end <= last && (whole || last-end >= len(ansi.EraseLineRight))
	if erase {
		last = end - 1
	}
	writeCells(b, y, cells, first, last+1, doubt)
	if erase && !doubt {
		b.WriteString(ansi.EraseLineRight)
	}
	copy(old.cells, cells)
	old.doubt = doubt
	return true
}

// writeCells writes the cells from first to before end of row y, where the cursor is. Around a cluster of several runes the
// cursor is put right: neither may its runes join its neighbour's, nor does anybody know where the cursor is after it when
// its width is in doubt; then parts of its glyphs may be to the right of its place, and the rest of the row is erased.
func writeCells(b *bytes.Buffer, y int, cells uv.Line, first, end int, doubt bool) {
	for x := first; x < end; x++ {
		if !doubtful(&cells[x]) {
			continue
		}
		if first < x {
			b.WriteString(cells[first:x].Render() + ansi.CursorPosition(x+1, y+1))
		}
		first = x + cells[x].Width
		b.WriteString(cells[x:first].Render())
		if first < len(cells) {
			b.WriteString(ansi.CursorPosition(first+1, y+1))
			if doubt {
				b.WriteString(ansi.EraseLineRight)
			}
		}
	}
	if first < end {
		b.WriteString(cells[first:end].Render())
	}
}

func inDoubt(cells uv.Line) bool {
	for x := range cells {
		if doubtful(&cells[x]) {
			return true
		}
	}
	return false
}

// doubtful tells whether terminals disagree about a cluster's width: they do about clusters of several runes (emoji
// sequences, combining marks, decomposed Hangul), single Hangul letters, and emoji younger than their tables.
func doubtful(c *uv.Cell) bool {
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
