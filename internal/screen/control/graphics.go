package control

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Graphics is a way to show pictures.
type Graphics int

// Ways to show pictures.
const (
	NoGraphics Graphics = iota
	Kitty               // Kitty's graphics protocol, with cells that stand for pictures
	Sixel
)

// GraphicsMsg says how a terminal shows pictures, and how many pixels its cells have, none when it did not tell.
type GraphicsMsg struct {
	Graphics              Graphics
	CellWidth, CellHeight int
}

// askGraphics asks what each terminal answers by itself, and last what all of them answer: by then the rest is known, or
// never will be.
const askGraphics = "\x1b_Gi=31,a=q,s=1,v=1,t=d,f=24;AAAA\x1b\\" + ansi.RequestNameVersion + "\x1b[16t" + ansi.RequestPrimaryDeviceAttributes

// sixelAttribute is what a terminal that knows Sixel has among its primary attributes.
const sixelAttribute = 4

// graphicsAnswers are what came so far.
type graphicsAnswers struct {
	kitty bool
	name  string
	cell  uv.CellSizeEvent
}

// answer takes a message and tells, with the last one, what came of all.
func (g *graphicsAnswers) answer(msg tea.Msg) (GraphicsMsg, bool) {
	switch msg := msg.(type) {
	case uv.KittyGraphicsEvent:
		g.kitty = string(msg.Payload) == "OK"
	case tea.TerminalVersionMsg:
		g.name = strings.ToLower(msg.Name)
	case uv.CellSizeEvent:
		g.cell = msg
	case uv.PrimaryDeviceAttributesEvent:
		return g.conclude(slices.Contains(msg, sixelAttribute)), true
	}
	return GraphicsMsg{}, false
}

// conclude takes Kitty's protocol only of terminals that are known to draw over cells that stand for pictures; others that
// answer for the protocol, WezTerm and Konsole for two, show the cells. Sixel needs the size of a cell.
func (g *graphicsAnswers) conclude(sixel bool) GraphicsMsg {
	answer := GraphicsMsg{NoGraphics, g.cell.Width, g.cell.Height}
	switch {
	case g.kitty && (strings.HasPrefix(g.name, "kitty") || strings.HasPrefix(g.name, "ghostty")):
		answer.Graphics = Kitty
	case sixel && g.cell.Width > 0 && g.cell.Height > 0:
		answer.Graphics = Sixel
	}
	return answer
}
