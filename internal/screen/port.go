package screen

import (
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Port is what a model may ask of the screen that runs it: commands like Bubble Tea's own. Without a screen they do nothing.
type Port struct{}

type (
	asideMsg  string // bytes for the terminal, sent with the next frame
	redrawMsg struct{}
	// leaveMsg gives the terminal away until job is done.
	leaveMsg struct {
		job func(s *screen) tea.Cmd
	}
	noticeMsg struct{ title, body string }
	copyMsg   string
)

// Suspend stops the process until the shell's fg; tea.ResumeMsg follows. Where nobody could wake it, as in a terminal
// started for this program alone or on Windows, only tea.ResumeMsg comes.
func (Port) Suspend() tea.Cmd { return message(suspension) }

var suspension = leaveMsg{job: func(*screen) tea.Cmd {
	suspend()
	return message(tea.ResumeMsg{})
}}

// Exec runs a program on the terminal, $EDITOR for one, and comes back with done's message. Standard input, output and
// error are the terminal's unless set. Messages wait meanwhile.
func (Port) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return message(leaveMsg{job: func(s *screen) tea.Cmd {
		err := s.exec(c)
		if done == nil {
			return nil
		}
		return func() tea.Msg { return done(err) }
	}})
}

// SetClipboard asks the terminal to copy s (OSC 52), through tmux or screen when inside one. Terminals do not say whether
// they did.
func (Port) SetClipboard(s string) tea.Cmd { return message(copyMsg(s)) }

// Notify shows a notice of the desktop where the terminal is known to have them (OSC 9 or 777), and rings the bell elsewhere.
func (Port) Notify(title, body string) tea.Cmd { return message(noticeMsg{title, body}) }

// Redraw paints everything anew.
func (Port) Redraw() tea.Cmd { return message(redrawMsg{}) }

func message(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// environment is what the environment tells about the terminal around the program.
type environment map[string]string

func newEnvironment(env []string) environment {
	e := make(environment, len(env))
	for _, kv := range env {
		k, v, _ := strings.Cut(kv, "=")
		e[k] = v
	}
	return e
}

func (e environment) tmux() bool { return e["TMUX"] != "" || strings.HasPrefix(e["TERM"], "tmux") }

func (e environment) screen() bool {
	return !e.tmux() && (e["STY"] != "" || strings.HasPrefix(e["TERM"], "screen"))
}

// through wraps a sequence for the terminal around tmux or screen.
func (e environment) through(seq string) string {
	const screenLimit = 700 // screen drops strings longer than 768 bytes
	switch {
	case e.tmux():
		return ansi.TmuxPassthrough(seq)
	case e.screen():
		return ansi.ScreenPassthrough(seq, screenLimit)
	default:
		return seq
	}
}

// copy gives the bytes that set the clipboard. tmux has a setting for taking the sequence itself and one for passing it
// on: it gets both.
func (e environment) copy(s string) string {
	seq := ansi.SetSystemClipboard(s)
	if e.tmux() {
		return seq + e.through(seq)
	}
	return e.through(seq)
}

// notice gives the bytes of a notice. Two separate sequences are in use, and a terminal that knows neither is silent; the
// bell passes tmux by itself, and there tells which window calls.
func (e environment) notice(title, body string) string {
	plain := func(s string) string { return strings.ReplaceAll(printable(s), ";", ",") }
	title, body = plain(title), plain(body)
	var seq string
	switch program := e["TERM_PROGRAM"]; {
	case title+body == "":
	case program == "iTerm.app", program == "WezTerm", program == "ghostty", e["LC_TERMINAL"] == "iTerm2", e["WEZTERM_PANE"] != "",
		e["KITTY_WINDOW_ID"] != "":
		seq = ansi.Notify(strings.TrimPrefix(title+": "+body, ": "))
	case e["VTE_VERSION"] != "", strings.HasPrefix(e["TERM"], "rxvt"), strings.HasPrefix(e["TERM"], "foot"):
		seq = "\x1b]777;notify;" + title + ";" + body + "\x07"
	}
	if seq == "" {
		return "\a"
	}
	if e.tmux() || e.screen() {
		return e.through(seq) + "\a"
	}
	return seq
}
