package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/watch"
)

// carrier is what jobs ask of the session.
type carrier interface {
	outboxPort
	Drain(ctx context.Context, report func(session.Delivery)) error
	Warnings() []error
}

// messenger sends for jobs that nobody watches, and tells on standard error what became of a message that did not arrive.
type messenger struct {
	c      *cli
	by     carrier
	origin string // what the journal calls the job
	log    bool   // a line on standard output for what was sent
	// told is what messages wait for, and was told: it is not said again before something has changed.
	told string
}

// send sends a message to its end, even where ctx ends meanwhile. It is false when nothing of the message is kept anywhere,
// so that it may be offered again.
func (m *messenger) send(ctx context.Context, message string) (taken bool) {
	return m.sendUntil(context.WithoutCancel(ctx), message)
}

// sendUntil is send that ends with ctx.
func (m *messenger) sendUntil(ctx context.Context, message string) (taken bool) {
	parts := textParts(session.Message{Text: message}, m.unit())
	r, err := m.c.deliver(ctx, m.by, session.Intent{Parts: parts, Origin: m.origin})
	m.warnings()
	for _, d := range r.Earlier {
		if d.State == journal.Sent {
			m.sent(d.What)
		}
	}
	// The first part that failed is why the others wait.
	if i := slices.IndexFunc(r.Messages, func(d session.Delivery) bool { return d.Err != nil }); i >= 0 {
		err = r.Messages[i].Err
	}
	if err == nil {
		m.sent(message)
		return true
	}
	m.tell(err)
	return kept(err) || session.FateOf(err) == session.Unknown
}

// unit is what counts as a character, by the settings.
func (m *messenger) unit() hangul.Unit { return unitOf(m.by.Settings()) }

// drain sends what has waited in the outbox and is due. When ctx ends it stops after the message that is on its way.
func (m *messenger) drain(ctx context.Context) {
	between, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	err := m.by.Drain(between, func(d session.Delivery) {
		switch fate := session.FateOf(d.Err); {
		case fate == session.Sent:
			m.sent(d.What)
		case fate != session.Queued: // that it waits was told when it began to
			m.tell(d.Err)
		}
		if ctx.Err() != nil {
			stop()
		}
	})
	m.warnings()
	if err != nil && ctx.Err() == nil {
		m.tell(err)
	}
}

func (m *messenger) warnings() {
	for _, w := range m.by.Warnings() {
		m.c.complain(w)
	}
}

func (m *messenger) sent(message string) {
	m.told = ""
	if m.log {
		m.c.print(m.c.say(text.WatchSent, text.ClockSeconds(m.c.now()), text.Cut(text.VisibleLine(message), maxEcho)))
	}
}

// kept says that the message is in the outbox.
func kept(err error) bool {
	_, ok := errors.AsType[*session.UndeliveredError](err)
	return ok
}

// tell says why a message did not arrive. What all of them wait for is said once: that a person is needed, or that kept
// messages go out later.
func (m *messenger) tell(err error) {
	r := report.OfSend(err, m.c.lang)
	wait := ""
	switch {
	case r.Reason == report.Behind && m.told != "":
		wait = m.told
	case r.Kind == report.Login || r.Kind == report.Consent:
		wait = string(r.Kind) + r.Reason
	case r.Kind == report.Queued && kept(err):
		wait = cmp.Or(m.told, string(r.Kind))
	}
	if wait == "" || wait != m.told {
		fmt.Fprintln(m.c.err, "kakaotui: "+r.String())
	}
	m.told = wait
}

func (c *cli) complain(err error) { fmt.Fprintln(c.err, report.Of(err, c.lang).String()) }

// fit makes an output a message that goes in at most parts parts. Of what is more, and of what was not kept whole, one part
// goes, which says that it was cut: a command that runs wild must not use up the day's messages. kept and total are the bytes
// of the output that were kept and that there were.
func (c *cli) fit(output string, kept, total, parts int, unit hangul.Unit) string {
	s := hangul.NFC(output)
	note := ""
	switch {
	case total > kept:
		note = c.say(text.WatchCutSize, text.Number(total>>10))
	case hangul.PartCount(s, kakao.MaxText, unit) > parts:
		note = c.say(text.WatchCut, text.Number(unit.Count(s)))
	default:
		return s
	}
	return text.Cut(s, kakao.MaxText-hangul.Count(note)) + note
}

// withTail is a message of a title and as much of the end of an output as fits.
func withTail(title, tail string) string {
	title = text.Cut(title, kakao.MaxText)
	last := watch.LastLines(hangul.NFC(tail), kakao.MaxText-hangul.Count(title)-1)
	if last == "" {
		return title
	}
	return title + "\n" + last
}

// maxName is how long a command's name in a message is at most, in characters.
const maxName = 40

// jobName is what a command is called in messages.
func jobName(given string, args []string) string {
	if given == "" {
		given = watch.Name(args)
	}
	return text.Cut(text.VisibleLine(hangul.NFC(given)), maxName)
}

// howEnded says in words how a command ended.
func (c *cli) howEnded(p watch.Process, e watch.Ending) string {
	switch e.How {
	case watch.Exited:
		return c.say(text.EndedExit, e.Code)
	case watch.Signaled:
		return c.say(text.EndedSignal, e.Signal)
	case watch.TimedOut:
		return c.say(text.EndedTimeout, text.Took(p.Limit, c.lang))
	case watch.NotFound:
		return c.say(text.EndedNotFound)
	case watch.NotExecutable:
		return c.say(text.EndedNotExecutable)
	}
	return c.say(text.EndedNotStarted, text.Cut(text.VisibleLine(fmt.Sprint(e.Err)), 2*maxEcho))
}

// deaf writes where it can: a command must not fail because nobody reads our standard error any more.
type deaf struct{ to io.Writer }

func (d deaf) Write(b []byte) (int, error) {
	_, _ = d.to.Write(b)
	return len(b), nil
}
