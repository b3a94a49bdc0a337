package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// maxStdin bounds what is read from a pipe: far above any message, far below any memory.
const maxStdin = 1 << 20

type sendFlags struct {
	to                           []string
	link, mobileLink, button     string
	template, scrap, image       string
	templateID                   int64
	idGiven                      bool
	args                         []string
	maxParts                     int
	key, onUnknown               string
	keyGiven                     bool
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
			f.idGiven, f.keyGiven = cmd.Flags().Changed("template-id"), cmd.Flags().Changed("key")
			return c.send(cmd.Context(), f, args)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringArrayVar(&f.to, "to", []string{toMe}, c.say(text.FlagTo))
	fl.StringVar(&f.link, "link", "", c.say(text.FlagLink))
	fl.StringVar(&f.mobileLink, "mobile-link", "", c.say(text.FlagMobileLink))
	fl.StringVar(&f.button, "button", "", c.say(text.FlagButton))
	fl.StringVar(&f.template, "template", "", c.say(text.FlagTemplate))
	fl.Int64Var(&f.templateID, "template-id", 0, c.say(text.FlagTemplateID))
	fl.StringArrayVar(&f.args, "arg", nil, c.say(text.FlagArg))
	fl.StringVar(&f.scrap, "scrap", "", c.say(text.FlagScrap))
	fl.StringVar(&f.image, "image", "", c.say(text.FlagImage))
	fl.IntVar(&f.maxParts, "max-parts", defaultMaxParts, c.say(text.FlagMaxParts))
	fl.BoolVar(&f.lines, "lines", false, c.say(text.FlagSendLines))
	fl.StringVar(&f.key, "key", "", c.say(text.FlagKey))
	fl.StringVar(&f.onUnknown, "on-unknown", onUnknownAsk, c.say(text.FlagOnUnknown))
	fl.DurationVar(&f.expire, "expire", journal.DefaultExpire, c.say(text.FlagExpire))
	fl.BoolVar(&f.noBody, "no-body", false, c.say(text.FlagNoBody))
	fl.BoolVar(&f.dryRun, "dry-run", false, c.say(text.FlagDryRun))
	fl.BoolVar(&f.quiet, "quiet", false, c.say(text.FlagQuiet))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	completeValues(cmd, "on-unknown", onUnknownAsk, onUnknownResend)
	completeBy(cmd, "to", c.completeFriends)
	completeBy(cmd, "template", c.completeTemplateFlag)
	return cmd
}

const (
	onUnknownAsk    = "ask"
	onUnknownResend = "resend"
)

func (f *sendFlags) unknown() session.OnUnknown {
	if f.onUnknown == onUnknownResend {
		return session.Resend
	}
	return session.AskPerson
}

func (c *cli) send(ctx context.Context, f sendFlags, args []string) error {
	c.sending, c.origin = true, "send"
	if err := c.checkSendFlags(f, args); err != nil {
		return err
	}
	if f.lines {
		return c.sendLines(ctx, f)
	}
	if f.image != "" {
		return c.sendImage(ctx, f, args)
	}
	s, unit, err := c.openToSend(f)
	if err != nil {
		return err
	}
	parts, err := c.messages(ctx, unit, f, args)
	if err != nil {
		return err
	}
	in, err := c.intent(unit, f, parts)
	if err != nil {
		return err
	}
	if f.dryRun {
		return c.dryRun(in, unit, f)
	}
	return c.sendIntent(ctx, s, in, f)
}

// openToSend opens the profile, and for a dry run only reads what counts as a character: it opens nothing.
func (c *cli) openToSend(f sendFlags) (*session.Session, hangul.Unit, error) {
	if f.dryRun {
		unit, err := c.unit()
		return nil, unit, err
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return nil, 0, err
	}
	return s, unitOf(s.Settings()), nil
}

// sendImage uploads an image, which must be done before there is a message, and sends the card that it is on.
func (c *cli) sendImage(ctx context.Context, f sendFlags, args []string) error {
	body, err := c.imageText(ctx, args)
	if err != nil {
		return err
	}
	s, unit, err := c.openToSend(f)
	if err != nil {
		return err
	}
	if f.dryRun {
		return c.dryImage(unit, f, body)
	}
	if f.key != "" {
		r, taken, err := s.DeliverTaken(ctx, f.key, f.unknown())
		if taken || err != nil {
			r, err = resend(ctx, s, r, err, f.unknown())
			return c.sendResult(ctx, s, r, err, f)
		}
	}
	c.preparing = true
	m, err := c.imageMessage(ctx, s, f, body)
	if err != nil {
		c.warnings(s, err)
		return err
	}
	c.preparing = false
	in, err := c.intent(unit, f, []session.Message{m})
	if err != nil {
		return err
	}
	return c.sendIntent(ctx, s, in, f)
}

// sendIntent delivers an intent and tells how it fared.
func (c *cli) sendIntent(ctx context.Context, s *session.Session, in session.Intent, f sendFlags) error {
	c.kind = in.Parts[0].Kakao().Kind()
	r, err := c.deliver(ctx, s, in)
	c.warnings(s)
	return c.sendResult(ctx, s, r, err, f)
}

func (c *cli) checkSendFlags(f sendFlags, args []string) error {
	switch {
	case f.expire <= 0:
		return c.usage(text.CmdSendExpire)
	case f.onUnknown != onUnknownAsk && f.onUnknown != onUnknownResend:
		return c.usage(text.CmdSendOnUnknown)
	case f.keyGiven && strings.TrimSpace(f.key) == "": // a script's variable without a value: nothing would hold a second one back
		return c.mended(text.CmdSendNoKeyMend, text.CmdSendNoKey)
	case f.lines && f.key != "":
		return c.usage(text.CmdSendLinesKey)
	case f.lines && len(args) > 0 && !(len(args) == 1 && args[0] == "-"):
		return c.usage(text.CmdSendLinesText)
	}
	return c.checkContent(f, args)
}

// intent is what the flags want of messages. It is checked.
func (c *cli) intent(unit hangul.Unit, f sendFlags, parts []session.Message) (session.Intent, error) {
	to, err := c.receivers(f.to)
	if err != nil {
		return session.Intent{}, err
	}
	in := session.Intent{Parts: parts, To: to, Key: f.key, Expire: f.expire, NoBody: f.noBody, Origin: "send", OnUnknown: f.unknown()}
	return in, in.CheckCounting(unit.Count)
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
	told := ""
	for _, d := range r.Messages {
		code = max(code, c.tellDelivery(d, r, quota, &told))
	}
	switch {
	case f.quiet, c.json:
	case code != 0:
		c.tellReached(r)
	case r.Already:
		c.print(c.say(text.CmdSentBefore, text.VisibleLine(f.key)))
	default:
		c.print(c.sentWords(r))
	}
	if !f.quiet {
		c.warnOfLimits(s, quota, countSent(r))
	}
	switch {
	case ctx.Err() != nil:
		return exitError(exitInterrupted)
	case code != 0:
		return exitError(code)
	}
	return nil
}

// tellReached says how many friends a message did reach when it did not reach all.
func (c *cli) tellReached(r session.Receipt) {
	reached := map[string]bool{}
	for _, d := range r.Messages {
		if d.To != toMe && d.State == journal.Sent {
			reached[d.To] = true
		}
	}
	if len(reached) > 0 {
		c.print(c.sentTo(len(reached)))
	}
}

// sentWords says that everything arrived, and how much that was.
func (c *cli) sentWords(r session.Receipt) string {
	friends, parts := map[string]bool{}, 0
	for _, d := range r.Messages {
		if d.To != toMe {
			friends[d.To] = true
		}
		parts = max(parts, d.Parts)
	}
	switch {
	case len(friends) > 0 && parts > 1:
		return c.sentTo(len(friends)) + " " + c.say(text.SentParts, parts)
	case len(friends) > 0:
		return c.sentTo(len(friends))
	case parts > 1:
		return c.say(text.SentParts, parts)
	}
	return c.say(text.CmdSent)
}

// sentTo says how many friends a message reached.
func (c *cli) sentTo(friends int) string {
	if friends == 1 {
		return c.say(text.SentFriend)
	}
	return c.say(text.SentFriends, friends)
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
