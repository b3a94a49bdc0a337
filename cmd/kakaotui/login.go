package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

type loginFlags struct {
	noBrowser, qr bool
	code          string
	finish        bool // --code was given, be it empty
	scopes        []string
}

func (c *cli) loginCommand() *cobra.Command {
	var f loginFlags
	cmd := &cobra.Command{
		Use:   "login",
		Short: c.say(text.CmdLogin),
		Long:  c.say(text.CmdLoginLong),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f.finish = cmd.Flags().Changed("code")
			return c.login(cmd.Context(), f)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.BoolVar(&f.noBrowser, "no-browser", false, c.say(text.FlagNoBrowser))
	fl.BoolVar(&f.qr, "qr", false, c.say(text.FlagQR))
	fl.StringVar(&f.code, "code", "", c.say(text.FlagCode))
	fl.StringArrayVar(&f.scopes, "scope", nil, c.say(text.FlagScope))
	return cmd
}

func (c *cli) login(ctx context.Context, f loginFlags) error {
	if f.finish && len(f.scopes) > 0 {
		return c.usage(text.LoginCodeOrScope)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	defer c.warnings(s)
	if s.Settings().RESTAPIKey == "" {
		if err := c.askSettings(ctx, s); err != nil {
			return err
		}
	}
	if f.finish {
		return c.finishLogin(ctx, s, f.code)
	}
	if given := s.Settings().AuthorizationCode; given != "" && len(f.scopes) == 0 {
		err := c.finishLogin(ctx, s, given.Reveal())
		if err == nil {
			return nil
		}
		origin := c.say(text.Origin(string(s.Settings().Origins.AuthorizationCode)))
		if kakao.CodeOf(err) != kakao.CodeBadCode {
			fmt.Fprintln(c.err, c.say(text.LoginCodeFrom, origin))
			return err
		}
		fmt.Fprintln(c.err, c.say(text.LoginCodeUsed, origin))
	}
	return c.interactiveLogin(ctx, s, f)
}

func (c *cli) finishLogin(ctx context.Context, s *session.Session, pasted string) error {
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	if _, err := s.FinishLogin(ctx, pasted); err != nil {
		return err
	}
	return c.loggedIn(ctx, s)
}

// interactiveLogin prints the URL, opens the browser where it may, and waits for the redirect or a pasted code.
func (c *cli) interactiveLogin(ctx context.Context, s *session.Session, f loginFlags) error {
	a, err := s.BeginLogin(ctx, loginScopes(f.scopes), c.lang == text.Korean)
	if err != nil {
		return err
	}
	defer a.Close()
	c.showLogin(a, f)
	if !f.noBrowser {
		c.openBrowser(ctx, a.URL)
	}
	wait, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go c.readPastes(a, func() {
		if a.Deaf != nil {
			cancel(errNothingToPaste)
		}
	})
	_, err = a.Wait(wait)
	switch {
	case err == nil:
		return c.loggedIn(ctx, s)
	case errors.Is(context.Cause(wait), errNothingToPaste):
		fmt.Fprintln(c.err, c.say(text.LoginLater))
		return exitError(report.Report{Kind: report.Login}.Exit())
	case ctx.Err() != nil, errors.Is(err, login.ErrTimeout):
		// The attempt is remembered: who has agreed by now need not agree again.
		fmt.Fprintln(c.err, c.say(text.LoginLater))
	}
	return err
}

// showLogin prints the URL (the result, on standard output) and what happens next.
func (c *cli) showLogin(a *login.Attempt, f loginFlags) {
	fmt.Fprintln(c.err, c.say(text.LoginOpenURL))
	c.print(a.URL)
	if f.qr {
		c.printQR(a.URL)
	}
	if a.Deaf != nil {
		fmt.Fprintln(c.err, report.Of(a.Deaf, c.lang).String())
	} else {
		fmt.Fprintln(c.err, c.say(text.LoginListening, a.Listening, text.Countdown(a.Deadline.Sub(c.now()))))
	}
	if c.stdinIsTerminal() {
		fmt.Fprintln(c.err, c.say(text.LoginPasteHere))
	}
}

// loginScopes are asked for: what sending needs, and what was named.
func loginScopes(named []string) []string {
	if len(named) > 0 {
		return named
	}
	return session.Required
}

var errNothingToPaste = errors.New("standard input ended and the redirect URI cannot be heard")

// readPastes takes lines from standard input until one is accepted; ended is called when there are no more.
func (c *cli) readPastes(a *login.Attempt, ended func()) {
	in := bufio.NewScanner(c.in)
	in.Buffer(nil, 64<<10)
	for in.Scan() {
		line := strings.TrimSpace(in.Text())
		if line == "" {
			continue
		}
		err := a.Paste(line)
		if err == nil {
			return
		}
		fmt.Fprintln(c.err, report.Of(err, c.lang).String())
	}
	ended()
}

func (c *cli) openBrowser(ctx context.Context, url string) {
	if ok, reason := login.CanOpenBrowser(c.getenv, runtime.GOOS); !ok {
		fmt.Fprintln(c.err, c.say(report.BrowserReason(reason)))
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := login.OpenBrowser(ctx, url); err != nil {
		fmt.Fprintln(c.err, report.OfBrowser(err, c.lang).String())
	}
}

// loggedIn says who is logged in now, and what is missing for sending.
func (c *cli) loggedIn(ctx context.Context, s *session.Session) error {
	st, err := s.Status(ctx, true)
	if err != nil {
		return err
	}
	if st.Nickname != "" {
		fmt.Fprintln(c.err, c.say(text.LoginDoneAs, text.VisibleLine(st.Nickname)))
	} else {
		fmt.Fprintln(c.err, c.say(text.LoginDone))
	}
	for _, m := range st.Missing {
		fmt.Fprintln(c.err, c.say(text.StatusMissing, m, m))
	}
	c.remindOfOutbox(ctx, s)
	return nil
}

// remindOfOutbox says that messages wait, which the login may have been missing for.
func (c *cli) remindOfOutbox(ctx context.Context, s *session.Session) {
	messages, err := s.Outbox(ctx)
	if err != nil {
		return // a login does not depend on it, and every command about the outbox tells it
	}
	counts := map[journal.State]int{}
	for _, m := range messages {
		counts[m.State]++
	}
	if counts[journal.Queued] > 0 {
		fmt.Fprintln(c.err, c.say(text.OutboxAfterLogin, c.tally(counts)))
	}
}

func (c *cli) stdinIsTerminal() bool {
	f, ok := c.in.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
