package report

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func kept(state journal.State, wait journal.Wait, err error) error {
	return &session.UndeliveredError{ID: "01abc", State: state, Wait: wait, Err: err}
}

// A message in the journal is told with its place and with what a person can do about it; never as if it were lost.
func TestMessagesInTheJournal(t *testing.T) {
	t.Parallel()
	offline := &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Err: errors.New("connection refused")}
	badSecret := &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 401, Code: "KOE010"}
	for name, c := range map[string]struct {
		err    error
		want   Kind
		reason string
		says   []string
	}{
		"offline":               {kept(journal.Queued, "", offline), Queued, "unreachable", []string{"kakaotui keepalive", "kakaotui outbox"}},
		"503":                   {kept(journal.Queued, "", &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 503, Written: true}), Queued, "server", []string{"kakaotui outbox retry"}},
		"held":                  {kept(journal.Queued, "", &session.HeldError{Until: time.Now()}), Queued, "held", []string{"KOE237", "kakaotui outbox"}},
		"behind":                {kept(journal.Queued, "", &session.BehindError{Err: offline}), Queued, "behind", []string{"kakaotui outbox"}},
		"behind a waiting one":  {kept(journal.Queued, "", &session.BehindError{}), Queued, "behind", []string{"kakaotui outbox"}},
		"behind unknown part":   {kept(journal.Queued, journal.WaitPart, &session.BehindError{Err: offline, Fate: session.Unknown}), Queued, "behind", []string{"sent", "retry"}},
		"busy":                  {kept(journal.Queued, "", &session.BusyError{Err: context.DeadlineExceeded}), Queued, "sender_busy", []string{"kakaotui outbox"}},
		"of another process":    {kept(journal.Queued, "", nil), Queued, "", []string{"kakaotui outbox"}},
		"interrupted":           {kept(journal.Queued, "", &session.BehindError{Err: context.Canceled}), Interrupted, "interrupted", []string{"kakaotui outbox"}},
		"interrupted in a row":  {kept(journal.Queued, "", &session.BusyError{Err: context.Canceled}), Interrupted, "interrupted", []string{"kakaotui outbox"}},
		"unknown":               {kept(journal.Unknown, "", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true}), Unknown, "no_answer", []string{"outbox sent 01abc", "outbox retry 01abc"}},
		"cut off on its way":    {kept(journal.Unknown, "", &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: context.Canceled}), Unknown, "interrupted", []string{"outbox sent 01abc"}},
		"unknown, process gone": {kept(journal.Unknown, "", session.ErrCutShort), Unknown, "cut_short", []string{"outbox sent 01abc"}},
		"unknown, nobody says":  {kept(journal.Unknown, "", nil), Unknown, "", []string{"outbox retry 01abc"}},
		"template":              {kept(journal.Refused, "", refusal("-2", 400, "")), Refused, "", []string{"outbox retry 01abc", "outbox drop 01abc"}},
		"app quota":             {kept(journal.Refused, "", refusal("-10", 400, "")), Refused, "", []string{"outbox retry 01abc"}},
		"refused, nobody says":  {kept(journal.Refused, "", nil), Refused, "", []string{"outbox retry 01abc"}},
		"expired":               {kept(journal.Expired, "", offline), Refused, "expired", []string{"--expire", "outbox retry 01abc"}},
		"dropped":               {kept(journal.Dropped, "", nil), Refused, "dropped", nil},
		"no login":              {kept(journal.Queued, journal.WaitLogin, &session.LoginNeededError{Reason: session.LoginNone}), Login, "no_login", []string{"kakaotui login"}},
		"other login":           {kept(journal.Queued, "", &session.LoginNeededError{Reason: session.LoginOther}), Login, "login_other", []string{"kakaotui login"}},
		"dead token":            {kept(journal.Queued, journal.WaitLogin, refusal("-401", 401, "this access token does not exist")), Login, "", []string{"kakaotui login"}},
		"IP address":            {kept(journal.Queued, journal.WaitLogin, refusal("-401", 401, "ip mismatched! callerIp=203.0.113.10.")), Refused, "", nil},
		"consent":               {kept(journal.Queued, journal.WaitConsent, refusal("-402", 403, "insufficient scopes.")), Consent, "", []string{"--scope talk_message"}},
		"wrong secret":          {kept(journal.Queued, "", badSecret), Refused, "", nil},
		"journal full":          {kept(journal.Queued, "", &journal.NotWritableError{Path: "/x", Err: syscall.ENOSPC}), Queued, "disk_full", []string{"/x"}},
	} {
		for _, l := range languages {
			t.Run(fmt.Sprintf("%s %v", name, l), func(t *testing.T) {
				t.Parallel()
				r := OfSend(fmt.Errorf("sending: %w", c.err), l)
				checkToldKept(t, r, l)
				if r.Kind != c.want || r.Reason != c.reason {
					t.Errorf("kind %q reason %q, want %q %q", r.Kind, r.Reason, c.want, c.reason)
				}
				if of := Of(c.err, l); of.String() != r.String() {
					t.Errorf("Of tells %q, OfSend %q", of, r)
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

// checkToldKept: it is not told as lost, and sending it anew is advised only for what was given up.
func checkToldKept(t *testing.T, r Report, l text.Lang) {
	t.Helper()
	checkTold(t, r, l)
	lost := map[text.Lang]string{text.Korean: "보관되지도 않았어요", text.English: "not kept"}[l]
	anew := map[text.Lang]string{text.Korean: "직접 다시 보내", text.English: "again yourself"}[l]
	if s := r.String(); strings.Contains(s, lost) || strings.Contains(s, anew) {
		t.Errorf("told as lost: %q", s)
	}
}

// What is known of a message besides its error says where to look for it, and what its kind makes likely.
func TestOfMessage(t *testing.T) {
	t.Parallel()
	unknown := kept(journal.Unknown, "", session.ErrCutShort)
	bad := kept(journal.Refused, "", refusal("-2", 400, "words that may change"))
	for name, c := range map[string]struct {
		err        error
		about      About
		says, hide string
	}{
		"to oneself":    {unknown, About{}, "나와의 채팅", "그 친구"},
		"to a friend":   {unknown, About{ToFriend: true}, "그 친구와의 채팅", "나와의 채팅"},
		"page":          {bad, About{Kind: "scrap"}, "[앱] > [제품 링크 관리] > [웹 도메인]", "버튼 이름"},
		"custom":        {bad, About{Kind: "custom"}, "[도구] > [메시지 템플릿]", "버튼 이름"},
		"text":          {bad, About{Kind: "text"}, "버튼 이름", "[웹 도메인]"},
		"other trouble": {kept(journal.Refused, "", refusal("-10", 400, "")), About{Kind: "scrap"}, "[Quotas]", "[웹 도메인]"},
		"key ring":      {kept(journal.Queued, "", &store.RingError{Problem: store.RingMissing}), About{}, "고친 뒤", "keepalive"},
		"not kept":      {session.ErrNoLogin, About{ToFriend: true}, "kakaotui login", "대기함에 보관"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if s := OfMessage(c.err, c.about, text.Korean).String(); !strings.Contains(s, c.says) || strings.Contains(s, c.hide) {
				t.Error(s)
			}
		})
	}
}

func TestJournalErrors(t *testing.T) {
	t.Parallel()
	const file = "/home/a/journal.db"
	for _, c := range []struct {
		reason string
		want   Kind
		err    error
		says   []string
	}{
		{"disk_full", Unexpected, &journal.NotWritableError{Op: "x", Path: file, Err: syscall.ENOSPC}, []string{file}},
		{"read_only", Unexpected, &journal.NotWritableError{Op: "x", Path: file, Err: syscall.EROFS}, []string{file, "KAKAOTUI_HOME"}},
		{"not_writable", Unexpected, &journal.NotWritableError{Op: "x", Path: file, Err: syscall.EIO}, []string{file}},
		{"damaged_file", Unexpected, &journal.DamagedError{Path: file, SetAside: file + ".damaged-1", Damage: journal.DamageBroken}, []string{file, ".damaged-1"}},
		{"damaged_file", Unexpected, &journal.DamagedError{Path: file, SetAside: file + ".damaged-1", Damage: journal.DamageOrphan}, []string{file}},
		{"damaged_file", Unexpected, &journal.DamagedError{Path: file, Damage: journal.DamageForeign, Err: syscall.EACCES}, []string{file, "permission denied|권한이 없어요"}},
		{"newer_file", Unexpected, &journal.NewerError{Path: file, Version: 9, Known: 1}, []string{file, "9"}},
		{"not_plain", Unexpected, &journal.NotPlainError{Path: file, Type: fs.ModeDir}, []string{file}},
		{"locked", Unexpected, &journal.LockError{Path: file, Err: context.DeadlineExceeded}, []string{file}},
		{"interrupted", Interrupted, &journal.LockError{Path: file, Err: context.Canceled}, nil},
		{"ambiguous_id", Usage, &journal.AmbiguousError{Prefix: "01", IDs: []string{"01abc", "01abd"}}, []string{"01abc", "01abd"}},
		{"wrong_state", Usage, &journal.StateError{ID: "01abc", State: journal.Sent, Step: "drop"}, []string{"01abc"}},
		{"body_gone", Usage, &journal.BodyGoneError{ID: "01abc"}, []string{"01abc", "--no-body"}},
		{"key_taken", Usage, &journal.KeyTakenError{Key: "daily", State: journal.Sent}, []string{"daily"}},
		{"key_taken", Unknown, &journal.KeyTakenError{Key: "daily", State: journal.Unknown}, []string{"daily"}},
		{"no_such_message", Usage, journal.ErrNotFound, []string{"kakaotui outbox"}},
		{"bad_expire", Usage, &journal.IntentError{Field: "expire"}, []string{"expire"}},
		{"not_recorded", Unexpected, &session.NotRecordedError{ID: "01abc", State: journal.Sent, Err: syscall.ENOSPC}, []string{"01abc", "no space left|디스크가 가득"}},
		{"sender_busy", Unexpected, &session.BusyError{Err: context.DeadlineExceeded}, nil},
		{"held", Unexpected, &session.HeldError{Until: time.Now()}, []string{"KOE237"}},
		{"cut_short", Unknown, kept(journal.Unknown, "", session.ErrCutShort), nil},
		{"no_journal", Unexpected, session.ErrNoJournal, nil},
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
				if l == text.Korean && strings.Contains(r.Detail, "it is") {
					t.Errorf("English in Korean: %q", r.Detail)
				}
			})
		}
	}
	// A message that could not be written down was not sent, and is told so.
	for _, l := range languages {
		r := OfSend(&journal.NotWritableError{Path: file, Err: syscall.ENOSPC}, l)
		checkTold(t, r, l)
		checkFateIsSaid(t, r, l)
		if r.Exit() != 1 {
			t.Errorf("exit %d", r.Exit())
		}
	}
}
