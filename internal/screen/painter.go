package screen

import (
	"bytes"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/picture"
)

// painter turns views into the bytes that bring the terminal from what it shows to the view. It does no input or output,
// and needs a size of one cell at least.
type painter struct {
	profile       colorprofile.Profile
	sync          bool // the terminal holds its picture back during an update (mode 2026)
	clusters      bool // the terminal measures clusters too (mode 2027), nothing is in doubt
	width, height int
	rows          []row
	modes         modes
	x, y          int // where the cursor was put
	pictures      picture.Shelf
	aside         string          // what else is to be sent with the next frame
	draft         uv.ScreenBuffer // where a new row is drawn before it is compared
}

// The state every full repaint starts from, whatever another program or a stray byte left behind: ASCII in G0, no style, no
// margins, absolute positions, no wrap.
const knownState = "\x0f\x1b(B" + ansi.ResetStyle + "\x1b[r" + ansi.ResetModeOrigin + ansi.ResetModeAutoWrap

func (p *painter) resize(width, height int) {
	p.width, p.height = width, height
	p.rows = make([]row, p.height)
	p.draft = uv.NewScreenBuffer(p.width, p.height)
	p.draft.Method = ansi.GraphemeWidth
	p.repaint()
}

// repaint has the next frame written as a whole.
func (p *painter) repaint() {
	for y := range p.rows {
		p.rows[y].cells = p.rows[y].cells[:0]
	}
	p.x, p.y = -1, -1
}

// frame gives the bytes for a view: none when the terminal shows it already.
func (p *painter) frame(v tea.View) []byte {
	to := wanted(v, p.clusters, p.profile > colorprofile.ASCII)
	if to[alternate] != p.modes[alternate] {
		p.repaint()
		p.pictures.Forget() // each of the two screens has its own
	}
	var body bytes.Buffer
	if len(p.rows[0].cells) == 0 {
		body.WriteString(knownState)
	}
	body.WriteString(p.aside + p.pictures.Send())
	written := p.paint(&body, v.Content)
	body.WriteString(p.pictures.Draw(p.height, func(y int) uv.Line { return p.rows[y].cells }))
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

// undo gives the bytes that bring the terminal back to how it was found. On the normal screen what was shown stays, with
// the cursor below it. The cursor leaves from the last row: tmux, after a resize, otherwise pushes rows of the alternate
// screen into the normal one's history.
func (p *painter) undo() []byte {
	if p.modes == (modes{}) {
		return nil
	}
	below := ansi.CursorPosition(1, p.height)
	if p.modes[alternate] == (mode{}) {
		below += "\r\n"
	}
	return []byte(ansi.ResetStyle + p.pictures.Delete() + below + change(p.modes, modes{}))
}

// leave is undo, after which the terminal is nobody's.
func (p *painter) leave() []byte {
	b := p.undo()
	p.modes = modes{}
	p.repaint()
	p.pictures.Forget()
	return b
}
