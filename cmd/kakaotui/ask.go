package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"kakaotui/internal/hangul"
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
	secret, err := c.readHidden(ctx, c.say(text.AskSecret)+" ")
	if err == io.EOF {
		return session.ErrNoSettings
	}
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
		fmt.Fprintln(c.err, report.Finding(finding, text.FindKeyFine, hangul.Count(key), c.lang))
	}
}

// readHidden asks for a line that does not echo. The echo is off before the question stands, for who types or pastes fast.
// However it ends, the terminal is as it was.
func (c *cli) readHidden(ctx context.Context, question string) (string, error) {
	fd := c.in.(*os.File).Fd()
	before, err := term.MakeRaw(fd)
	if err != nil {
		return "", err
	}
	fmt.Fprint(c.err, question)
	line, err := interruptible(ctx, func() (string, error) { return hiddenLine(c.in) })
	if back := term.Restore(fd, before); err == nil {
		err = back
	}
	fmt.Fprintln(c.err)
	return line, err
}

// Keys that a terminal in raw mode hands over as they are.
const (
	keyCtrlC     = 3
	keyCtrlD     = 4
	keyBackspace = 8
	keyCtrlU     = 21
	keyDelete    = 127
)

// maxHidden is far above any secret, in bytes.
const maxHidden = 4096

// hiddenLine reads a line from a terminal in raw mode. ctrl+c gives context.Canceled, ctrl+d io.EOF.
func hiddenLine(in io.Reader) (string, error) {
	var line []byte
	key := make([]byte, 1)
	for len(line) < maxHidden {
		if _, err := io.ReadFull(in, key); err != nil {
			return "", err
		}
		switch k := key[0]; k {
		case '\r', '\n':
			return string(line), nil
		case keyCtrlC:
			return "", context.Canceled
		case keyCtrlD:
			return "", io.EOF
		case keyBackspace, keyDelete:
			_, last := utf8.DecodeLastRune(line)
			line = line[:len(line)-last]
		case keyCtrlU:
			line = line[:0]
		default:
			if k >= ' ' {
				line = append(line, k)
			}
		}
	}
	return "", fmt.Errorf("the line is longer than %d bytes", maxHidden)
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
