package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

func (c *cli) outboxCommand() *cobra.Command {
	list := func(cmd *cobra.Command, _ []string) error { return c.outboxList(cmd.Context()) }
	outbox := &cobra.Command{
		Use: "outbox", Short: c.say(text.CmdOutbox), Long: c.say(text.CmdOutboxLong), Args: c.noArgs, RunE: list,
	}
	outbox.AddCommand(
		&cobra.Command{Use: "list", Short: c.say(text.CmdOutboxList), Args: c.noArgs, RunE: list},
		&cobra.Command{
			Use: "retry [ID...]", Short: c.say(text.CmdOutboxRetry), Long: c.say(text.CmdOutboxRetryLong),
			RunE: func(cmd *cobra.Command, ids []string) error { return c.outboxRetry(cmd.Context(), ids) },
		},
		&cobra.Command{
			Use: "drop ID...", Short: c.say(text.CmdOutboxDrop),
			RunE: func(cmd *cobra.Command, ids []string) error {
				return c.outboxDecide(cmd.Context(), ids, (*session.Session).Drop)
			},
		},
		&cobra.Command{
			Use: "sent ID...", Short: c.say(text.CmdOutboxSent),
			RunE: func(cmd *cobra.Command, ids []string) error {
				return c.outboxDecide(cmd.Context(), ids, (*session.Session).MarkSent)
			},
		},
	)
	for _, cmd := range append(outbox.Commands(), outbox) {
		cmd.Flags().SortFlags = false
		cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
		if cmd.Name() != "list" && cmd != outbox {
			cmd.ValidArgsFunction = c.completeIDs
		}
	}
	return outbox
}

// outboxLine is one message of `outbox --json`. Times are null when there is none.
type outboxLine struct {
	ID        string          `json:"id"`
	State     string          `json:"state"`
	Wait      string          `json:"wait"` // what a queued one waits for besides its time: "", "login", "consent", "part"
	Part      int             `json:"part"`
	Parts     int             `json:"parts"`
	To        string          `json:"to"`
	At        string          `json:"at"` // when it was written
	Next      *string         `json:"next"`
	ExpiresAt *string         `json:"expires_at"`
	Attempts  int             `json:"attempts"`
	Key       string          `json:"key"`
	Origin    string          `json:"origin"`
	Text      string          `json:"text"`
	Link      string          `json:"link"`
	Error     json.RawMessage `json:"error"`
}

func (c *cli) outboxLineOf(m journal.Message) outboxLine {
	line := outboxLine{
		ID: m.ID, State: string(m.State), Wait: string(m.Wait), Part: m.Part, Parts: m.Parts, To: m.Recipient, At: rfc3339(m.Created),
		Attempts: m.Attempts, Key: m.Key, Origin: m.Origin, Text: m.Text, Link: m.Link, Error: noError,
	}
	if m.State == journal.Queued {
		line.Next, line.ExpiresAt = timeOrNull(m.Next), timeOrNull(m.Expires)
	}
	if err := session.Undelivered(m); err != nil && m.State != journal.Sent && m.State != journal.Dropped {
		line.Error = errorOnly(report.OfMessage(err, report.About{ToFriend: m.Recipient != toMe, Kind: m.Kind}, c.lang).JSON())
	}
	return line
}

// outboxList tells what was not delivered for sure, oldest first. An empty outbox is told beside the result, which is
// then empty too.
func (c *cli) outboxList(ctx context.Context) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	messages, err := s.Outbox(ctx)
	if err != nil {
		return err
	}
	for _, m := range messages {
		c.printMessage(m)
	}
	if len(messages) == 0 && !c.json {
		fmt.Fprintln(c.err, c.say(text.OutboxEmpty))
	}
	return nil
}

// printMessage is one line a message: id, state, time, beginning of the text.
func (c *cli) printMessage(m journal.Message) {
	if c.json {
		c.printJSON(c.outboxLineOf(m))
		return
	}
	c.print(strings.Join([]string{m.ID, hangul.PadRight(c.stateOf(m.State, m.Wait), c.stateWidth()), c.whenSeconds(m.Created), c.beginning(m)}, "  "))
}

// stateWidth is the column of states, in columns of the terminal: as wide as the widest in the person's language.
func (c *cli) stateWidth() int {
	width := 0
	for _, s := range tallied {
		width = max(width, hangul.Width(c.stateOf(s, journal.NoWait)))
	}
	for _, w := range []journal.Wait{journal.WaitLogin, journal.WaitConsent, journal.WaitPart} {
		width = max(width, hangul.Width(c.stateOf(journal.Queued, w)))
	}
	return width
}

// stateOf is a state in words, with what a queued message waits for.
func (c *cli) stateOf(s journal.State, w journal.Wait) string {
	word := c.say(text.Fate(string(s)))
	if s == journal.Queued && w != journal.NoWait {
		word += " (" + c.say(text.Waiting(string(w))) + ")"
	}
	return word
}

// maxBeginning is how many columns of a text stand in a line of a list.
const maxBeginning = 60

// beginning is the start of a message's text on one line.
func (c *cli) beginning(m journal.Message) string {
	whom := c.whom(m.Recipient, c.friendName(m.Recipient))
	if m.BodyGone {
		return whom + c.say(text.OutboxNoBody)
	}
	what := strings.Join(strings.Fields(text.VisibleLine(m.Text)), " ")
	if number := fmt.Sprintf("(%d/%d) ", m.Part, m.Parts); m.Parts > 1 && !strings.HasPrefix(what, number) {
		what = number + what
	}
	if what == "" { // a card of an image alone
		what = "(" + c.say(text.KindName(m.Kind)) + ")"
	}
	return text.Cut(whom+what, maxBeginning)
}

// outboxRetry sends again and tells each outcome. The highest exit code wins.
func (c *cli) outboxRetry(ctx context.Context, ids []string) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	ids, err = c.fullIDs(ctx, s, ids)
	if err != nil {
		return err
	}
	r, err := s.Retry(ctx, ids...)
	c.warnings(s, err)
	if err != nil && len(r.Messages) == 0 {
		return err
	}
	c.sending = true // from here on the exit code is that of the messages
	c.tellEarlier(r.Earlier, false)
	if len(r.Messages) == 0 && !c.json {
		fmt.Fprintln(c.err, c.say(text.OutboxNothingQueued))
	}
	kinds := c.kindsOf(ctx, s)
	code, told := 0, ""
	for _, d := range r.Messages {
		c.kind = kinds[d.ID]
		said := c.reportOf(d)
		code = max(code, said.Exit())
		switch {
		case c.json:
			c.printJSON(c.sendLineOf(d, session.Receipt{}, nil, said))
		default:
			c.print(d.ID + "  " + hangul.PadRight(c.stateOf(d.State, d.Wait), c.stateWidth()) + "  " + text.Cut(c.whom(d.To, d.Name)+text.VisibleLine(d.What), maxBeginning))
		}
		if why := said.Title + said.Code; d.Err != nil && why != told {
			fmt.Fprintln(c.err, c.whom(d.To, d.Name)+said.String())
			told = why
		}
	}
	switch {
	case ctx.Err() != nil:
		return exitError(exitInterrupted)
	case code != 0:
		return exitError(code)
	}
	return nil
}

// kindsOf are the kinds of the messages in the outbox by id. They only make an advice better, so an error is no matter.
func (c *cli) kindsOf(ctx context.Context, s *session.Session) map[string]string {
	messages, _ := s.Outbox(ctx)
	kinds := make(map[string]string, len(messages))
	for _, m := range messages {
		kinds[m.ID] = m.Kind
	}
	return kinds
}

// outboxDecide takes a person's decision about messages: all of them or none.
func (c *cli) outboxDecide(ctx context.Context, ids []string, decide func(*session.Session, context.Context, ...string) ([]journal.Message, error)) error {
	if len(ids) == 0 {
		return c.usage(text.OutboxWhich)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	if ids, err = c.fullIDs(ctx, s, ids); err != nil {
		return err
	}
	messages, err := decide(s, ctx, ids...)
	if err != nil {
		return err
	}
	for _, m := range messages {
		c.printMessage(m)
	}
	return nil
}

// fullIDs are the ids that beginnings stand for: of the outbox where one fits, since nobody means what is done with, else
// of the whole journal. One that fits no message is named.
func (c *cli) fullIDs(ctx context.Context, s *session.Session, typed []string) ([]string, error) {
	if len(typed) == 0 {
		return nil, nil
	}
	waiting, err := s.Outbox(ctx)
	if err != nil {
		return nil, err
	}
	var full []string
	for _, id := range typed {
		m, err := c.oneMessage(ctx, waiting, id)
		if errors.Is(err, journal.ErrNotFound) {
			return nil, c.mended(text.OutboxWhichMend, text.OutboxNoSuch, echo(id))
		}
		if err != nil {
			return nil, err
		}
		full = append(full, m.ID)
	}
	return full, nil
}

// oneMessage is the only message of the outbox whose id begins so, else that of the journal.
func (c *cli) oneMessage(ctx context.Context, waiting []journal.Message, id string) (journal.Message, error) {
	if strings.TrimSpace(id) == "" {
		return journal.Message{}, journal.ErrNotFound
	}
	var found []journal.Message
	for _, m := range waiting {
		if strings.HasPrefix(m.ID, strings.ToLower(id)) {
			found = append(found, m)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return c.journal.Find(ctx, id)
}

// completeIDs offers the ids of the outbox to the shell.
func (c *cli) completeIDs(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	s, err := c.open(func(session.Event) {})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	messages, err := s.Outbox(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, m := range messages {
		ids = append(ids, m.ID+"\t"+c.say(text.Fate(string(m.State)))+" "+c.beginning(m))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
