package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/importer"
	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

type importFlags struct{ force, offline bool }

func (c *cli) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: c.say(text.CmdImport),
		Long:  c.say(text.CmdImportLong),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.usage(text.ImportWhat)
			}
			return c.importFiles(cmd.Context(), args, f)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&f.force, "force", false, c.say(text.FlagImportForce))
	cmd.Flags().BoolVar(&f.offline, "offline", false, c.say(text.FlagImportOffline))
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// importing is one run of the command.
type importing struct {
	*cli
	s     *session.Session
	flags importFlags
	files []*importFile
	done  importJSON
}

type importJSON struct {
	Profile  string           `json:"profile"`
	Settings []string         `json:"settings"` // keys of config.toml
	Login    *importLoginJSON `json:"login"`
	Files    []importFileJSON `json:"files"`
}

type importLoginJSON struct {
	Access    *tokenJSON `json:"access_token"`
	Refresh   *tokenJSON `json:"refresh_token"`
	Confirmed bool       `json:"confirmed"` // Kakao took the tokens
	Estimated bool       `json:"estimated"` // the times are counted from the file's
	Already   bool       `json:"already"`
}

type importFileJSON struct {
	File  string `json:"file"`
	Holds string `json:"holds"`
}

// importFiles takes settings first, since a login may need the key to be confirmed.
func (c *cli) importFiles(ctx context.Context, paths []string, f importFlags) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	i := &importing{cli: c, s: s, flags: f, done: importJSON{Profile: c.profileName(), Settings: []string{}}}
	for _, path := range paths {
		file := c.readImport(ctx, path)
		i.files = append(i.files, file)
		i.done.Files = append(i.done.Files, importFileJSON{File: path, Holds: file.holds()})
	}
	if err := i.nothing(); err != nil {
		return err
	}
	for _, file := range i.files {
		if file.trouble != "" {
			fmt.Fprintln(c.err, file.trouble)
		}
	}
	for _, step := range []func(context.Context) error{i.takeSettings, i.takeLogin, i.takeCode} {
		err := step(ctx)
		c.warnings(s, err)
		if err != nil {
			return err
		}
	}
	if c.json {
		c.printJSON(i.done)
	}
	return nil
}

// nothing is the error when no file holds anything of use: it says of each why.
func (i *importing) nothing() error {
	var troubles []string
	for _, file := range i.files {
		if file.usable() {
			return nil
		}
		troubles = append(troubles, file.trouble)
	}
	return &usageError{text: i.say(text.ImportNothing) + " " + strings.Join(troubles, " "), remedy: i.say(text.ImportMend)}
}

// tell prints a result for people.
func (i *importing) tell(s text.Sentence, args ...any) {
	if !i.json {
		i.print(i.say(s, args...))
	}
}

// note is beside the result.
func (i *importing) note(s text.Sentence, args ...any) { fmt.Fprintln(i.err, i.say(s, args...)) }

// takeSettings saves what .env files say, the last file's word last.
func (i *importing) takeSettings(context.Context) error {
	for _, file := range i.files {
		if len(file.keys) == 0 {
			continue
		}
		if err := i.s.ImportSettings(file.settings); err != nil {
			return err
		}
		for _, key := range file.keys {
			if !slices.Contains(i.done.Settings, key) {
				i.done.Settings = append(i.done.Settings, key)
			}
		}
		i.tell(text.ImportSettings, file.shown, strings.Join(file.keys, ", "))
	}
	return nil
}

// takeLogin stores the tokens of the newest file that has any to be refreshed.
func (i *importing) takeLogin(ctx context.Context) error {
	var newest *importFile
	for _, file := range i.files {
		switch {
		case file.found.Kind != importer.Login:
		case newest == nil:
			newest = file
		case file.written.After(newest.written):
			i.note(text.ImportOtherLogin, newest.shown)
			newest = file
		default:
			i.note(text.ImportOtherLogin, file.shown)
		}
	}
	if newest == nil {
		return nil
	}
	got, err := i.s.Import(ctx, newest.tokens(), session.ImportOptions{Offline: i.flags.offline, Force: i.flags.force})
	if err != nil {
		return err
	}
	i.tellLogin(newest, got)
	return nil
}

func (i *importing) tellLogin(file *importFile, got session.Imported) {
	t := got.Tokens
	i.done.Login = &importLoginJSON{
		Access: i.tokenJSON(t.AccessToken, t.AccessExpiresAt), Refresh: i.tokenJSON(t.RefreshToken, t.RefreshExpiresAt),
		Confirmed: got.Confirmed, Estimated: t.Estimated, Already: got.Already,
	}
	switch {
	case got.Already:
		i.tell(text.ImportAlready, file.shown)
		return
	case got.Replaced:
		i.tell(text.ImportReplaced, file.shown)
	default:
		i.tell(text.ImportLogin, file.shown)
	}
	if t.AccessToken != "" {
		i.tell(text.ImportExpiry, i.lifetime(t.AccessExpiresAt))
	}
	if got.Unasked != nil {
		i.note(text.ImportUnasked, report.Of(got.Unasked, i.lang).Title)
	}
	if t.Estimated {
		i.note(text.EstimatedLifetime)
	}
	i.note(text.ImportTwoHolders)
}

// takeCode exchanges an authorization code where that is the only way to a login. That it was used before is what to expect
// of a tutorial's file, and no failure when the file gave settings.
func (i *importing) takeCode(ctx context.Context) error {
	for _, file := range i.files {
		code := cmp.Or(file.settings.AuthorizationCode, file.found.AuthorizationCode)
		if code == "" {
			continue
		}
		before, err := i.s.Tokens()
		if err != nil {
			return err
		}
		if !before.None() || i.flags.offline {
			i.note(text.ImportCodeSpared, file.shown)
			continue
		}
		t, err := i.s.FinishLogin(ctx, code.Reveal())
		var paste *login.PasteError
		switch {
		case err == nil:
			i.done.Login = &importLoginJSON{
				Access: i.tokenJSON(t.AccessToken, t.AccessExpiresAt), Refresh: i.tokenJSON(t.RefreshToken, t.RefreshExpiresAt), Confirmed: true,
			}
			i.tell(text.ImportCodeDone, file.shown)
		case len(i.done.Settings) == 0:
			return err
		case kakao.CodeOf(err) == kakao.CodeBadCode:
			i.note(text.ImportCodeUsed, file.shown)
		case errors.As(err, &paste):
			i.note(text.ImportCodeOdd, file.shown)
		default:
			return err
		}
	}
	return nil
}

// tokens are a file's, their lifetimes counted from when it was written.
func (f *importFile) tokens() store.Tokens {
	t := store.Tokens{
		AccessToken: f.found.AccessToken, RefreshToken: f.found.RefreshToken, Scopes: f.found.Scopes,
		IssuedAt: f.written, RefreshIssuedAt: f.written, Estimated: true,
	}
	if t.AccessToken != "" {
		t.AccessExpiresAt = f.written.Add(cmp.Or(f.found.ExpiresIn, usualAccess))
	}
	if f.found.RefreshExpiresIn > 0 {
		t.RefreshExpiresAt = f.written.Add(f.found.RefreshExpiresIn)
	}
	return t
}
