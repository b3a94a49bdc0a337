package part_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
	"kakaotui/internal/ui/part"
)

func TestNamesAreCutBetweenNames(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	all := []string{"김이슬", "홍길동", "남궁민수", "이"}
	for _, c := range []struct {
		n, w int
		want string
	}{
		{0, 20, ""}, {1, 20, "김이슬"}, {1, 4, "김…"}, {2, 20, "김이슬, 홍길동"}, {4, 40, "김이슬, 홍길동, 남궁민수, 이"}, {4, 27, "김이슬, 홍길동 외 2명"}, {4, 15, "김이슬 외 3명"},
		{4, 10, "김… 외 3명"},
	} {
		if got := part.Names(s, c.n, func(i int) string { return all[i] }, c.w); got != c.want {
			t.Errorf("%d names in %d columns: %q, want %q", c.n, c.w, got, c.want)
		}
	}
	for w := range 40 {
		if got := part.Names(s, 4, func(i int) string { return all[i] }, w); hangul.Width(got) > w {
			t.Errorf("%d columns: %q", w, got)
		}
	}
	asked := 0
	part.Names(s, 10_000, func(int) string { asked++; return "김이슬" }, 40)
	if asked > 20 {
		t.Errorf("%d names were asked for", asked)
	}
}

// told sends parts to friends and gives what the page says of it.
func told(t *testing.T, to []string, parts int, fail map[string]error) (state, rows string) {
	t.Helper()
	s, fake := kittest.Shared()
	s.Account = kittest.Account()
	var people []kakao.Friend
	for i, id := range to {
		people = append(people, kakao.Friend{UUID: id, Nickname: fmt.Sprintf("친구%d", i)})
	}
	s.People = kit.NewPeople(session.Friends{List: people})
	fake.Fail = fail
	x := part.NewSending(s)
	in := session.Intent{To: to}
	for i := range parts {
		in.Parts = append(in.Parts, session.Message{Text: fmt.Sprint(i)})
	}
	for _, m := range kittest.Run(x.Deliver(in)) {
		if _, mine := x.Finished(m.(kit.Finished)); !mine || x.Busy() {
			t.Fatal("it did not end")
		}
	}
	r := &part.Paragraph{W: 200}
	x.Trouble(r, false)
	state, _ = x.State()
	return state, plainRows(r.Rows)
}

func plainRows(rows []string) string {
	var out []string
	for _, row := range rows {
		out = append(out, ansi.Strip(row))
	}
	return strings.Join(out, "\n")
}

func TestResultsPerReceiver(t *testing.T) {
	t.Parallel()
	refused := &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToFriends, Status: 400, Code: "-530", Written: true}
	if state, rows := told(t, nil, 1, nil); state != "✓ 10:58 보냄" || rows != "" {
		t.Errorf("to oneself: %q, %q", state, rows)
	}
	if state, rows := told(t, []string{"a"}, 3, nil); state != "✓ 10:58 보냄 · 친구0 · 3통" || rows != "" {
		t.Errorf("three parts to one: %q, %q", state, rows)
	}
	_, rows := told(t, []string{"a", "b", "c"}, 1, map[string]error{"b": refused})
	at := strings.Split(rows, "\n")
	if len(at) < 4 || at[1] != "✗ 친구1 거절" || at[2] != "✓ 친구0 보냄" || at[3] != "✓ 친구2 보냄" {
		t.Errorf("one of three refused:\n%s", rows)
	}
	if _, rows := told(t, []string{"a", "b"}, 2, map[string]error{"b": refused}); !strings.Contains(rows, "친구1 거절 (0/2통)") || !strings.Contains(rows, "친구0 보냄 (2/2통)") {
		t.Errorf("parts:\n%s", rows)
	}
	var crowd []string
	fail := map[string]error{}
	for i := range 30 {
		crowd = append(crowd, fmt.Sprint("u", i))
		if i < 12 {
			fail[crowd[i]] = refused
		}
	}
	fail["u3"] = &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToFriends, Status: 400, Code: "-532", Written: true}
	_, rows = told(t, crowd, 1, fail)
	at = strings.Split(rows, "\n")
	for i, want := range []string{"✗ ", "✗ 거절 11명: 친구0, 친구1, 친구2, 친구4", "✗ 거절 · ", "✓ 보냄 18명: 친구12, 친구13"} {
		if len(at) < 4 || !strings.HasPrefix(at[i], want) {
			t.Fatalf("a crowd, row %d:\n%s", i, rows)
		}
	}
	if !strings.HasSuffix(at[2], " 1명: 친구3") {
		t.Errorf("who was refused for another reason: %q", at[2])
	}
}

// An entry says to whom it went and what kind it was, unless it is a text to oneself.
func TestLogNamesReceiverAndKind(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	s.People = kit.NewPeople(session.Friends{List: []kakao.Friend{{UUID: "a", Nickname: "김이슬"}}})
	p := part.NewLogPane(s)
	p.Focus()
	live := sent(1)
	live.Op, live.Recipient, live.ID = kakao.OpSendToFriends, "a", "m1"
	s.Log.Append(live)
	stranger := sent(2)
	stranger.Op, stranger.Recipient, stranger.Name = kakao.OpSendToFriends, "zz", "모르는 이"
	s.Log.Append(stranger)
	feed := kittest.Message("m2", "새 소식", journal.Sent, "")
	feed.Kind, feed.Recipient = "feed", "a"
	s.Log.Take(journal.Entry{Message: &feed})
	bad := kittest.Message("m3", "", journal.Refused, "")
	bad.Kind, bad.Recipient = "scrap", "a"
	s.Log.Take(journal.Entry{Message: &bad})
	s.Log.Append(sent(3))
	for _, w := range []int{40, 80, 120} {
		all := all(p, w, 14)
		for _, want := range []string{"김이슬 · 글1", "모르는 이 · 글2", "김이슬 · 피드 · 새 소식", "김이슬 · 웹페이지 · "} {
			if !strings.Contains(all, want) && (w > 40 || !strings.HasPrefix(want, "김이슬 · 웹")) {
				t.Errorf("%d columns: no %q in\n%s", w, want, all)
			}
		}
		if strings.Contains(all, "김이슬 · 글3") || strings.Contains(all, "텍스트") {
			t.Errorf("a text to oneself says more than its text:\n%s", all)
		}
	}
	// What is learned later about an entry is shown.
	m := kittest.Message("m1", "글1", journal.Sent, "")
	m.Recipient, m.Kind = "a", "list"
	s.Log.Take(journal.Entry{Message: &m})
	if got := all(p, 80, 14); !strings.Contains(got, "김이슬 · 목록 · 글1") {
		t.Errorf("after the journal was read:\n%s", got)
	}
	p.Press("end")
	p.Press("enter")
	if got := all(p, 80, 20); !strings.Contains(got, "받는 사람: 김이슬") || !strings.Contains(got, "종류: 목록") {
		t.Errorf("details:\n%s", got)
	}
}

// Advice about an unknown message goes when a later entry tells how it went on.
func TestLogAdvisesAboutTheNewestEntry(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	p := part.NewLogPane(s)
	e := session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.Unknown, ID: "m1", What: "글", Err: &session.UndeliveredError{ID: "m1", State: journal.Unknown}}
	s.Log.Append(e)
	if got := all(p, 80, 10); !strings.Contains(got, "카카오톡에서 확인해") {
		t.Errorf("before:\n%s", got)
	}
	e.At, e.Fate, e.Err = e.At.Add(time.Second), session.Sent, nil
	s.Log.Append(e)
	if got := all(p, 80, 10); strings.Contains(got, "카카오톡에서 확인해") || !strings.Contains(got, "모름") {
		t.Errorf("after it was sent again:\n%s", got)
	}
}

// What a person decided about a message stands beside its entry, in the place of the advice to look.
func TestLogTellsADecision(t *testing.T) {
	t.Parallel()
	for decided, c := range map[journal.Decision]struct {
		state journal.State
		says  string
	}{journal.DecidedSent: {journal.Sent, "도착한 것으로 적었어요"}, journal.DecidedToDrop: {journal.Dropped, "보내지 않기로 했어요"}} {
		s, _ := kittest.Shared()
		p := part.NewLogPane(s)
		s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.Unknown, ID: "m1", What: "글", Err: &session.UndeliveredError{ID: "m1", State: journal.Unknown}})
		if got := all(p, 80, 10); !strings.Contains(got, "카카오톡에서 확인해") {
			t.Errorf("before:\n%s", got)
		}
		m := kittest.Message("m1", "글", c.state, "")
		m.Decided = decided
		s.Log.Take(journal.Entry{Message: &m})
		for _, w := range []int{40, 80} {
			if got := all(p, w, 10); !strings.Contains(got, c.says) || strings.Contains(got, "카카오톡에서 확인해") {
				t.Errorf("%s at %d:\n%s", decided, w, got)
			}
		}
	}
}
