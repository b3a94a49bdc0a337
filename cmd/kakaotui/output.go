package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// printJSON writes one object as one line.
func (c *cli) printJSON(v any) {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
}

// warnings tells what went well enough but must not be lost: tokens that could not be saved, a file set aside.
func (c *cli) warnings(s *session.Session) {
	for _, w := range s.Warnings() {
		fmt.Fprintln(c.err, report.Of(w, c.lang).String())
	}
}

// traceEvents tells each call to Kakao on standard error under --verbose: no secret, no body.
func (c *cli) traceEvents(e session.Event) {
	if !c.verbose {
		return
	}
	line := fmt.Sprintf("%s  %-12s %-7s %3d  %d ms", e.At.Local().Format("15:04:05"), e.Op, e.Fate, e.Status, e.Duration.Milliseconds())
	if e.Err != nil {
		line += "  " + text.VisibleLine(strings.TrimSpace(e.Err.Error()))
	}
	fmt.Fprintln(c.err, line)
}

// newID is a message id: time-ordered, unique without asking anyone.
func newID() string {
	var b [6]byte
	_, _ = rand.Read(b[:])
	return fmt.Sprintf("%s-%x", time.Now().UTC().Format("20060102T150405"), b)
}
