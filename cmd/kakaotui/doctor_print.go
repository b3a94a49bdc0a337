package main

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"kakaotui/internal/doctor"
	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const (
	// widestDoctor is how wide the lines get on a wide terminal: longer ones are tiring to read.
	widestDoctor = 100
	// roomForDetail is how many columns the details need beside the names of the checks; on a narrower terminal they stand below.
	roomForDetail = 44
	// belowIndent is how far they are set in there.
	belowIndent = 4
)

// doctorStates are all states, so that their column is as wide as the widest word.
var doctorStates = []doctor.State{doctor.OK, doctor.Warning, doctor.Failed, doctor.Skipped, doctor.Info}

var doctorChecks = []doctor.Check{doctor.Settings, doctor.Files, doctor.KeyRing, doctor.Terminal, doctor.Clock, doctor.Reachability,
	doctor.Login, doctor.Consent, doctor.Outbox, doctor.Quota}

// doctorColours are the SGR codes of states that are worth one. The word says the same.
var doctorColours = map[doctor.State]string{doctor.OK: "32", doctor.Warning: "33", doctor.Failed: "1;31"}

// doctorPrinter writes results for people: a line a check, its next step below it.
type doctorPrinter struct {
	c          *cli
	colour     bool
	width      int // of the terminal; 0 when lines are not broken
	states     int // columns of the words for states, brackets included
	checks     int // columns of the checks' names
	arrow, dot string
}

func (c *cli) doctorPrinter() *doctorPrinter {
	p := &doctorPrinter{c: c, arrow: "→ ", dot: "· "}
	if c.ascii {
		p.arrow, p.dot = "-> ", "- "
	}
	if f, ok := c.out.(*os.File); ok && term.IsTerminal(f.Fd()) {
		p.colour = !c.noColor && c.getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(f.Fd()); err == nil {
			p.width = min(w, widestDoctor)
		}
	}
	for _, s := range doctorStates {
		p.states = max(p.states, hangul.Width(p.word(s)))
	}
	for _, check := range doctorChecks {
		p.checks = max(p.checks, hangul.Width(p.name(check)))
	}
	return p
}

func (p *doctorPrinter) word(s doctor.State) string {
	return "[" + p.c.say(text.DoctorState(string(s))) + "]"
}

func (p *doctorPrinter) name(check doctor.Check) string {
	return p.c.say(text.DoctorCheck(string(check)))
}

// result writes one check.
func (p *doctorPrinter) result(r doctor.Result) {
	head := p.paint(r.State) + "  " + hangul.PadRight(p.name(r.Check), p.checks)
	indent := p.states + p.checks + 4
	if p.width > 0 && p.width-indent < roomForDetail {
		p.c.print(strings.TrimRight(head, " "))
		head, indent = strings.Repeat(" ", belowIndent), belowIndent
	} else {
		head += "  "
	}
	p.hang(head, indent, r.Detail)
	p.remedy(indent, r.Remedy)
	for _, n := range r.More {
		detail := n.Detail
		if n.State == doctor.Failed || n.State == doctor.Warning {
			detail = p.word(n.State) + " " + detail
		}
		further := indent + hangul.Width(p.dot)
		p.hang(strings.Repeat(" ", indent)+p.dot, further, detail)
		p.remedy(further, n.Remedy)
	}
}

func (p *doctorPrinter) remedy(indent int, s string) {
	if s != "" {
		p.hang(strings.Repeat(" ", indent)+p.arrow, indent+hangul.Width(p.arrow), s)
	}
}

// paint is the word for a state, padded, in its colour.
func (p *doctorPrinter) paint(s doctor.State) string {
	word := p.word(s)
	pad := strings.Repeat(" ", p.states-hangul.Width(word))
	if code := doctorColours[s]; p.colour && code != "" {
		word = "\x1b[" + code + "m" + word + "\x1b[m"
	}
	return word + pad
}

// hang writes a text behind head, which takes indent columns, and sets its further rows in as far.
func (p *doctorPrinter) hang(head string, indent int, s string) {
	if p.width == 0 {
		p.c.print(strings.TrimRight(head+s, " "))
		return
	}
	room := p.width - indent
	for _, row := range kit.Wrap(glue(s, room), room) {
		p.c.print(head + strings.ReplaceAll(row, glued, " "))
		head = strings.Repeat(" ", indent)
	}
}

// glued stands for a space at which no row is broken. It is of Unicode's private use, so no text has it.
const glued = "\ue000"

// glue keeps each command, which stands between backquotes to be copied, and each menu's name in one row where a row has room
// for it.
func glue(s string, room int) string {
	for _, pair := range [][2]string{{"`", "`"}, {"[", "]"}} {
		var b strings.Builder
		rest := s
		for {
			before, inner, opened := strings.Cut(rest, pair[0])
			inner, after, closed := strings.Cut(inner, pair[1])
			if !opened || !closed {
				b.WriteString(rest)
				break
			}
			if hangul.Width(inner)+2 <= room {
				inner = strings.ReplaceAll(inner, " ", glued)
			}
			b.WriteString(before + pair[0] + inner + pair[1])
			rest = after
		}
		s = b.String()
	}
	return s
}

// end counts what was found.
func (p *doctorPrinter) end(counts map[doctor.State]int) {
	p.c.print("")
	if counts[doctor.Failed]+counts[doctor.Warning] == 0 {
		p.c.print(p.c.say(text.DoctorAllFine))
		return
	}
	p.hang("", 0, p.c.say(text.DoctorProblems, counts[doctor.Failed], counts[doctor.Warning], strings.TrimSpace(p.arrow)))
}
