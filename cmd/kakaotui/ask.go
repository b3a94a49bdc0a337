package main

import (
	"bufio"
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
func (c *cli) askSettings(s *session.Session) error {
	if !c.stdinIsTerminal() {
		return session.ErrNoSettings
	}
	set := s.Settings()
	in := bufio.NewReader(c.in)
	fmt.Fprintln(c.err, c.say(text.AskKeyWhere))
	fmt.Fprint(c.err, c.say(text.AskKey)+" ")
	typed, err := in.ReadString('\n')
	if err != nil {
		return session.ErrNoSettings
	}
	key, finding := kakao.CheckRESTAPIKey(typed)
	if !finding.OK() {
		return &usageError{report.Finding(finding, text.FindKeyFine, key, c.lang)}
	}
	set.RESTAPIKey = key
	fmt.Fprint(c.err, c.say(text.AskSecret)+" ")
	secret, err := term.ReadPassword(c.in.(*os.File).Fd())
	fmt.Fprintln(c.err)
	if err != nil {
		return fmt.Errorf("reading the client secret: %w", err)
	}
	set.ClientSecret = kakao.Secret(strings.TrimSpace(string(secret)))
	fmt.Fprintln(c.err, c.say(text.AskRedirect, set.RedirectURI))
	return s.Configure(set)
}
