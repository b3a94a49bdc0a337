package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// maxStdin bounds what is read from a pipe: far above any message, far below any memory.
const maxStdin = 1 << 20

// sendLimit bounds a whole send: a refresh, the call, and once more after -401.
const sendLimit = 60 * time.Second

type sendFlags struct {
	to, link, mobileLink, button string
	dryRun, quiet                bool
}

func (c *cli) sendCommand() *cobra.Command {
	var f sendFlags
	cmd := &cobra.Command{
		Use:   "send [TEXT...]",
		Short: c.say(text.CmdSend),
		Long:  c.say(text.CmdSendLong),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.send(cmd.Context(), f, args)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.to, "to", "me", c.say(text.FlagTo))
	fl.StringVar(&f.link, "link", "", c.say(text.FlagLink))
	fl.StringVar(&f.mobileLink, "mobile-link", "", c.say(text.FlagMobileLink))
	fl.StringVar(&f.button, "button", "", c.say(text.FlagButton))
	fl.BoolVar(&f.dryRun, "dry-run", false, c.say(text.FlagDryRun))
	fl.BoolVar(&f.quiet, "quiet", false, c.say(text.FlagQuiet))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// sendLine is one message of `send --json`.
type sendLine struct {
	ID    string          `json:"id"`
	State string          `json:"state"`
	Part  int             `json:"part"`
	Parts int             `json:"parts"`
	To    string          `json:"to"`
	At    string          `json:"at"`
	Error json.RawMessage `json:"error"`
}

func (c *cli) send(ctx context.Context, f sendFlags, args []string) error {
	c.sending = true
	if f.to != "me" {
		return c.mended(text.CmdSendOnlyMeMend, text.CmdSendOnlyMe)
	}
	body, err := c.messageText(ctx, args)
	if err != nil {
		return err
	}
	m := session.Message{Text: body, Link: f.link, MobileLink: f.mobileLink, Button: f.button}
	if err := m.Check(); err != nil {
		return err
	}
	if f.dryRun {
		return c.dryRun(m, f)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, sendLimit)
	defer cancel()
	err = s.Send(limited, m)
	c.warnings(s)
	return c.sendResult(ctx, err, f)
}

// sendResult tells how one message fared: a line of JSON, a word for a person, or nothing when it should be quiet.
// Who interrupts it gets the code of an interruption; whether the message may have left is said beside it.
func (c *cli) sendResult(ctx context.Context, err error, f sendFlags) error {
	fate := session.FateOf(err)
	line := sendLine{ID: newID(), State: stateWord(fate), Part: 1, Parts: 1, To: "me", At: c.now().UTC().Format(time.RFC3339), Error: json.RawMessage("null")}
	if err == nil {
		switch {
		case c.json:
			c.printJSON(line)
		case !f.quiet:
			c.print(c.say(text.CmdSent))
		}
		return nil
	}
	r := report.OfSend(err, c.lang)
	if c.json {
		line.Error = errorOnly(r.JSON())
		c.printJSON(line)
	}
	fmt.Fprintln(c.err, r.String())
	if ctx.Err() != nil {
		return exitError(exitInterrupted)
	}
	return exitError(r.Exit())
}

// stateWord is the state that the interface names: what a person must mend first was refused for now.
func stateWord(f session.Fate) string {
	switch f {
	case session.Sent, session.Queued, session.Unknown:
		return string(f)
	}
	return string(session.Refused)
}

// errorOnly takes the inner object out of {"error":{…}}.
func errorOnly(b []byte) json.RawMessage {
	var v struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(b, &v) != nil {
		return json.RawMessage("null")
	}
	return v.Error
}

func (c *cli) dryRun(m session.Message, f sendFlags) error {
	if c.json {
		template, err := json.Marshal(kakao.Text{Text: m.Text, Link: kakao.Link{WebURL: m.Link, MobileWebURL: m.MobileLink}, ButtonTitle: m.Button})
		if err != nil {
			return fmt.Errorf("making the template: %w", err)
		}
		c.printJSON(map[string]any{"dry_run": true, "to": "me", "part": 1, "parts": 1, "template_object": json.RawMessage(template)})
		return nil
	}
	if !f.quiet {
		c.print(c.say(text.CmdDryRun, hangul.Count(m.Text), kakao.MaxText))
	}
	return nil
}

// messageText is the text of the arguments, or of standard input for "-" or a pipe. One line end at the end of a pipe is
// the pipe's, not the message's.
func (c *cli) messageText(ctx context.Context, args []string) (string, error) {
	if len(args) == 0 && c.stdinIsTerminal() {
		return "", c.usage(text.CmdSendWhat)
	}
	if len(args) > 0 && !(len(args) == 1 && args[0] == "-") {
		return strings.Join(args, " "), nil
	}
	b, err := interruptible(ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(c.in, maxStdin+1)) })
	if err != nil {
		return "", fmt.Errorf("reading standard input: %w", err)
	}
	if len(b) > maxStdin {
		return "", c.usage(text.CmdStdinTooLong, maxStdin>>10)
	}
	s := strings.TrimPrefix(string(b), "\ufeff")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSuffix(s, "\n"), nil
}
