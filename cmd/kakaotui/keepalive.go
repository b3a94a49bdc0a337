package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/watch"
)

const (
	// renewBelow is how much time a refresh token has left when Kakao gives a new one with a refresh: "less than 1 month"
	// (kakao-api.md 3.3).
	renewBelow = 30 * 24 * time.Hour
	// checkEvery is how often the login is tried even when it lasts for long, so that a person hears early that it was
	// withdrawn.
	checkEvery = 24 * time.Hour
)

func (c *cli) keepaliveCommand() *cobra.Command {
	var quiet bool
	cmd := &cobra.Command{
		Use:   "keepalive",
		Short: c.say(text.CmdKeepalive),
		Long:  c.say(text.CmdKeepaliveLong),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.keepalive(cmd.Context(), quiet) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&quiet, "quiet", false, c.say(text.FlagQuietJob))
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// keepaliveJSON is the answer of `keepalive --json`.
type keepaliveJSON struct {
	Refreshed    bool       `json:"refreshed"`
	AccessToken  *tokenJSON `json:"access_token"`
	RefreshToken *tokenJSON `json:"refresh_token"`
	// WarningDays is 14, 7, 1 or 0 when a person must log in within so many days, else null.
	WarningDays *int `json:"warning_days"`
}

// keepalive refreshes when that is due, warns a person who must log in before long (here, and once per threshold in a
// message, also when the refresh failed), and sends what waits in the outbox.
func (c *cli) keepalive(ctx context.Context, quiet bool) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	before, err := s.Tokens()
	if err != nil {
		return err
	}
	due := refreshDue(before, c.now())
	var refreshErr error
	if due {
		refreshErr = c.refresh(ctx, s, before)
	}
	for _, w := range s.Warnings() {
		c.complain(w)
	}
	after, err := s.Tokens()
	if err != nil {
		return err
	}
	m := &messenger{c: c, by: s, origin: "keepalive"}
	days := c.warnOfEnd(ctx, m, s, after, refreshErr)
	if !errors.Is(refreshErr, session.ErrNoLogin) { // the access token may serve although there is no new one
		_ = s.AskConsent(ctx) // what waits goes on waiting where that cannot be asked
		m.drain(ctx)
	}
	if refreshErr != nil {
		return refreshErr
	}
	switch {
	case c.json:
		c.printJSON(keepaliveJSON{
			Refreshed: due, AccessToken: c.tokenJSON(after.AccessToken, after.AccessExpiresAt),
			RefreshToken: c.tokenJSON(after.RefreshToken, after.RefreshExpiresAt), WarningDays: days,
		})
	case !quiet:
		c.print(c.keepaliveLine(due, after))
	}
	return nil
}

// refreshDue decides. Who is not logged in is told so by the refresh.
func refreshDue(t store.Tokens, now time.Time) bool {
	runsOut := !t.RefreshExpiresAt.IsZero() && t.RefreshExpiresAt.Sub(now) < renewBelow
	return t.None() || runsOut || !t.RefreshRejectedAt.IsZero() || now.Sub(t.IssuedAt) >= checkEvery
}

// refresh refreshes, but does not ask Kakao again and again for a token that it rejected.
func (c *cli) refresh(ctx context.Context, s *session.Session, t store.Tokens) error {
	if !t.RefreshRejectedAt.IsZero() {
		return &session.LoginNeededError{Reason: session.LoginRejected}
	}
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	_, err := s.Refresh(ctx)
	return err
}

// warnOfEnd warns when the login ends before long, or is over and only the access token still serves for a while.
func (c *cli) warnOfEnd(ctx context.Context, m *messenger, s *session.Session, t store.Tokens, refreshErr error) *int {
	over := errors.Is(refreshErr, session.ErrNoLogin)
	if t.None() || t.RefreshExpiresAt.IsZero() && !over {
		return nil
	}
	days, due := watch.Threshold(t.RefreshExpiresAt.Sub(c.now()))
	line := c.say(text.KeepaliveSoon, text.RemainingWords(t.RefreshExpiresAt.Sub(c.now()), c.lang), c.when(t.RefreshExpiresAt))
	if over {
		days, due = 0, true
	}
	if !due {
		return nil
	}
	if days == 0 {
		line = c.say(text.KeepaliveOver)
	}
	if !over { // else the error says it
		fmt.Fprintln(c.err, line)
	}
	send := func() bool { return m.sendUntil(ctx, line) }
	if over {
		send = func() bool { return c.sendOver(ctx, s, line) }
	}
	c.warnOnce(t, days, send)
	return &days
}

// warnOnce sends a warning unless it was sent before. A login that is over lets a message go only while an access token
// still serves.
func (c *cli) warnOnce(t store.Tokens, days int, send func() bool) {
	state, err := c.stateDir()
	if err != nil {
		c.complain(err)
		return
	}
	given, err := watch.OpenWarnings(filepath.Join(state, "warnings.json"))
	if err != nil {
		c.complain(err)
	}
	if !given.Due(t.RefreshExpiresAt, days) || days == 0 && t.AccessExpiresAt.Sub(c.now()) < session.RefreshBefore {
		return
	}
	if !send() {
		return
	}
	if err := given.Gave(t.RefreshExpiresAt, days); err != nil {
		fmt.Fprintln(c.err, c.say(text.KeepaliveUnsaved, text.Reason(c.lang, err)))
	}
}

// sendOver sends the warning that the login is over while the access token still serves. What does not go at once is given
// up: after the next login it would no longer be true. That it did not go is what the error of the refresh says.
func (c *cli) sendOver(ctx context.Context, s *session.Session, line string) (taken bool) {
	parts := textParts(session.Message{Text: line}, unitOf(s.Settings()))
	r, err := c.deliver(ctx, s, session.Intent{Parts: parts, Origin: "keepalive"})
	if err != nil && len(r.Messages) == 0 {
		c.complain(err)
		return false
	}
	for _, d := range r.Messages {
		if d.State != journal.Queued {
			continue
		}
		if _, err := s.Drop(context.WithoutCancel(ctx), d.ID); err != nil {
			c.complain(err)
		}
	}
	return true
}

func (c *cli) keepaliveLine(refreshed bool, t store.Tokens) string {
	done := text.KeepaliveNotDue
	if refreshed {
		done = text.KeepaliveDone
	}
	if t.RefreshExpiresAt.IsZero() {
		return c.say(done) + " " + c.say(text.KeepaliveNoEnd)
	}
	left := t.RefreshExpiresAt.Sub(c.now())
	return c.say(done) + " " + c.say(text.KeepaliveUntil, text.RemainingWords(left, c.lang), c.when(t.RefreshExpiresAt))
}
