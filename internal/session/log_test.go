package session

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// Calls of all kinds stand in the log with the messages, for days to come; the tokens issued are marked.
func TestCallsAreRecorded(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	if _, err := k.s.Deliver(t.Context(), say("하나")); err != nil {
		t.Fatal(err)
	}
	k.fail(tokenPath, "status", 400, `{"error":"invalid_request","error_code":"KOE237"}`, 1)
	_, _ = k.s.Refresh(t.Context())
	if err := k.s.Logout(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	k.s.Close()
	page, err := k.s.LogPage(t.Context(), journal.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range slices.Backward(page) {
		if e.Message != nil {
			got = append(got, "message "+string(e.Message.State))
			continue
		}
		line := e.Event.Op + " " + string(e.Event.Fate)
		if e.Event.Access {
			line += " access"
		}
		if e.Event.Refresh {
			line += " refresh"
		}
		if e.Event.Code != "" {
			line += " " + e.Event.Code
		}
		got = append(got, line)
	}
	// The records are written beside the calls, so a message may come before those of the calls before it.
	want := []string{"exchange sent access refresh", "scopes sent", "me sent", "message sent", "refresh queued KOE237", "logout sent"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	found, err := k.s.LogPage(t.Context(), journal.Page{Search: "하"})
	if err != nil || len(found) != 1 || found[0].Message.Text != "하나" {
		t.Errorf("%+v, %v", found, err)
	}
}

// A journal that cannot be written fails no call, and is told once.
func TestRecordingFailsNoCall(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	if err := os.Mkdir(k.dirs.State, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(k.path(), 0o700); err != nil {
		t.Fatal(err)
	}
	k.enter()
	if _, err := k.s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	k.s.Close()
	if w := k.s.Warnings(); len(w) != 1 || !ofJournal(w[0]) {
		t.Errorf("warnings: %v", w)
	}
	if _, err := k.s.Deliver(t.Context(), say("하나")); !ofJournal(err) || FateOf(err) != Queued {
		t.Errorf("sent without a journal: %v", err)
	}
	wantCalls(t, k.world, sendPath, 0)
}

func TestFollow(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	if _, err := k.s.Deliver(t.Context(), say("하나")); err != nil {
		t.Fatal(err)
	}
	k.s.Close()
	head, err := k.j.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, _ := k.process()
	ctx, stop := context.WithCancel(t.Context())
	seen := make(chan journal.Entry, 100)
	done := make(chan error)
	go func() {
		done <- other.Follow(ctx, head, func(all []journal.Entry) {
			for _, e := range all {
				seen <- e
			}
		})
	}()
	if _, err := k.s.Deliver(t.Context(), say("둘")); err != nil {
		t.Fatal(err)
	}
	for e := range seen {
		if e.Message == nil || e.Message.Text != "둘" {
			t.Fatalf("followed: %+v", e)
		}
		if e.Message.State == journal.Sent {
			break
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// Old entries go once a day, whoever sends, and never what is open.
func TestPurgeOnceADay(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.s.Close()
	k.fail(sendPath, "drop-before", 503, "", 1)
	_, _ = k.s.Deliver(t.Context(), say("모름"))
	send := func(s *Session, text string) {
		t.Helper()
		if _, err := s.Deliver(t.Context(), say(text)); err != nil {
			t.Fatal(err)
		}
	}
	send(k.s, "하나")
	k.advance(Retention - time.Hour)
	k.enter()
	send(k.s, "둘") // looks for old entries and finds none
	k.advance(2 * time.Hour)
	send(k.s, "셋") // not again today
	k.want("모름 unknown", "하나 sent", "둘 sent", "셋 sent")
	k.advance(23 * time.Hour)
	other, _ := k.process()
	send(other, "넷")
	k.want("모름 unknown", "둘 sent", "셋 sent", "넷 sent")
	info, err := os.Stat(filepath.Join(k.dirs.State, "journal.db.purged"))
	if err != nil || info.Size() != 0 || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestAttemptsToldAgain(t *testing.T) {
	t.Parallel()
	for _, a := range []journal.Attempt{{}, {Fate: journal.Sent}} {
		if err := AttemptError(a); err != nil {
			t.Errorf("%+v: %v", a, err)
		}
	}
	if err := AttemptError(journal.Attempt{Fate: journal.Unknown, Gone: true}); err != ErrCutShort {
		t.Error(err)
	}
	if e := kakaoError(t, AttemptError(journal.Attempt{Fate: journal.Queued, Code: "KOE237", Status: 400})); e.Op != kakao.OpRefresh {
		t.Errorf("%+v", e)
	}
	if err := AttemptError(journal.Attempt{Fate: journal.Queued, Code: codeLocal, Error: "x"}); err.Error() != "x" {
		t.Error(err)
	}
}
