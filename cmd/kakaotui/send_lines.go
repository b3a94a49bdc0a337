package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// batch is a run of `send --lines`: what became of each line so far.
type batch struct {
	c        *cli
	f        sendFlags
	s        *session.Session // nil in a dry run
	unit     hangul.Unit
	progress bool // a line of counts is kept at the end of standard error

	line    int                   // number of the line at hand
	waiting map[string]int        // exit codes of our messages that are queued, by id: they may still go in this run
	done    map[journal.State]int // how many of the others there are
	sent    sentNow               // what went out, with messages of others that had waited
	code    int                   // highest exit code of what is not waiting
	told    string                // what was said of the last failure: it is not said again for every line
}

// sendLines sends each line that is not empty as a message of its own. The next line is read when the fate of the one
// before is known, so that a fast writer waits. A first signal ends the reading; the message on its way is finished.
func (c *cli) sendLines(ctx context.Context, f sendFlags) error {
	s, unit, err := c.openToSend(f)
	if err != nil {
		return err
	}
	b := &batch{c: c, f: f, s: s, unit: unit, waiting: map[string]int{}, done: map[journal.State]int{}}
	b.progress = !f.dryRun && !f.quiet && !c.verbose && isTerminalFile(c.err)
	in := bufio.NewReader(c.in)
	for {
		line, err := interruptible(ctx, func() (string, error) { return readLine(in, maxStdin) })
		if ctx.Err() != nil {
			return b.end(ctx, nil)
		}
		b.line++
		switch {
		case errors.Is(err, errLineTooLong):
			b.refuse(c.usage(text.CmdStdinTooLong, maxStdin>>10))
			continue
		case err != nil && err != io.EOF:
			return b.end(ctx, err)
		}
		if b.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		stop := strings.TrimSpace(line) != "" && b.take(context.WithoutCancel(ctx), line)
		if stop || err == io.EOF {
			return b.end(ctx, nil)
		}
	}
}

var errLineTooLong = errors.New("the line is too long")

// readLine reads a line of at most limit bytes; a longer one is read to its end and gives errLineTooLong.
func readLine(in *bufio.Reader, limit int) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) <= limit {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case len(line) > limit:
			return "", errLineTooLong
		}
		return string(line), err
	}
}

// take sends a line. It is true when no other line could fare better, because nothing can be written down any more.
func (b *batch) take(ctx context.Context, line string) (stop bool) {
	parts, err := b.c.textParts(line, b.unit, b.f)
	if err != nil {
		b.refuse(err)
		return false
	}
	in, err := b.c.intent(b.unit, b.f, parts)
	if err != nil {
		b.refuse(err)
		return false
	}
	if b.f.dryRun {
		if err := b.c.dryRun(in, b.unit, b.f); err != nil {
			b.refuse(err)
		}
		return false
	}
	r, err := b.c.deliver(ctx, b.s, in)
	b.clear()
	b.c.warnings(b.s)
	b.earlier(r)
	if err != nil && len(r.Messages) == 0 {
		b.refuse(err)
		return true
	}
	var quota *session.Quota
	if b.c.json {
		quota = b.c.sendQuota(ctx, b.s)
	}
	for _, d := range r.Messages {
		b.note(d, r, quota)
	}
	b.show()
	return false
}

// earlier sorts what was tried before a line: lines of ours that had to wait, and messages of others.
func (b *batch) earlier(r session.Receipt) {
	var others []session.Delivery
	for _, d := range r.Earlier {
		switch _, ours := b.waiting[d.ID]; {
		case !ours:
			others = append(others, d)
			b.sent.add(d)
		case d.State != journal.Queued:
			b.note(d, session.Receipt{}, nil)
		}
	}
	b.c.tellEarlier(others, b.f.quiet)
}

// note tells the fate of a message of ours, a later and better one too.
func (b *batch) note(d session.Delivery, r session.Receipt, q *session.Quota) {
	said := b.c.reportOf(d)
	delete(b.waiting, d.ID)
	if d.State == journal.Queued || d.State == journal.Sending {
		b.waiting[d.ID] = said.Exit()
	} else {
		b.done[d.State]++
		b.sent.add(d)
		b.code = max(b.code, said.Exit())
	}
	if b.c.json {
		b.c.printJSON(b.c.sendLineOf(d, r, q, said))
	}
	if d.Err != nil {
		b.say(said, d)
	}
}

// say tells a failure; the same one again is told by its first line.
func (b *batch) say(r report.Report, d session.Delivery) {
	about := r.Title + r.Code
	if about == b.told {
		fmt.Fprintln(b.c.err, b.c.say(text.SendLineAgain, b.line, b.c.say(text.Fate(stateWord(d.State))), d.ID))
		return
	}
	b.told = about
	fmt.Fprintln(b.c.err, b.c.say(text.SendLineFailed, b.line, r.String()))
}

// refuse tells of a line that came into no outbox.
func (b *batch) refuse(err error) {
	b.clear()
	var usage *usageError
	r := report.OfSend(err, b.c.lang)
	if errors.As(err, &usage) {
		r = report.Report{Kind: report.Usage, Reason: "usage", Title: usage.text, Remedy: usage.remedy}
	}
	if b.c.json {
		b.c.printJSON(b.c.notKeptLine(r))
	}
	fmt.Fprintln(b.c.err, b.c.say(text.SendLineFailed, b.line, r.String()))
	b.code = max(b.code, r.Exit())
	b.show()
}

// end sums up and gives the exit code: that of an interruption, else the highest of all lines.
func (b *batch) end(ctx context.Context, readErr error) error {
	b.clear()
	code := b.code
	for _, waits := range b.waiting {
		code = max(code, waits)
	}
	if !b.f.quiet && !b.c.json && !b.f.dryRun {
		so := b.soFar()
		if so == "" {
			so = b.c.say(text.SendLinesNone)
		}
		b.c.print(so)
	}
	if !b.f.quiet && !b.f.dryRun {
		b.c.warnOfLimits(b.s, b.c.sendQuota(context.WithoutCancel(ctx), b.s), b.sent)
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(b.c.err, b.c.say(text.SendLinesStopped))
		return exitError(exitInterrupted)
	case readErr != nil:
		fmt.Fprintln(b.c.err, report.Of(fmt.Errorf("reading standard input: %w", readErr), b.c.lang).String())
		return exitError(max(code, exitUnexpected))
	case code != 0:
		return exitError(code)
	}
	return nil
}

// soFar counts up what became of the lines: "12 sent, 1 queued".
func (b *batch) soFar() string {
	counts := map[journal.State]int{journal.Queued: len(b.waiting)}
	for s, n := range b.done {
		counts[s] += n
	}
	return b.c.tally(counts)
}

// show writes the line of counts, and clear takes it away before anything else is written.
func (b *batch) show() {
	if b.progress {
		fmt.Fprint(b.c.err, b.c.say(text.SendLinesSoFar, b.line, b.soFar()))
	}
}

func (b *batch) clear() {
	if b.progress {
		fmt.Fprint(b.c.err, "\r\x1b[K")
	}
}

func isTerminalFile(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
