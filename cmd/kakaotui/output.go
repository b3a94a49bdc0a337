package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"unicode"

	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// print writes a result: a line on standard output.
func (c *cli) print(line string) { c.printRaw([]byte(line)) }

// printRaw is print for bytes.
func (c *cli) printRaw(line []byte) {
	if _, err := c.out.Write(append(line, '\n')); err != nil && c.outErr == nil {
		c.outErr = err
	}
}

// afterWriting is the exit code when the results could not all be written. A reader who left early (head) is no failure.
// A message that Kakao took stays a success, so that no script sends it again.
func (c *cli) afterWriting(code int) int {
	if c.outErr == nil || errors.Is(c.outErr, syscall.EPIPE) {
		return code
	}
	fmt.Fprintln(c.err, c.say(text.CmdNoOutput, text.Reason(c.lang, c.outErr)))
	if code != 0 || c.sending {
		return code
	}
	return exitUnexpected
}

// printJSON writes one object as one line. What a terminal might obey inside a server's word is escaped, which changes
// nothing for a program that reads it.
func (c *cli) printJSON(v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		c.outErr = fmt.Errorf("writing JSON: %w", err)
		return
	}
	c.print(escapeHidden(strings.TrimRight(b.String(), "\n")))
}

// escapeHidden writes C1, bidi and other invisible characters in JSON as \uXXXX; they stand inside strings only.
func escapeHidden(s string) string {
	hidden := func(r rune) bool {
		return r >= 0x7f && r <= 0xffff && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
	}
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// warnings tells what went well enough but must not be lost: tokens that could not be saved, a file set aside.
// The failure of the command is not told here: it is told at the end.
func (c *cli) warnings(s *session.Session, failure ...error) {
	for _, w := range s.Warnings() {
		c.complainAnew(w, failure...)
	}
}

// complainAnew tells an error that is not the same in words as one which is told elsewhere.
func (c *cli) complainAnew(err error, elsewhere ...error) {
	said := report.Of(err, c.lang).String()
	if !slices.ContainsFunc(elsewhere, func(e error) bool { return report.Of(e, c.lang).String() == said }) {
		fmt.Fprintln(c.err, said)
	}
}

// traceEvents tells each call to Kakao on standard error under --verbose: no secret, no body.
func (c *cli) traceEvents(e session.Event) {
	if !c.verbose {
		return
	}
	line := c.logLine(e)
	if e.Status != 0 {
		line += fmt.Sprintf("  HTTP %d", e.Status)
	}
	if e.Err != nil {
		line += "  " + text.VisibleLine(strings.TrimSpace(e.Err.Error()))
	}
	fmt.Fprintln(c.err, line)
}
