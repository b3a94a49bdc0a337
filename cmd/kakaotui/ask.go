package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// askSettings asks a person at a terminal for the key and the client secret (which does not echo), and keeps them.
// Without a terminal it says where they can be set.
func (c *cli) askSettings(ctx context.Context, s *session.Session) error {
	if !c.stdinIsTerminal() {
		return session.ErrNoSettings
	}
	set := s.Settings()
	fmt.Fprintln(c.err, c.say(text.AskKeyWhere))
	key, err := c.askKey(ctx)
	if err != nil {
		return err
	}
	set.RESTAPIKey = key
	fmt.Fprint(c.err, c.say(text.AskSecret)+" ")
	secret, err := c.readHidden(ctx)
	fmt.Fprintln(c.err)
	if err != nil {
		return fmt.Errorf("reading the client secret: %w", err)
	}
	set.ClientSecret = kakao.Secret(strings.TrimSpace(secret))
	fmt.Fprintln(c.err, c.say(text.AskRedirect, set.RedirectURI))
	return s.Configure(set)
}

// askKey asks until the answer can be a REST API key.
func (c *cli) askKey(ctx context.Context) (string, error) {
	in := bufio.NewReader(c.in)
	for {
		fmt.Fprint(c.err, c.say(text.AskKey)+" ")
		typed, err := interruptible(ctx, func() (string, error) { return in.ReadString('\n') })
		if ctx.Err() != nil {
			return "", err
		}
		if err != nil {
			return "", session.ErrNoSettings
		}
		key, finding := kakao.CheckRESTAPIKey(typed)
		if finding.OK() {
			return key, nil
		}
		fmt.Fprintln(c.err, report.Finding(finding, text.FindKeyFine, key, c.lang))
	}
}

// readHidden reads a line that does not echo. When it is interrupted, the terminal echoes again.
func (c *cli) readHidden(ctx context.Context) (string, error) {
	fd := c.in.(*os.File).Fd()
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	line, err := interruptible(ctx, func() (string, error) {
		b, err := term.ReadPassword(fd)
		return string(b), err
	})
	if ctx.Err() != nil {
		_ = term.Restore(fd, before)
	}
	return line, err
}

// interruptible runs a read that knows no context. When ctx ends first, the read is left behind: the program is ending.
func interruptible[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := read()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
