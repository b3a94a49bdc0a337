package main

import (
	"errors"
	"os/exec"
	"runtime"
	"sync"

	"github.com/atotto/clipboard"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

// terminal is the port to the terminal on Bubble Tea's stock renderer. No other file may call these functions of tea
// (internal/walls), so that another owner of the terminal can take its place.
type terminal struct{ getenv func(string) string }

func (terminal) Suspend() tea.Cmd { return tea.Suspend }

func (terminal) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return tea.ExecProcess(c, func(err error) tea.Msg { return done(err) })
}

func (terminal) Redraw() tea.Cmd { return tea.ClearScreen }

func (terminal) AskBackground() tea.Cmd { return tea.RequestBackgroundColor }

// SetClipboard asks the terminal (OSC 52, which also works over ssh) and, on this machine's own display, the native
// clipboard: many terminals refuse OSC 52 without a word.
func (t terminal) SetClipboard(s string) tea.Cmd {
	native := func() tea.Msg {
		if t.getenv("SSH_CONNECTION") != "" || t.getenv("SSH_TTY") != "" {
			return kit.Copied{} // the native clipboard over there is nobody's; OSC 52 travels
		}
		err := copyNative(s)
		if runtime.GOOS == "linux" && errors.Is(err, errNoClipboard) {
			err = nil // no helper program is installed: OSC 52 is what there is
		}
		return kit.Copied{Err: err}
	}
	return tea.Sequence(tea.SetClipboard(s), native)
}

var errNoClipboard = errors.New("no native clipboard")

// nativeClipboard keeps two copies from starting helper programs at once.
var nativeClipboard sync.Mutex

func copyNative(s string) error {
	if clipboard.Unsupported {
		return errNoClipboard
	}
	nativeClipboard.Lock()
	defer nativeClipboard.Unlock()
	return clipboard.WriteAll(s)
}
