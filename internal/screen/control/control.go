// Package control has what a terminal is told and asked beside the rows it shows: functions from values to bytes, and from
// answers to values. Only Questions keep anything: what was asked. Nothing here reads or writes.
package control

import (
	"io"
	"strings"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Printable drops control characters, which would end the sequence a text is put into, and shows what is no UTF-8 as that.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// Environment is what the environment tells about the terminal around the program.
type Environment []string

func (e Environment) get(name string) string { return uv.Environ(e).Getenv(name) }

func (e Environment) tmux() bool {
	return e.get("TMUX") != "" || strings.HasPrefix(e.get("TERM"), "tmux")
}

// Inside tells whether tmux or screen is between the program and the terminal.
func (e Environment) Inside() bool {
	return e.tmux() || e.get("STY") != "" || strings.HasPrefix(e.get("TERM"), "screen")
}

// through wraps a sequence for the terminal around tmux or screen.
func (e Environment) through(seq string) string {
	const screenLimit = 700 // screen drops strings longer than 768 bytes
	switch {
	case e.tmux():
		return ansi.TmuxPassthrough(seq)
	case e.Inside():
		return ansi.ScreenPassthrough(seq, screenLimit)
	default:
		return seq
	}
}

// Colours tells how many colours a terminal is to show. Any value of NO_COLOR is a yes, as no-color.org says; colorprofile
// wants a boolean.
func (e Environment) Colours(terminal io.Writer) colorprofile.Profile {
	if e.get("NO_COLOR") != "" {
		e = append(e[:len(e):len(e)], "NO_COLOR=1")
	}
	return colorprofile.Detect(terminal, e)
}

// Copy gives the bytes that set the clipboard (OSC 52). tmux has a setting for taking the sequence itself and one for
// passing it on: it gets both.
func (e Environment) Copy(text string) string {
	seq := ansi.SetSystemClipboard(text)
	if e.tmux() {
		return seq + e.through(seq)
	}
	return e.through(seq)
}

// Notice gives the bytes of a notice. Two separate sequences are in use (OSC 9 and 777), and a terminal that knows neither
// is silent: it gets the bell, which passes tmux by itself, and there tells which window calls.
func (e Environment) Notice(title, body string) string {
	const bell = "\a"
	plain := func(s string) string { return strings.ReplaceAll(Printable(s), ";", ",") }
	title, body = plain(title), plain(body)
	var seq string
	switch program := e.get("TERM_PROGRAM"); {
	case title+body == "":
	case program == "iTerm.app", program == "WezTerm", program == "ghostty", e.get("LC_TERMINAL") == "iTerm2",
		e.get("WEZTERM_PANE") != "", e.get("KITTY_WINDOW_ID") != "":
		seq = ansi.Notify(strings.TrimPrefix(title+": "+body, ": "))
	case e.get("VTE_VERSION") != "", strings.HasPrefix(e.get("TERM"), "rxvt"), strings.HasPrefix(e.get("TERM"), "foot"):
		seq = ansi.URxvtExt("notify", title, body)
	}
	switch {
	case seq == "":
		return bell
	case e.Inside():
		return e.through(seq) + bell
	default:
		return seq
	}
}
