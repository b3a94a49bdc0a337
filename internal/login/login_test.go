package login

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"kakaotui/internal/kakao"
)

func TestRedirectLogsIn(t *testing.T) {
	t.Parallel()
	for _, korean := range []bool{true, false} {
		s := begin(t, func(o *Options) { o.Korean = korean })
		u, err := url.Parse(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		if q.Get("state") != s.State || q.Get("redirect_uri") != s.o.RedirectURI || q.Get("scope") != "talk_message" {
			t.Errorf("authorize URL lacks a parameter: %s", s.URL)
		}
		if raw, err := base64.RawURLEncoding.DecodeString(s.State); err != nil || len(raw) < 16 {
			t.Errorf("state %q has fewer than 128 bits", s.State)
		}
		page := mustVisit(t, s.success())
		if s.saver.count() != 1 {
			t.Fatal("the page came before the tokens were saved")
		}
		want := doneEnglish
		if korean {
			want = doneKorean
		}
		if page.status != http.StatusOK || !strings.Contains(page.body, want.title) {
			t.Errorf("page: %d\n%s", page.status, page.body)
		}
		token, err := s.Wait(t.Context())
		if err != nil || token.AccessToken.Reveal() != testAccess {
			t.Fatalf("Wait: %v", err)
		}
		form := s.kauth.exchanges()[0]
		sum := sha256.Sum256([]byte(form.Get("code_verifier")))
		if form.Get("code") != testCode || base64.RawURLEncoding.EncodeToString(sum[:]) != q.Get("code_challenge") {
			t.Error("the exchange lacks the code or the challenge's verifier")
		}
	}
}

func TestPageIsPlainAndPrivate(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	page := mustVisit(t, s.success()+"&error_description=%3Cscript%3Eboo&extra=reflected")
	for _, bad := range []string{testCode, s.State, "boo", "reflected", "<script", "http://", "https://", "{{", "url("} {
		if strings.Contains(page.body, bad) {
			t.Errorf("page holds %q", bad)
		}
	}
	sum := sha256.Sum256([]byte(between(t, page.body, "<style>", "</style>")))
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		"Content-Type":            "text/html; charset=utf-8",
		"Content-Security-Policy": "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'",
	} {
		if got := page.header.Get(name); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, s, ok := strings.Cut(s, from)
	s, _, ok2 := strings.Cut(s, to)
	if !ok || !ok2 {
		t.Fatal("no style sheet in the page")
	}
	return s
}

func TestErrorRedirectEndsTheAttempt(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"access_denied", "consent_required", "server_error"} {
		s := begin(t, nil)
		q := url.Values{"error": {name}, "error_description": {"User denied access"}, "state": {"wrong"}}
		if got := mustVisit(t, s.redirectURL(q.Encode())); got.status != http.StatusNotFound {
			t.Errorf("error with a wrong state: %d", got.status)
		}
		q.Set("state", s.State)
		page := mustVisit(t, s.redirectURL(q.Encode()))
		if !strings.Contains(page.body, deniedEnglish.title) {
			t.Errorf("page: %s", page.body)
		}
		_, err := s.Wait(t.Context())
		var denied *DeniedError
		if !errors.As(err, &denied) || denied.Name != name || denied.Description != "User denied access" {
			t.Errorf("Wait: %v", err)
		}
		if len(s.kauth.exchanges()) != 0 {
			t.Error("something was exchanged")
		}
		if err := s.Paste(testCode); reasonOf(err) != PasteOver {
			t.Errorf("paste after the end: %v", err)
		}
	}
}

func reasonOf(err error) Reason {
	var paste *PasteError
	var deaf *DeafError
	switch {
	case errors.As(err, &paste):
		return paste.Reason
	case errors.As(err, &deaf):
		return deaf.Reason
	}
	return ""
}

func TestManyRedirectsAndPastesExchangeOnce(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	var together sync.WaitGroup
	for i := range 6 {
		together.Go(func() {
			page, err := visit(s.redirectURL(url.Values{"code": {fmt.Sprint(testCode, i)}, "state": {s.State}}.Encode()))
			if err != nil || page.status != http.StatusOK || !strings.Contains(page.body, doneEnglish.title) {
				t.Errorf("redirect %d: %d %v", i, page.status, err)
			}
		})
		together.Go(func() {
			if err := s.Paste(fmt.Sprint(testCode, i+100)); err != nil {
				t.Errorf("paste %d: %v", i, err)
			}
		})
	}
	together.Wait()
	if _, err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
	if n := len(s.kauth.exchanges()); n != 1 || s.saver.count() != 1 {
		t.Errorf("%d exchanges, %d saves", n, s.saver.count())
	}
}

func TestPasteLogsIn(t *testing.T) {
	t.Parallel()
	s := begin(t, func(o *Options) { o.RedirectURI = "https://example.com/oauth" })
	if reasonOf(s.Deaf) != DeafHTTPS || s.Listening != "" {
		t.Errorf("Deaf: %v, Listening: %q", s.Deaf, s.Listening)
	}
	for text, want := range map[string]Reason{
		"https://example.com/oauth?code=" + testCode + "&state=of-another-attempt": PasteOtherAttempt,
		"https://example.com/oauth?error=access_denied&state=of-another-attempt":   PasteOtherAttempt,
		"":        PasteEmpty,
		s.URL:     PasteAuthorizeURL,
		"KOE006 ": PasteKOE,
	} {
		if err := s.Paste(text); reasonOf(err) != want {
			t.Errorf("%s: %v", want, err)
		}
	}
	if err := s.Paste(" <" + s.success() + ">\r\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Wait(t.Context()); err != nil || s.saver.count() != 1 {
		t.Errorf("Wait: %v, %d saves", err, s.saver.count())
	}
	if got := s.kauth.exchanges()[0].Get("code"); got != testCode {
		t.Error("another code was exchanged")
	}
}

func TestPastedDenialEndsTheAttempt(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	if err := s.Paste("?error=access_denied&error_description=User%20denied%20access&state=" + s.State); err != nil {
		t.Fatal(err)
	}
	var denied *DeniedError
	if _, err := s.Wait(t.Context()); !errors.As(err, &denied) || denied.Name != "access_denied" {
		t.Errorf("Wait: %v", err)
	}
}

func TestFailedExchange(t *testing.T) {
	t.Parallel()
	s := begin(t, func(o *Options) { o.Korean = true })
	s.kauth.answer = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"error":"invalid_grant","error_description":"authorization code not found","error_code":"KOE320"}`)
	}
	page := mustVisit(t, s.success())
	if page.status != http.StatusInternalServerError || !strings.Contains(page.body, failedKorean.title) || strings.Contains(page.body, doneKorean.title) {
		t.Errorf("page: %d\n%s", page.status, page.body)
	}
	_, err := s.Wait(t.Context())
	var refused *kakao.Error
	if !errors.As(err, &refused) || refused.Code != "KOE320" {
		t.Errorf("Wait: %v", err)
	}
	if s.saver.count() != 0 {
		t.Error("something was saved")
	}
	if err := s.Paste(testCode + "2"); err != nil {
		t.Errorf("paste beside an exchanged code: %v", err)
	}
	if n := len(s.kauth.exchanges()); n != 1 {
		t.Errorf("%d exchanges", n)
	}
}

func TestFailedSaveIsNotDone(t *testing.T) {
	t.Parallel()
	full := errors.New("disk is full")
	s := begin(t, nil)
	s.saver.err = full
	page := mustVisit(t, s.success())
	if page.status == http.StatusOK || strings.Contains(page.body, doneEnglish.title) {
		t.Errorf("page says done: %d", page.status)
	}
	token, err := s.Wait(t.Context())
	if !errors.Is(err, full) || token.AccessToken.Reveal() != testAccess {
		t.Errorf("Wait: %v", err)
	}
}

func TestPanicInSaveIsAnError(t *testing.T) {
	t.Parallel()
	s := begin(t, func(o *Options) {
		o.Save = func(_ context.Context, token kakao.Token) error { panic(token.AccessToken.Reveal()) }
	})
	if page := mustVisit(t, s.success()); page.status == http.StatusOK {
		t.Error("page says done")
	}
	if _, err := s.Wait(t.Context()); err == nil || strings.Contains(err.Error(), testAccess) {
		t.Errorf("Wait: %v", err)
	}
}

func TestBeginNeedsItsOptions(t *testing.T) {
	t.Parallel()
	if _, err := Begin(t.Context(), Options{}); err == nil {
		t.Error("no error")
	}
}

func TestNoSecretIsPrinted(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	mustVisit(t, s.success())
	if _, err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	p, err := ParsePaste(testCode)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d"} {
		for _, v := range []any{s.Attempt, p} {
			if got := fmt.Sprintf(verb, v); strings.Contains(got, testAccess) || strings.Contains(got, testCode) ||
				strings.Contains(got, s.Verifier.Reveal()) {
				t.Errorf("%s of %T shows a secret", verb, v)
			}
		}
	}
}
