package report

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// What a session refuses before anything is kept or sent names what it is about, and costs the code of a wrong usage.
func TestRefusedIntents(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		err    error
		says   string
	}{
		{"recipient_self", &session.RecipientError{UUID: "me-myself", Reason: session.RecipientSelf}, "Kakao"},
		{"recipient_malformed", &session.RecipientError{UUID: "a b", Reason: session.RecipientMalformed}, "a b"},
		{"too_many_parts", &session.TooManyPartsError{Parts: 11, Max: 10}, "11"},
		{"replace", &journal.ReplaceError{ID: "02abc", Err: journal.ErrNotFound}, "02abc"},
	} {
		en, ko := Of(c.err, text.English), Of(c.err, text.Korean)
		if en.Kind != Usage || en.Reason != c.reason || en.Exit() != 2 || !strings.Contains(en.String(), c.says) || en.Remedy == "" {
			t.Errorf("%s: %+v", c.reason, en)
		}
		if ko.Reason != c.reason || ko.Title == en.Title {
			t.Errorf("%s: %+v", c.reason, ko)
		}
		if s := OfSend(c.err, text.English); s.Exit() != 2 {
			t.Errorf("%s: a send ends with %d", c.reason, s.Exit())
		}
	}
}

func TestStoreErrors(t *testing.T) {
	t.Parallel()
	const file = "/home/a/tokens.json"
	for _, c := range []struct {
		reason string
		want   Kind
		err    error
		says   []string
	}{
		{"damaged_file", Unexpected, &store.DamagedError{Path: file, SetAside: file + ".damaged-1", Previous: true, Damage: store.DamageBroken}, []string{file, ".damaged-1"}},
		{"damaged_file", Unexpected, &store.DamagedError{Path: file, Damage: store.DamageEmpty, Err: syscall.EACCES}, []string{file, "permission denied|권한이 없어요"}},
		{"damaged_file", Unexpected, &store.DamagedError{Path: file, Damage: store.DamageForeign}, []string{file}},
		{"damaged_file", Unexpected, &store.DamagedError{Path: file, Damage: store.DamageHuge}, []string{file}},
		{"newer_file", Unexpected, &store.NewerError{Path: file, Version: 9, Known: 1}, []string{file, "9", "1"}},
		{"not_plain", Unexpected, &store.NotPlainError{Path: file, Type: fs.ModeSymlink}, []string{file}},
		{"not_plain", Unexpected, &store.NotPlainError{Path: file, Type: fs.ModeDir}, []string{file}},
		{"not_plain", Unexpected, &store.NotPlainError{Path: file, Type: fs.ModeNamedPipe}, []string{file}},
		{"disk_full", Unexpected, &store.NotWritableError{Op: "write", Path: file, Err: syscall.ENOSPC}, []string{file, "no space left|디스크가 가득"}},
		{"disk_full", Unexpected, &store.NotWritableError{Op: "write", Path: file, Err: syscall.EDQUOT}, []string{file}},
		{"read_only", Unexpected, &store.NotWritableError{Op: "lock", Path: file, Err: syscall.EROFS}, []string{file, "KAKAOTUI_HOME"}},
		{"read_only", Unexpected, &store.NotWritableError{Op: "make folder", Path: file, Err: syscall.EACCES}, []string{file}},
		{"not_writable", Unexpected, &store.NotWritableError{Op: "write", Path: file, Err: syscall.EIO}, []string{file}},
		{"not_saved", Unexpected, &store.NotSavedError{Path: file, Err: syscall.ENOSPC}, []string{file, "kakaotui login"}},
		{"locked", Unexpected, &store.LockError{Path: file, Err: context.DeadlineExceeded}, []string{file}},
		{"interrupted", Interrupted, &store.LockError{Path: file, Err: context.Canceled}, nil},
		{"profile", Usage, &store.ProfileError{Name: "../x"}, []string{"../x"}},
		{"no_home", Usage, store.ErrNoHome, []string{"KAKAOTUI_HOME"}},
		{"keyring_missing", Unexpected, &store.RingError{Op: "read", Problem: store.RingMissing, Err: errors.New("there is no D-Bus session")}, []string{"KAKAOTUI_TOKENS=file", "D-Bus"}},
		{"keyring_locked", Unexpected, &store.RingError{Op: "read", Problem: store.RingLocked, Err: errors.New("IsLocked")}, []string{"KAKAOTUI_TOKENS=file", "IsLocked"}},
		{"keyring_timeout", Unexpected, &store.RingError{Op: "write", Problem: store.RingTimeout}, []string{"KAKAOTUI_TOKENS=file", "3"}},
		{"keyring_too_big", Unexpected, &store.RingError{Op: "write", Problem: store.RingTooBig, Err: errors.New("too big")}, []string{"KAKAOTUI_TOKENS=file"}},
		{"keyring_failed", Unexpected, &store.RingError{Op: "remove", Problem: store.RingFailed, Err: errors.New("odd")}, []string{"KAKAOTUI_TOKENS=file", "odd"}},
		{"not_saved", Unexpected, &store.NotSavedError{Path: file, Err: &store.RingError{Op: "write", Problem: store.RingTimeout}}, []string{file}},
		{"tokens_elsewhere", Login, &store.ElsewhereError{Looked: "file", Found: "keyring"}, []string{"tokens move --to file", "KAKAOTUI_TOKENS=keyring"}},
		{"tokens_elsewhere", Login, &session.LoginNeededError{Reason: session.LoginElsewhere, Err: &store.ElsewhereError{Looked: "keyring", Found: "file"}}, []string{"tokens move --to keyring", "KAKAOTUI_TOKENS=file"}},
		{"occupied", Usage, &store.OccupiedError{To: "file"}, []string{"--force"}},
		{"nothing_to_move", Login, &store.NothingToMoveError{From: "keyring"}, []string{"kakaotui login"}},
		{"older_import", Usage, &session.OlderImportError{}, []string{"--force"}},
		{"unsupported", Usage, store.CheckTokenStore("cloud"), []string{"cloud"}},
		{"settings", Usage, &store.SettingsError{Path: "/home/a/config.toml", Line: 3, Key: "lang", Reason: "the value has the wrong type"}, []string{"/home/a/config.toml", "3", "lang"}},
		{"unreadable", Unexpected, &fs.PathError{Op: "open", Path: file, Err: syscall.EACCES}, []string{file}},
	} {
		for _, l := range languages {
			t.Run(fmt.Sprintf("%s %T %v", c.reason, c.err, l), func(t *testing.T) {
				t.Parallel()
				r := Of(fmt.Errorf("doing it: %w", c.err), l)
				checkTold(t, r, l)
				if r.Kind != c.want || r.Reason != c.reason {
					t.Errorf("kind %q reason %q, want %q %q", r.Kind, r.Reason, c.want, c.reason)
				}
				for _, want := range c.says {
					if !tells(r.String(), want) {
						t.Errorf("%q is not told: %q", want, r.String())
					}
				}
			})
		}
	}
}

// tells says whether a report holds one of the wordings: the system's own are Korean in Korean.
func tells(report, wordings string) bool {
	return slices.ContainsFunc(strings.Split(wordings, "|"), func(w string) bool { return strings.Contains(report, w) })
}

// TestSettingsFromRealFiles goes through store itself, so that its words and their Korean stay together.
func TestSettingsFromRealFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, config, dotenv, korean string }{
		{"broken TOML", "rest_api_key = ", "", "TOML 형식이 아니에요"},
		{"wrong type", "lang = 3\n", "", "값의 종류가 맞지 않아요"},
		{"neither file nor keyring", "tokens = \"cloud\"\n", "", "file이나 keyring이어야 해요"},
		{"open quote in .env", "", "KAKAO_REST_API_KEY=\"abc\n", "이름=값 형식이 아니에요"},
		{"two at once", "lang = 3\n", "KAKAO_REST_API_KEY=\"abc\n", "값의 종류가 맞지 않아요"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			d := store.Dirs{Config: dir, State: dir}
			dotenv := filepath.Join(dir, ".env")
			write(t, store.ConfigPath(d), c.config)
			write(t, dotenv, c.dotenv)
			none := func(string) (string, bool) { return "", false }
			_, err := store.LoadSettings(d, store.Sources{DotEnv: dotenv, Environ: none})
			if err == nil {
				t.Fatal("the settings were taken")
			}
			r := Of(err, text.Korean)
			checkTold(t, r, text.Korean)
			if r.Exit() != 2 || !strings.Contains(r.Detail, c.korean) {
				t.Errorf("got %+v", r)
			}
			if c.config != "" && c.dotenv != "" && strings.Count(r.Detail, "; ") != 1 {
				t.Errorf("two faults are not both told: %q", r.Detail)
			}
		})
	}
}

func TestHalfWrittenTokenFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := store.OpenTokens(store.Dirs{Config: dir, State: dir}, time.Now)
	write(t, f.Path(), `{"version":1,"access_tok`)
	_, err := f.Load()
	for _, l := range languages {
		r := Of(err, l)
		checkTold(t, r, l)
		if r.Exit() != 1 || !strings.Contains(r.Detail, f.Path()) || !strings.Contains(r.Detail, "damaged-") {
			t.Errorf("got %+v", r)
		}
	}
	if r := Of(err, text.Korean); !strings.Contains(r.Detail, "끝까지 쓰이지 않았거나") {
		t.Errorf("store's word for the damage has no Korean: %q", r.Detail)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLoginErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err    error
		want   Kind
		reason string
	}{
		{login.ErrTimeout, Login, "login_timeout"},
		{login.ErrClosed, Interrupted, "login_closed"},
		{fmt.Errorf("exchanging the code: %w", fmt.Errorf("%w: %w", login.ErrClosed, &kakao.Error{Kind: kakao.NoAnswer, Err: context.Canceled})), Interrupted, "login_closed"},
		{&login.DeniedError{Name: "access_denied", Description: "User denied access"}, Login, "access_denied"},
		{&login.DeniedError{Name: "access_denied", Description: "Not allowed under age 14"}, Login, "access_denied"},
		{&login.DeniedError{Name: "login_required"}, Login, "login_required"},
		{&login.DeniedError{Name: "consent_required"}, Login, "consent_required"},
		{&login.DeniedError{Name: "interaction_required"}, Login, "interaction_required"},
		{&login.DeniedError{Name: "server_error"}, Unexpected, "server_error"},
		{&login.DeniedError{Name: "unauthorized_client"}, Refused, "unauthorized_client"},
		{&login.DeniedError{Name: "invalid_scope"}, Refused, "invalid_scope"},
		{&login.DeniedError{Name: "KOE320 and \x1b[2J", Description: "\u202e"}, Refused, ""},
		{&login.PasteError{Reason: login.PasteEmpty}, Usage, "paste_empty"},
		{&login.PasteError{Reason: login.PasteAuthorizeURL}, Usage, "paste_authorize_url"},
		{&login.PasteError{Reason: login.PasteKOE, Code: "KOE006"}, Usage, "paste_koe"},
		{&login.PasteError{Reason: login.PasteKOE, Code: "KOE999"}, Usage, "paste_koe"},
		{&login.PasteError{Reason: login.PasteErrorPage}, Usage, "paste_error_page"},
		{&login.PasteError{Reason: login.PasteNoCode}, Usage, "paste_no_code"},
		{&login.PasteError{Reason: login.PasteToken}, Usage, "paste_token"},
		{&login.PasteError{Reason: login.PasteAPIKey}, Usage, "paste_api_key"},
		{&login.PasteError{Reason: login.PasteTooShort}, Usage, "paste_too_short"},
		{&login.PasteError{Reason: login.PasteTooLong}, Usage, "paste_too_long"},
		{&login.PasteError{Reason: login.PasteCharacters}, Usage, "paste_characters"},
		{&login.PasteError{Reason: login.PasteAmbiguous}, Usage, "paste_ambiguous"},
		{&login.PasteError{Reason: login.PasteOtherAttempt}, Usage, "paste_other_attempt"},
		{&login.PasteError{Reason: login.PasteOver}, Usage, "paste_over"},
		{&login.DeafError{Reason: login.DeafMalformed}, Unexpected, "deaf_malformed"},
		{&login.DeafError{Reason: login.DeafHTTPS}, Unexpected, "deaf_https"},
		{&login.DeafError{Reason: login.DeafOtherHost}, Unexpected, "deaf_other_host"},
		{&login.DeafError{Reason: login.DeafPortTaken, Err: syscall.EADDRINUSE}, Unexpected, "deaf_port_taken"},
		{&login.DeafError{Reason: login.DeafNoRight, Err: syscall.EACCES}, Unexpected, "deaf_no_right"},
		{&login.DeafError{Reason: login.DeafUnavailable, Err: errors.New("odd")}, Unexpected, "deaf_unavailable"},
		{fmt.Errorf("waiting for the login: %w", context.Canceled), Interrupted, "interrupted"},
		{fmt.Errorf("waiting for the login: %w", context.DeadlineExceeded), Unexpected, "timeout"},
		{fmt.Errorf("saving the tokens: %w", &store.NotSavedError{Path: "/x", Err: syscall.ENOSPC}), Unexpected, "not_saved"},
	} {
		for _, l := range languages {
			r := Of(c.err, l)
			checkTold(t, r, l)
			if r.Kind != c.want || r.Reason != c.reason {
				t.Errorf("%v: kind %q reason %q, want %q %q", c.err, r.Kind, r.Reason, c.want, c.reason)
			}
		}
	}
	if r := Of(&login.PasteError{Reason: login.PasteKOE, Code: "KOE006"}, text.Korean); r.Menu == "" || r.Code != "KOE006" {
		t.Errorf("a pasted KOE code is not explained: %+v", r)
	}
}

// TestEveryReasonOfLoginHasASentence fails when login learns a reason that has no words.
func TestEveryReasonOfLoginHasASentence(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join("..", "login", "errors.go"))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, line := range strings.Split(string(source), "\n") {
		_, value, ok := strings.Cut(line, " Reason = \"")
		if !ok {
			continue
		}
		reason, _, _ := strings.Cut(value, "\"")
		count++
		if s := BrowserReason(login.Reason(reason)); s.KO == s.EN {
			t.Errorf("login's reason %q has no sentence", reason)
		}
	}
	if count < 20 {
		t.Errorf("only %d reasons were found", count)
	}
}
