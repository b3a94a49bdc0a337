package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// maxStdin bounds what is read from a pipe: far above any message, far below any memory.
const maxStdin = 1 << 20

type sendFlags struct {
	to, link, mobileLink, button string
	key, onUnknown               string
	expire                       time.Duration
	noBody, lines, dryRun, quiet bool
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
	fl.BoolVar(&f.lines, "lines", false, c.say(text.FlagSendLines))
	fl.StringVar(&f.key, "key", "", c.say(text.FlagKey))
	fl.StringVar(&f.onUnknown, "on-unknown", onUnknownAsk, c.say(text.FlagOnUnknown))
	fl.DurationVar(&f.expire, "expire", journal.DefaultExpire, c.say(text.FlagExpire))
	fl.BoolVar(&f.noBody, "no-body", false, c.say(text.FlagNoBody))
	fl.BoolVar(&f.dryRun, "dry-run", false, c.say(text.FlagDryRun))
	fl.BoolVar(&f.quiet, "quiet", false, c.say(text.FlagQuiet))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	completeValues(cmd, "on-unknown", onUnknownAsk, onUnknownResend)
	return cmd
}

const (
	onUnknownAsk    = "ask"
	onUnknownResend = "resend"
)

func (c *cli) send(ctx context.Context, f sendFlags, args []string) error {
	c.sending, c.origin = true, "send"
	if err := c.checkSendFlags(f, args); err != nil {
		return err
	}
	if f.lines {
		return c.sendLines(ctx, f)
	}
	body, err := c.messageText(ctx, args)
	if err != nil {
		return err
	}
	in := f.intent(body)
	if err := in.Check(); err != nil {
		return err
	}
	if f.dryRun {
		return c.dryRun(in.Parts[0], f)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	r, err := c.deliver(ctx, s, in)
	c.warnings(s)
	return c.sendResult(ctx, s, r, err, f)
}

func (c *cli) checkSendFlags(f sendFlags, args []string) error {
	switch {
	case f.to != "me":
		return c.mended(text.CmdSendOnlyMeMend, text.CmdSendOnlyMe)
	case f.expire <= 0:
		return c.usage(text.CmdSendExpire)
	case f.onUnknown != onUnknownAsk && f.onUnknown != onUnknownResend:
		return c.usage(text.CmdSendOnUnknown)
	case f.lines && f.key != "":
		return c.usage(text.CmdSendLinesKey)
	case f.lines && len(args) > 0 && !(len(args) == 1 && args[0] == "-"):
		return c.usage(text.CmdSendLinesText)
	}
	return nil
}

// intent is what the flags want of a text.
func (f sendFlags) intent(body string) session.Intent {
	in := session.Intent{
		Parts: []session.Message{{Text: body, Link: f.link, MobileLink: f.mobileLink, Button: f.button}},
		Key:   f.key, Expire: f.expire, NoBody: f.noBody, Origin: "send",
	}
	if f.onUnknown == onUnknownResend {
		in.OnUnknown = session.Resend
	}
	return in
}

// sendResult tells how one intent fared: lines of JSON, a word for a person, or nothing when it should be quiet. Who
// interrupts it gets the code of an interruption; where the message is stands beside it.
func (c *cli) sendResult(ctx context.Context, s *session.Session, r session.Receipt, err error, f sendFlags) error {
	c.tellEarlier(r.Earlier, f.quiet)
	code := 0
	if err != nil && len(r.Messages) == 0 {
		code = c.tellNotKept(err)
	}
	var quota *session.Quota
	if c.json || !f.quiet {
		quota = c.sendQuota(ctx, s)
	}
	for _, d := range r.Messages {
		code = max(code, c.tellDelivery(d, r, quota))
	}
	switch {
	case code != 0, f.quiet, c.json:
	case r.Already:
		c.print(c.say(text.CmdSentBefore, text.VisibleLine(f.key)))
	default:
		c.print(c.say(text.CmdSent))
	}
	if !f.quiet {
		c.warnOfLimits(s, quota)
	}
	switch {
	case ctx.Err() != nil:
		return exitError(exitInterrupted)
	case code != 0:
		return exitError(code)
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
