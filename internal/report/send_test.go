package report

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func TestSessionErrors(t *testing.T) {
	t.Parallel()
	dead := &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 400, Code: "KOE322", Message: "expired_or_invalid_refresh_token"}
	for _, c := range []struct {
		err          error
		want         Kind
		reason, code string
	}{
		{session.ErrNoLogin, Login, "no_login", ""},
		{session.ErrNoSettings, Login, "no_settings", ""},
		{&session.LoginNeededError{Reason: session.LoginNone}, Login, "no_login", ""},
		{&session.LoginNeededError{Reason: session.LoginExpired}, Login, "login_expired", ""},
		{&session.LoginNeededError{Reason: session.LoginRejected, Err: dead}, Login, "login_rejected", "KOE322"},
		{&session.LoginNeededError{Reason: session.LoginRejected}, Login, "login_rejected", ""},
		{session.Message{}.Check(), Usage, "empty", ""},
		{session.Message{Text: strings.Repeat("가", 201)}.Check(), Usage, "too_long", ""},
		{session.Message{Text: "\xff"}.Check(), Usage, "not_text", ""},
		{session.Message{Text: "a", Link: "b"}.Check(), Usage, "bad_link", ""},
		{session.Message{Text: "a", Button: "b\nc"}.Check(), Usage, "bad_button", ""},
		{&session.OverriddenError{Setting: "redirect_uri", Origin: store.FromEnvironment}, Usage, "overridden", ""},
	} {
		for _, l := range languages {
			for _, tell := range []func(error, text.Lang) Report{Of, OfSend} {
				r := tell(fmt.Errorf("sending: %w", c.err), l)
				checkTold(t, r, l)
				if r.Kind != c.want || r.Reason != c.reason || r.Code != c.code {
					t.Errorf("%v: %+v, want %q %q %q", c.err, r, c.want, c.reason, c.code)
				}
			}
		}
	}
}

// sendCases are failures of a send and what interface.md calls them.
var sendCases = []struct {
	name string
	err  error
	want Kind
}{
	{"no network", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Err: errors.New("connection refused")}, Queued},
	{"503", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 503, Written: true, Err: errors.New("the answer is an HTML page, not JSON")}, Queued},
	{"429", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 429, Written: true}, Queued},
	{"-7", refusal("-7", 400, ""), Queued},
	{"-9798", refusal("-9798", 503, ""), Queued},
	{"refresh: rate limit", &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 400, Code: "KOE237"}, Queued},
	{"refresh: time-out", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpRefresh, Written: true, Err: context.DeadlineExceeded}, Queued},
	{"locked", &store.LockError{Path: "/x", Err: context.DeadlineExceeded}, Queued},
	{"no answer", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: errors.New("EOF")}, Unknown},
	{"interrupted on its way", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: context.Canceled}, Unknown},
	{"half an answer", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 200, Written: true, Err: errors.New("the answer broke off")}, Unknown},
	{"500", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 500, Written: true}, Unknown},
	{"502", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 502, Written: true}, Unknown},
	{"504", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 504, Written: true}, Unknown},
	{"-1", refusal("-1", 400, ""), Unknown},
	{"-603", refusal("-603", 400, ""), Unknown},
	{"never seen", errors.New("odd"), Unknown},
	{"template", refusal("-2", 400, "failed to parse parameter. name=template_object"), Refused},
	{"not set up", refusal("-3", 403, ""), Refused},
	{"not permitted", refusal("-5", 403, ""), Refused},
	{"app quota", refusal("-10", 400, ""), Refused},
	{"sender's quota", refusal("-532", 400, ""), Refused},
	{"receiver's quota", refusal("-533", 400, ""), Refused},
	{"pair's quota", refusal("-536", 400, ""), Refused},
	{"secret missing at refresh", &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 401, Code: "KOE010"}, Refused},
	{"IP address", refusal("-401", 401, "ip mismatched! callerIp=203.0.113.10."), Refused},
	{"consent", refusal("-402", 403, "insufficient scopes."), Consent},
	{"dead token", refusal("-401", 401, "this access token does not exist"), Login},
	{"not linked", refusal("-101", 400, ""), Login},
	{"read-only home", &store.NotWritableError{Op: "lock", Path: "/x", Err: syscall.EROFS}, Unexpected},
	{"full disk", &store.NotWritableError{Op: "reserve room", Path: "/x", Err: syscall.ENOSPC}, Unexpected},
	{"newer file", &store.NewerError{Path: "/x", Version: 2, Known: 1}, Unexpected},
	{"damaged file", &store.DamagedError{Path: "/x", Damage: store.DamageEmpty}, Unexpected},
	{"unreadable file", &fs.PathError{Op: "open", Path: "/x", Err: syscall.EACCES}, Unexpected},
	{"wrong setting", &store.SettingsError{Key: "lang", Reason: "the value has the wrong type"}, Usage},
	{"interrupted before", context.Canceled, Interrupted},
	{"interrupted while connecting", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Err: context.Canceled}, Interrupted},
}

func TestSends(t *testing.T) {
	t.Parallel()
	for _, c := range sendCases {
		for _, l := range languages {
			t.Run(fmt.Sprintf("%s %v", c.name, l), func(t *testing.T) {
				t.Parallel()
				r := OfSend(fmt.Errorf("sending: %w", c.err), l)
				checkTold(t, r, l)
				if r.Kind != c.want {
					t.Errorf("kind %q, want %q: %+v", r.Kind, c.want, r)
				}
				checkFateIsSaid(t, r, l)
			})
		}
	}
	if r := OfSend(nil, text.Korean); r.Exit() != 0 || r.String() != "" {
		t.Errorf("OfSend(nil) = %+v", r)
	}
}

// checkFateIsSaid: as there is no outbox, a person must hear that nothing was kept, and to look first where it is unknown.
func checkFateIsSaid(t *testing.T, r Report, l text.Lang) {
	t.Helper()
	notKept := map[text.Lang]string{text.Korean: "대기함에 보관되지도 않았어요", text.English: "not kept in an outbox"}[l]
	look := map[text.Lang]string{text.Korean: "먼저 확인하고", text.English: "Look in your own chat in KakaoTalk first"}[l]
	again := map[text.Lang]string{text.Korean: "다시 보내 주세요", text.English: "again yourself"}[l]
	switch r.Kind {
	case Queued, Unexpected:
		if !strings.Contains(r.Detail, notKept) || !strings.Contains(r.Remedy, again) || strings.Contains(r.Remedy, look) {
			t.Errorf("not said that it was not kept: %+v", r)
		}
	case Unknown:
		if !strings.Contains(r.Detail, notKept) || !strings.Contains(r.Remedy, look) {
			t.Errorf("not said to look first: %+v", r)
		}
	default:
		if strings.Contains(r.Remedy, look) {
			t.Errorf("sent to look for a message that surely did not arrive: %+v", r)
		}
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	for _, l := range languages {
		r := OfBrowser(errors.New("opening the browser: exec: \"xdg-open\": not found\x1b[2J"), l)
		checkTold(t, r, l)
		if r.Exit() != 1 || !strings.Contains(r.Detail, "xdg-open") {
			t.Errorf("got %+v", r)
		}
	}
	if r := OfBrowser(nil, text.Korean); r.Exit() != 0 {
		t.Errorf("OfBrowser(nil) = %+v", r)
	}
}

// What failed before there was a message says that nothing was sent, and has no exit code that promises a later try.
func TestOfPreparing(t *testing.T) {
	t.Parallel()
	offline := &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpUploadImage, Err: errors.New("connection refused")}
	for name, c := range map[string]struct {
		err   error
		want  Kind
		kept  bool // told that it is kept nowhere
		again bool
	}{
		"offline":   {offline, Unexpected, true, true},
		"too large": {refusal("-602", 400, ""), Refused, true, false},
		"no login":  {session.ErrNoLogin, Login, true, false},
		"nothing":   {nil, "", false, false},
	} {
		for _, l := range languages {
			r := OfPreparing(c.err, l)
			if r.Kind != c.want || strings.Contains(r.String(), text.NotSentNotKept.In(l)) != c.kept || strings.Contains(r.String(), text.SendAgainYourself.In(l)) != c.again {
				t.Errorf("%s: %s: %v", name, r.Kind, r)
			}
		}
	}
}
