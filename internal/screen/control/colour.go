package control

import (
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Colours tells how many colours a terminal is to show. Any value of NO_COLOR is a yes, as no-color.org says; colorprofile
// wants a boolean.
func (e Environment) Colours(terminal io.Writer) colorprofile.Profile {
	if e.get("NO_COLOR") != "" {
		e = append(e[:len(e):len(e)], "NO_COLOR=1")
	}
	return colorprofile.Detect(terminal, e)
}

// How links begin (OSC 8); one to nowhere ends the last one.
const (
	openLink  = "\x1b]8;"
	closeLink = openLink + ";"
)

// Open gives the styles and the link that a line leaves open for the next one.
func Open(line string) string {
	if last := strings.LastIndexByte(line, ansi.ESC); last < 0 || isReset(line[last:]) && !strings.Contains(line, openLink) {
		return "" // as nearly every line is
	}
	var style, link string
	for state := byte(0); line != ""; {
		seq, _, n, next := ansi.DecodeSequence(line, state, nil)
		switch {
		case isReset(seq):
			style = ""
		case ansi.HasCsiPrefix(seq) && strings.HasSuffix(seq, "m"):
			style += seq
		case strings.HasPrefix(seq, closeLink+"\a"), strings.HasPrefix(seq, closeLink+"\x1b"):
			link = ""
		case strings.HasPrefix(seq, openLink):
			link = seq
		}
		line, state = line[n:], next
	}
	return style + link
}

func isReset(s string) bool {
	return strings.HasPrefix(s, "\x1b[m") || strings.HasPrefix(s, "\x1b[0m")
}
