package watch

import (
	"strings"
	"unicode/utf8"

	"kakaotui/internal/hangul"
)

// Clean makes a program's output fit for a message: colours and other terminal sequences go, a progress line shows its last
// state, line ends are \n, CP949 becomes UTF-8, bytes that are neither become U+FFFD (one for a run of them), and no control
// character stays but tabs and line ends.
func Clean(b []byte) string {
	c := cleaner{rest: strings.TrimPrefix(hangul.FromLegacy(b), "\uFEFF")}
	for c.rest != "" {
		c.step()
	}
	return string(c.out)
}

type cleaner struct {
	rest string
	out  []byte
	line int  // where the current line begins in out
	back bool // a carriage return stands before what comes next
}

const (
	escape = '\x1b'
	bell   = '\a'
	csi    = '\u009b'
)

func (c *cleaner) step() {
	r, n := utf8.DecodeRuneInString(c.rest)
	c.rest = c.rest[n:]
	switch {
	case r == escape:
		c.sequence()
	case r == csi:
		c.parameters()
	case r == '\r':
		c.back = true
	case r == '\n', r == '\v', r == '\f':
		c.out = append(c.out, '\n')
		c.line, c.back = len(c.out), false
	case r == '\b':
		_, last := utf8.DecodeLastRune(c.out[c.line:])
		c.out = c.out[:len(c.out)-last]
	case r == '\t', r >= ' ' && r != 0x7f && (r < 0x80 || r > 0x9f):
		if c.back {
			c.out, c.back = c.out[:c.line], false
		}
		c.out = utf8.AppendRune(c.out, r)
	}
}

// sequence drops what follows an escape character (ECMA-48): a control sequence, a control string up to its end, or
// intermediate bytes and a final one.
func (c *cleaner) sequence() {
	switch {
	case c.rest == "":
	case c.rest[0] == '[':
		c.rest = c.rest[1:]
		c.parameters()
	case strings.IndexByte("]PX^_", c.rest[0]) >= 0:
		c.controlString()
	default:
		for c.rest != "" && c.rest[0] >= ' ' && c.rest[0] <= '/' {
			c.rest = c.rest[1:]
		}
		if c.rest != "" && c.rest[0] >= '0' && c.rest[0] <= '~' {
			c.rest = c.rest[1:]
		}
	}
}

// parameters drops the rest of a control sequence, its final byte included.
func (c *cleaner) parameters() {
	for c.rest != "" && c.rest[0] >= ' ' && c.rest[0] <= '?' {
		c.rest = c.rest[1:]
	}
	if c.rest != "" && c.rest[0] >= '@' && c.rest[0] <= '~' {
		c.rest = c.rest[1:]
	}
}

// controlString drops a title, a link and the like. One that does not end takes its line with it, not everything.
func (c *cleaner) controlString() {
	for i := range len(c.rest) {
		switch b := c.rest[i]; {
		case b == bell:
			c.rest = c.rest[i+1:]
			return
		case b == escape:
			c.rest = strings.TrimPrefix(c.rest[i+1:], `\`)
			return
		case b == '\n':
			c.rest = c.rest[i:]
			return
		}
	}
	c.rest = ""
}

// Lines are the lines of a clean text that hold anything, without the space at their ends.
func Lines(s string) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimRight(line, " \t"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// LastLines are as many lines from the end of a clean text as have room code points together. Of a last line that alone has
// no room, its end is left behind an ellipsis.
func LastLines(s string, room int) string {
	lines := Lines(s)
	if len(lines) == 0 || room <= 1 {
		return ""
	}
	from, used := len(lines), -1
	for from > 0 {
		n := utf8.RuneCountInString(lines[from-1]) + 1
		if used+n > room {
			break
		}
		used += n
		from--
	}
	if from < len(lines) {
		return strings.Join(lines[from:], "\n")
	}
	last := []rune(lines[len(lines)-1])
	return "…" + string(last[len(last)-(room-1):])
}
