// Package paint turns views into the bytes that bring a terminal from what it shows and was asked for to the view: the modes
// a view wants (modes), and what is to stand in its cells (rows). It does no input or output, and starts nothing.
package paint

import (
	"bytes"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/picture"
)

// Painter knows what a terminal shows: nothing yet, of the zero value but for its colours. It needs a size before it paints.
type Painter struct {
	Colours  colorprofile.Profile
	Pictures picture.Shelf

	sync          bool // the terminal holds its picture back during an update (mode 2026)
	clusters      mode // in which the terminal measures clusters too (mode 2027) and no width is in doubt, if it has one
	width, height int
	rows          []row
	modes         modes
	x, y          int // where the cursor was put
	aside         string
	draft         uv.ScreenBuffer // where a new row is drawn before it is compared
}

// The state every full repaint starts from, whatever another program or a stray byte left behind: ASCII in G0, no style, no
// margins, absolute positions, no wrap.
const knownState = "\x0f\x1b(B" + ansi.ResetStyle + "\x1b[r" + ansi.ResetModeOrigin + ansi.ResetModeAutoWrap

// Resize tells of the terminal's size, one cell at least.
func (p *Painter) Resize(width, height int) {
	p.width, p.height = width, height
	p.rows = make([]row, height)
	p.draft = uv.NewScreenBuffer(width, 1)
	p.draft.Method = ansi.GraphemeWidth
}

// Sized tells whether the size is known.
func (p *Painter) Sized() bool { return p.height > 0 }

// Report tells of a mode that the terminal knows or does not.
func (p *Painter) Report(r tea.ModeReportMsg) {
	switch {
	case r.Value.IsNotRecognized(), r.Value.IsPermanentlyReset():
	case r.Mode == ansi.ModeSynchronizedOutput:
		p.sync = true
	case r.Mode == ansi.ModeUnicodeCore:
		p.clusters = mode{ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore}
		if !r.Value.IsReset() {
			p.clusters.off = "" // so it was found
		}
		p.forgetRows() // what is shown may look otherwise in that mode
	}
}

// Aside has something else sent with the next frame, before its rows. It may write to the last row.
func (p *Painter) Aside(bytes string) {
	p.aside += bytes
	if p.Sized() {
		p.rows[p.height-1].forget()
	}
}

// Repaint has the next frame written as a whole, for a terminal that shows nobody knows what.
func (p *Painter) Repaint() {
	p.forgetRows()
	p.Pictures.Forget()
}

func (p *Painter) forgetRows() {
	for y := range p.rows {
		p.rows[y].forget()
	}
}

// Frame gives the bytes for a view: none when the terminal shows it already.
func (p *Painter) Frame(v tea.View) []byte {
	to := wanted(v, p.clusters)
	if to[alternate] != p.modes[alternate] {
		p.Repaint() // each of the two screens has rows and pictures of its own
	}
	var body bytes.Buffer
	if len(p.rows[0].cells) == 0 {
		body.WriteString(knownState)
	}
	body.WriteString(p.aside + p.Pictures.Send())
	written := p.paint(&body, v.Content)
	body.WriteString(p.Pictures.Draw(p.height, func(y int) uv.Line { return p.rows[y].cells }))
	if body.Len() > 0 {
		p.x, p.y = -1, -1 // wherever that left the cursor
	}
	if c := v.Cursor; c != nil {
		x, y := min(max(c.X, 0), p.width-1), min(max(c.Y, 0), p.height-1)
		if x != p.x || y != p.y {
			body.WriteString(ansi.CursorPosition(x+1, y+1))
			p.x, p.y = x, y
		}
	}
	// A cursor that appears appears in its place; one that would be seen running over the rows is hidden meanwhile.
	during := to
	if p.modes[cursor] != shown || written > 1 && !p.sync {
		during[cursor] = hidden
	}
	before, after := change(p.modes, during), change(during, to)
	p.modes, p.aside = to, ""
	if p.sync && written > 0 {
		before, after = before+ansi.SetModeSynchronizedOutput, after+ansi.ResetModeSynchronizedOutput
	}
	return append(append([]byte(before), body.Bytes()...), after...)
}

// Undo gives the bytes that bring the terminal back to how it was found. On the normal screen what was shown stays, with
// the cursor below it. The cursor leaves from the last row: tmux, after a resize, otherwise pushes rows of the alternate
// screen into the normal one's history.
func (p *Painter) Undo() []byte {
	if p.modes == (modes{}) {
		return nil
	}
	below := ansi.CursorPosition(1, p.height)
	if p.modes[alternate] == (mode{}) {
		below += "\r\n"
	}
	return []byte(ansi.ResetStyle + p.Pictures.Delete() + below + change(p.modes, modes{}))
}

// Leave is Undo, after which the terminal is nobody's.
func (p *Painter) Leave() []byte {
	b := p.Undo()
	p.modes = modes{}
	p.Repaint()
	return b
}
