package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// defaultLog is how many entries log shows when nobody says.
const defaultLog = 20

type logFlags struct {
	number int
	follow bool
	search string
}

func (c *cli) logCommand() *cobra.Command {
	var f logFlags
	cmd := &cobra.Command{
		Use:   "log",
		Short: c.say(text.CmdLog),
		Long:  c.say(text.CmdLogLong),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.number < 0 {
				return c.usage(text.CmdLogNumber)
			}
			return c.showLog(cmd.Context(), f)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.IntVarP(&f.number, "number", "n", defaultLog, c.say(text.FlagNumber))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	fl.BoolVar(&f.follow, "follow", false, c.say(text.FlagFollow))
	fl.StringVar(&f.search, "search", "", c.say(text.FlagSearch))
	return cmd
}

// showLog tells the newest entries, the newest last, and goes on telling what is new under --follow, until it is
// interrupted or nobody reads any more.
func (c *cli) showLog(ctx context.Context, f logFlags) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	head := int64(0)
	if f.follow {
		if head, err = c.journal.Head(ctx); err != nil {
			return err
		}
	}
	if err := c.logPage(ctx, s, f); err != nil || !f.follow {
		return err
	}
	follow, cancel := context.WithCancel(ctx)
	defer cancel()
	find := fold(f.search)
	err = s.Follow(follow, head, func(entries []journal.Entry) {
		for _, e := range entries {
			if f.search == "" || e.Message != nil && strings.Contains(fold(e.Message.Text), find) {
				c.printEntry(e)
			}
		}
		if c.outErr != nil {
			cancel()
		}
	})
	if ctx.Err() != nil {
		return exitError(exitInterrupted)
	}
	return err
}

// logStep is how many entries are read at once.
const logStep = 500

// logPage tells the last f.number entries, oldest first.
func (c *cli) logPage(ctx context.Context, s *session.Session, f logFlags) error {
	var entries []journal.Entry
	page := journal.Page{Search: f.search}
	for len(entries) < f.number {
		page.Limit = min(f.number-len(entries), logStep)
		found, err := s.LogPage(ctx, page)
		if err != nil {
			return err
		}
		entries = append(entries, found...)
		if len(found) < page.Limit {
			break
		}
		page.Before = found[len(found)-1].Seq()
	}
	slices.Reverse(entries)
	for _, e := range entries {
		c.printEntry(e)
	}
	return nil
}

// fold is the form in which the log searches: composed Hangul, Latin letters in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, hangul.NFC(s))
}

// logLineJSON is one entry of `log --json`: a message, or another call to Kakao. Both have every key.
type logLineJSON struct {
	Seq        int64   `json:"seq"`
	At         string  `json:"at"`
	Type       string  `json:"type"` // "message" or "call"
	Op         string  `json:"op"`
	Kind       string  `json:"kind"`  // of message: "text", "feed", …; "" for a call
	ID         string  `json:"id"`    // "" for a call
	State      string  `json:"state"` // what became of it; "sent" when a call went well
	Wait       string  `json:"wait"`
	Part       int     `json:"part"`
	Parts      int     `json:"parts"`
	To         string  `json:"to"`
	Text       string  `json:"text"`
	Link       string  `json:"link"`
	Key        string  `json:"key"`
	Origin     string  `json:"origin"`
	Attempts   int     `json:"attempts"`
	Status     int     `json:"status"` // of HTTP, of the last attempt; 0 without an answer
	Code       string  `json:"code"`   // Kakao's
	Error      string  `json:"error"`
	DurationMS int64   `json:"duration_ms"`
	DoneAt     *string `json:"done_at"` // when it came to its state; null while it is under way
	Decided    string  `json:"decided"` // what a person decided: "", "retry", "sent", "drop"
}

func logJSON(e journal.Entry) logLineJSON {
	if m := e.Message; m != nil {
		op := kakao.OpSendToMe
		if m.Recipient != toMe {
			op = kakao.OpSendToFriends
		}
		return logLineJSON{
			Seq: m.Seq, At: rfc3339(m.Created), Type: "message", Op: string(op), Kind: m.Kind, ID: m.ID, State: string(m.State),
			Wait: string(m.Wait), Part: m.Part, Parts: m.Parts, To: m.Recipient, Text: m.Text, Link: m.Link, Key: m.Key,
			Origin: m.Origin, Attempts: m.Attempts, Status: m.Last.Status, Code: m.Last.Code, Error: m.Last.Error,
			DurationMS: m.Last.Duration.Milliseconds(), DoneAt: timeOrNull(m.Done), Decided: string(m.Decided),
		}
	}
	v := e.Event
	done := v.At.Add(v.Duration)
	return logLineJSON{
		Seq: v.Seq, At: rfc3339(v.At), Type: "call", Op: v.Op, State: string(v.Fate), Text: v.What, Attempts: 1, Status: v.Status,
		Code: v.Code, Error: v.Error, DurationMS: v.Duration.Milliseconds(), DoneAt: timeOrNull(done),
	}
}

// localCode stands in the journal for a failure on this computer, of which Kakao knows nothing.
const localCode = "local"

// printEntry is one line an entry: time, fate, id, what, code.
func (c *cli) printEntry(e journal.Entry) {
	if c.json {
		c.printJSON(logJSON(e))
		return
	}
	var fate, id, what, code string
	if m := e.Message; m != nil {
		fate, id, what, code = c.stateOf(m.State, m.Wait), m.ID, c.beginning(*m), m.Last.Code
	} else {
		v := e.Event
		fate, what, code = c.say(text.FateOfCall(v.Op, string(v.Fate))), c.say(text.Operation(v.Op)), v.Code
	}
	line := []string{c.whenSeconds(e.At()), hangul.PadRight(fate, c.stateWidth()), hangul.PadRight(id, idWidth), what}
	if code != "" && code != localCode {
		line = append(line, "("+text.VisibleLine(code)+")")
	}
	c.print(strings.Join(line, "  "))
}

// idWidth is how long the journal's ids are.
const idWidth = 14

// whenSeconds is a moment in the person's time zone, to the second, always as wide.
func (c *cli) whenSeconds(t time.Time) string { return t.Local().Format("2006-01-02 15:04:05") }
