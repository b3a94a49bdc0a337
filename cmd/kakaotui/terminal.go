package main

import (
	"errors"
	"os/exec"
	"runtime"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kakaotui/internal/screen"
	"kakaotui/internal/screen/control"
	"kakaotui/internal/ui/kit"
)

// answerLimit is how long the terminal may take over an answer, a slow line included.
const answerLimit = 3 * time.Second

// terminal is the app's port to the screen, and to the native clipboard beside it.
type terminal struct {
	screen screen.Port
	getenv func(string) string
}

func (t terminal) Suspend() tea.Cmd { return t.screen.Suspend() }

func (t terminal) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd { return t.screen.Exec(c, done) }

func (t terminal) Redraw() tea.Cmd { return t.screen.Redraw() }

func (t terminal) AskBackground() tea.Cmd { return t.screen.QueryBackground(answerLimit) }

func (t terminal) MeasureGlyph(glyph string) tea.Cmd {
	return t.screen.QueryGlyphWidth(glyph, answerLimit)
}

func (t terminal) AskGraphics() tea.Cmd { return t.screen.AskGraphics(answerLimit) }

func (t terminal) Image(id int, png []byte, cols, rows int) tea.Cmd {
	return t.screen.Image(id, png, cols, rows)
}

func (t terminal) ImageRows(id, cols, rows int) []string { return t.screen.ImageRows(id, cols, rows) }

// SetClipboard asks the terminal (OSC 52, which also works over ssh) and, on this machine's own display, the native
// clipboard: many terminals refuse OSC 52 without a word.
func (t terminal) SetClipboard(s string) tea.Cmd {
	native := func() tea.Msg {
		if t.getenv("SSH_CONNECTION") != "" || t.getenv("SSH_TTY") != "" {
			return kit.Copied{} // the native clipboard over there is nobody's; OSC 52 travels
		}
		err := copyNative(s, t.getenv)
		if runtime.GOOS == "linux" && errors.Is(err, errNoClipboard) {
			err = nil // no helper program is installed: OSC 52 is what there is
		}
		return kit.Copied{Err: err}
	}
	return tea.Sequence(t.screen.SetClipboard(s), native)
}

// translated gives the app the screen's own messages in the words of the kit, which knows no screen.
type translated struct {
	tea.Model
	trueColour bool // the terminal's colours, which Bubble Tea tells once at the start
}

func (m translated) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch a := msg.(type) {
	case screen.GlyphWidthMsg:
		msg = kit.GlyphWidth{Glyph: a.Glyph, Width: a.Width}
	case tea.ColorProfileMsg:
		m.trueColour = a.Profile >= colorprofile.TrueColor
	case screen.GraphicsMsg:
		msg = kit.Graphics{Pixels: a.Graphics != control.NoGraphics, TrueColour: m.trueColour, CellWidth: a.CellWidth, CellHeight: a.CellHeight}
	case screen.ImageMsg:
		msg = kit.ImageShown{ID: a.ID, Err: a.Err}
	}
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	return m, cmd
}

var errNoClipboard = errors.New("no native clipboard")

// nativeClipboard keeps two copies from starting helper programs at once.
var nativeClipboard sync.Mutex

func copyNative(s string, getenv func(string) string) error {
	nativeClipboard.Lock()
	defer nativeClipboard.Unlock()
	return writeClipboard(s, getenv)
}
