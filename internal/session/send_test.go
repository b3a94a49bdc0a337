package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		m    Message
		want MessageError
	}{
		"empty":       {Message{}, MessageError{FieldText, MessageEmpty, 0, 0}},
		"blank":       {Message{Text: " \n\t"}, MessageError{FieldText, MessageEmpty, 0, 0}},
		"too long":    {Message{Text: strings.Repeat("가", 201)}, MessageError{FieldText, MessageTooLong, 201, 200}},
		"no text":     {Message{Text: "\xff"}, MessageError{FieldText, MessageNotText, 0, 0}},
		"bare host":   {Message{Text: "a", Link: "example.com"}, MessageError{FieldLink, MessageBadLink, 0, 0}},
		"mail link":   {Message{Text: "a", Link: "mailto:a@example.com"}, MessageError{FieldLink, MessageBadLink, 0, 0}},
		"mobile link": {Message{Text: "a", MobileLink: "https://"}, MessageError{FieldMobileLink, MessageBadLink, 0, 0}},
		"two lines":   {Message{Text: "a", Button: "자세히\n보기"}, MessageError{FieldButton, MessageBadButton, 0, 0}},
		"blank title": {Message{Text: "a", Button: "  "}, MessageError{FieldButton, MessageBadButton, 0, 0}},
		"bytes":       {Message{Text: "a", Button: "\xff"}, MessageError{FieldButton, MessageBadButton, 0, 0}},
	} {
		got, ok := errors.AsType[*MessageError](c.m.Check())
		if !ok || *got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for _, m := range []Message{hello, {Text: strings.Repeat("가", 200)}, {Text: "a", MobileLink: "http://localhost:1/x"}} {
		if err := m.Check(); err != nil {
			t.Errorf("%+v: %v", m, err)
		}
	}
}

func TestSend(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	long := Message{Text: "첫 줄\n" + strings.Repeat("둘째 ", 20)}
	for _, m := range []Message{hello, long} {
		if err := w.s.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.messages(); !slices.Equal(got, []string{hello.Text, long.Text}) {
		t.Errorf("arrived: %q", got)
	}
	if err := w.s.Send(t.Context(), Message{}); FateOf(err) != Refused {
		t.Errorf("an empty message: %v", err)
	}
	wantCalls(t, w, sendPath, 2)
	events := w.seen()
	last := events[len(events)-1]
	if last.Op != kakao.OpSendToMe || last.Fate != Sent || last.Status != 200 || !strings.HasPrefix(last.What, "첫 줄 둘째") || utf8.RuneCountInString(last.What) != whatLimit {
		t.Errorf("event: %+v", last)
	}
	if events[0].Op != kakao.OpExchange || events[0].What != "" {
		t.Errorf("first event: %+v", events[0])
	}
}

func TestDeadAccessTokenIsRefreshedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fail(sendPath, "status", 401, deadToken, 1)
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	wantCalls(t, w, sendPath, 2)
	wantCalls(t, w, tokenPath, 2)
	w.fail(sendPath, "status", 401, deadToken, 5)
	if err := w.s.Send(t.Context(), hello); FateOf(err) != NeedsLogin || kakaoError(t, err).Code != "-401" {
		t.Errorf("dead again: %v", err)
	}
	wantCalls(t, w, sendPath, 4)
	wantCalls(t, w, tokenPath, 3)
	if w.tokens().None() {
		t.Error("the tokens are gone")
	}
}

// Another process refreshed between reading the token and Kakao's -401: its token is taken, no call is made.
func TestTokenOfAnotherProcessIsTakenAfterDeadToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	other := w.open()
	done := false
	w.hook(sendPath, func() {
		if !done {
			done = true
			if _, err := other.Refresh(t.Context()); err != nil {
				t.Error(err)
			}
		}
	})
	w.fail(sendPath, "status", 401, deadToken, 1)
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	wantCalls(t, w, tokenPath, 2)
}

func TestNothingElseIsSentTwice(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]struct {
		mode   string
		status int
		body   string
		want   Fate
	}{
		"503":         {"status", 503, "", Queued},
		"429":         {"status", 429, "", Queued},
		"-7":          {"status", 400, `{"code":-7,"msg":"m"}`, Queued},
		"-9798":       {"status", 503, `{"code":-9798,"msg":"m"}`, Queued},
		"500":         {"status", 500, "", Unknown},
		"502":         {"html", 502, "", Unknown},
		"504":         {"status", 504, "", Unknown},
		"-1":          {"status", 400, `{"code":-1,"msg":"m"}`, Unknown},
		"-603":        {"status", 400, `{"code":-603,"msg":"m"}`, Unknown},
		"cut before":  {"drop-before", 200, "", Unknown},
		"cut after":   {"drop-after", 200, "", Unknown},
		"half":        {"truncate", 200, "", Unknown},
		"html":        {"html", 200, "", Unknown},
		"-2":          {"status", 400, `{"code":-2,"msg":"m"}`, Refused},
		"-3":          {"status", 403, `{"code":-3,"msg":"m"}`, Refused},
		"-5":          {"status", 403, `{"code":-5,"msg":"m"}`, Refused},
		"-10":         {"status", 400, `{"code":-10,"msg":"m"}`, Refused},
		"-532":        {"status", 400, `{"code":-532,"msg":"m"}`, Refused},
		"of tomorrow": {"status", 400, `{"code":-4711,"msg":"m"}`, Refused},
		"-101":        {"status", 400, `{"code":-101,"msg":"m"}`, NeedsLogin},
		"-402":        {"status", 403, `{"code":-402,"msg":"m","required_scopes":["talk_message"]}`, NeedsConsent},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			w.fail(sendPath, f.mode, f.status, f.body, 1)
			err := w.s.Send(t.Context(), hello)
			if FateOf(err) != f.want {
				t.Errorf("%s: %v", FateOf(err), err)
			}
			wantCalls(t, w, sendPath, 1)
			wantCalls(t, w, tokenPath, 1)
		})
	}
}

func TestMissingConsentIsNamed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": false}, nil)
	err := w.s.Send(t.Context(), hello)
	if e := kakaoError(t, err); FateOf(err) != NeedsConsent || !slices.Equal(e.RequiredScopes, []string{"talk_message"}) {
		t.Errorf("%v", err)
	}
}

func TestNobodyListens(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	set := w.settings()
	set.APIURL = "http://127.0.0.1:1" // no program may listen there
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), hello); FateOf(err) != Queued || kakaoError(t, err).Written {
		t.Errorf("%s: %v", FateOf(err), err)
	}
}

func TestFateOfOtherErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want Fate
	}{
		{nil, Sent},
		{ErrNoLogin, NeedsLogin},
		{ErrNoSettings, NeedsLogin},
		{&LoginNeededError{Reason: LoginExpired}, NeedsLogin},
		{&MessageError{}, Refused},
		{&store.NotWritableError{Err: errors.New("full")}, Queued},
		{&store.LockError{Err: context.DeadlineExceeded}, Queued},
		{context.Canceled, Queued},
		{&kakao.Error{Op: kakao.OpSendToMe, Kind: kakao.NoAnswer, Written: true, Err: context.Canceled}, Unknown},
		{&kakao.Error{Op: kakao.OpSendToMe, Kind: kakao.NoAnswer, Err: context.DeadlineExceeded}, Queued},
		{&kakao.Error{Op: kakao.OpRefresh, Kind: kakao.NoAnswer, Written: true}, Queued},
		{&kakao.Error{Op: kakao.OpRefresh, Kind: kakao.Refused, Status: 400, Code: "KOE322"}, NeedsLogin},
		{errors.New("of another world"), Unknown},
	} {
		if got := FateOf(c.err); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
		if c.err != nil {
			if got := FateOf(fmt.Errorf("sending: %w", c.err)); got != c.want {
				t.Errorf("wrapped %v: %s", c.err, got)
			}
		}
	}
}

func TestMessagesGoOneAfterTheOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	ctx, cancel := context.WithCancel(t.Context())
	second := make(chan error, 1)
	w.hook(sendPath, func() {
		w.hook(sendPath, nil)
		go func() { second <- w.s.Send(ctx, Message{Text: "둘째"}) }()
		cancel()
		if err := <-second; FateOf(err) != Queued || !errors.Is(err, context.Canceled) {
			t.Errorf("the second message: %v", err)
		}
	})
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	if got := w.messages(); len(got) != 1 {
		t.Errorf("arrived: %q", got)
	}
}

func TestSettingsMissing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	set := w.settings()
	set.RESTAPIKey = ""
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	w.advance(7 * time.Hour)
	if err := s.Send(t.Context(), hello); !errors.Is(err, ErrNoSettings) {
		t.Error(err)
	}
	if _, err := s.BeginLogin(t.Context(), nil, false); !errors.Is(err, ErrNoSettings) {
		t.Error(err)
	}
}
