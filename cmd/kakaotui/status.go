package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func (c *cli) statusCommand() *cobra.Command {
	var offline bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: c.say(text.CmdStatus),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.status(cmd.Context(), offline) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	cmd.Flags().BoolVar(&offline, "offline", false, c.say(text.FlagOffline))
	return cmd
}

// status tells what is known. When Kakao cannot be asked, what the disk knows is told all the same, then the error.
func (c *cli) status(ctx context.Context, offline bool) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	st, err := s.Status(ctx, offline)
	c.warnings(s, err)
	out := c.outboxStatus(ctx, s, err)
	switch {
	case c.json && err == nil:
		v := c.statusJSON(st)
		v.Quota, v.Outbox = quotaOfStatus(out.quota), out.outboxJSON()
		c.printJSON(v)
	case !c.json && (err == nil || !st.Tokens.None()):
		c.printStatus(st)
		c.printOutboxStatus(out)
	}
	c.warnOfLoginEnd(st.Tokens)
	if err != nil {
		return err
	}
	if !st.LoggedIn {
		return exitError(report.Report{Kind: report.Login}.Exit())
	}
	return nil
}

// tokenJSON is a token without the token. Where Kakao did not say when it ends, both times are null.
type tokenJSON struct {
	ExpiresAt *string `json:"expires_at"`
	ExpiresIn *int64  `json:"expires_in"`
	Valid     bool    `json:"valid"`
}

type statusJSON struct {
	Profile      string        `json:"profile"`
	LoggedIn     bool          `json:"logged_in"`
	UserID       int64         `json:"user_id"`
	Nickname     string        `json:"nickname,omitempty"`
	AccessToken  *tokenJSON    `json:"access_token"`
	RefreshToken *tokenJSON    `json:"refresh_token"`
	Scopes       []kakao.Scope `json:"scopes"`
	Missing      []string      `json:"missing_scopes"`
	// Quota and Outbox are null when the journal cannot be read.
	Quota  *quotaJSON       `json:"quota"`
	Outbox *outboxCountJSON `json:"outbox"`
}

func (c *cli) profileName() string {
	if c.profile == "" {
		return store.DefaultProfile
	}
	return c.profile
}

func (c *cli) statusJSON(st session.Status) statusJSON {
	out := statusJSON{
		Profile: c.profileName(), LoggedIn: st.LoggedIn, UserID: st.UserID, Nickname: st.Nickname,
		Scopes: st.Scopes, Missing: st.Missing,
	}
	if out.Scopes == nil {
		out.Scopes = []kakao.Scope{}
	}
	if out.Missing == nil {
		out.Missing = []string{}
	}
	out.AccessToken = c.tokenJSON(st.Tokens.AccessToken, st.Tokens.AccessExpiresAt)
	out.RefreshToken = c.tokenJSON(st.Tokens.RefreshToken, st.Tokens.RefreshExpiresAt)
	if out.RefreshToken != nil && !st.Tokens.RefreshRejectedAt.IsZero() {
		out.RefreshToken.Valid = false // Kakao says so, whatever its date
	}
	return out
}

func (c *cli) tokenJSON(t kakao.Secret, end time.Time) *tokenJSON {
	if t == "" {
		return nil
	}
	if end.IsZero() {
		return &tokenJSON{Valid: true}
	}
	left := end.Sub(c.now())
	at, in := end.UTC().Format(time.RFC3339), max(0, int64(left/time.Second))
	return &tokenJSON{ExpiresAt: &at, ExpiresIn: &in, Valid: left > 0}
}

func (c *cli) printStatus(st session.Status) {
	row := func(label text.Sentence, value string) {
		c.print(hangul.PadRight(c.say(label), 14) + "  " + value)
	}
	row(text.StatusProfile, c.profileName())
	switch {
	case st.Tokens.None():
		row(text.StatusLogin, c.say(text.StatusNoLogin))
		return
	case !st.LoggedIn:
		row(text.StatusLogin, c.say(text.StatusLoginOver))
	}
	if st.Nickname != "" {
		row(text.StatusUser, text.VisibleLine(st.Nickname))
	}
	if st.UserID != 0 {
		row(text.StatusUserID, fmt.Sprint(st.UserID))
	}
	row(text.StatusAccess, c.lifetime(st.Tokens.AccessExpiresAt))
	if !st.NextRefresh.IsZero() {
		row(text.StatusNextRefresh, c.when(st.NextRefresh))
	}
	row(text.StatusRefresh, c.lifetime(st.Tokens.RefreshExpiresAt))
	if st.Tokens.Estimated {
		c.print(c.say(text.EstimatedLifetime))
	}
	for _, s := range st.Scopes {
		mark, word := "-", text.ScopeNotAgreed
		if s.Agreed {
			mark, word = "v", text.ScopeAgreed
		}
		c.print(fmt.Sprintf("  %s %s %s %s", mark, hangul.PadRight(text.VisibleLine(s.ID), 20), hangul.PadRight(c.say(word), 14), text.VisibleLine(s.DisplayName)))
	}
	for _, m := range st.Missing {
		c.print(c.say(text.StatusMissing, text.VisibleLine(m), text.VisibleLine(m)))
	}
}

func (c *cli) lifetime(end time.Time) string {
	if end.IsZero() {
		return c.say(text.StatusNoEnd)
	}
	left := end.Sub(c.now())
	if left <= 0 {
		return c.say(text.StatusEnded, c.when(end))
	}
	return c.say(text.StatusLeft, text.Remaining(left, c.lang), c.when(end))
}

// when is a moment in the person's time zone: the clock today, the date besides on another day.
func (c *cli) when(t time.Time) string {
	t, now := t.Local(), c.now().Local()
	if t.YearDay() == now.YearDay() && t.Year() == now.Year() {
		return text.Clock(t)
	}
	return text.Date(t, c.lang) + " " + text.Clock(t)
}
