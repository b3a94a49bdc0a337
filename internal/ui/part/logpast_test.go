package part_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
	"kakaotui/internal/ui/part"
)

// pastPane is a pane whose journal holds n messages of earlier days.
func pastPane(n int) (*part.LogPane, *kit.Shared, *kittest.Session) {
	s, fake := kittest.Shared()
	fake.History = kittest.Past(n)
	p := part.NewLogPane(s)
	p.Focus()
	feed(p, p.More())
	return p, s, fake
}

func all(p *part.LogPane, w, h int) string { return strings.Join(plain(p, w, h), "\n") }

func TestLogPaneGoesOnIntoThePast(t *testing.T) {
	t.Parallel()
	p, s, fake := pastPane(1000)
	s.Log.Append(sent(0))
	rows := plain(p, 80, 8)
	if !strings.Contains(rows[1], "글0") || !strings.Contains(rows[2], "지난 글 0") || !strings.Contains(rows[2], "10:44:01") {
		t.Fatalf("rows %q", rows)
	}
	if n := len(fake.Pages()); n != 1 {
		t.Fatalf("%d pages were read for a screenful", n)
	}
	for range 400 {
		press(t, p, "pgdown")
		plain(p, 80, 8)
	}
	if rows := plain(p, 80, 8); !strings.Contains(rows[7], ">✗ 17:38:01  거절") || !strings.Contains(rows[7], "지난 글 999 · ") {
		t.Errorf("the way down ended at %q", rows)
	}
	pages := fake.Pages()
	if len(pages) != 11 || pages[0].Before != 0 || pages[1].Before != 901 || pages[10].Before != 1 {
		t.Errorf("pages %+v", pages)
	}
	press(t, p, "home")
	if rows := plain(p, 80, 8); !strings.Contains(rows[1], "글0") {
		t.Errorf("home: %q", rows)
	}
}

func TestLogPaneNamesTheDays(t *testing.T) {
	t.Parallel()
	p, _, _ := pastPane(400)
	first := all(p, 80, 60)
	if !strings.Contains(first, "\n   1월 4일\n") || strings.Contains(plain(p, 80, 60)[0], "월") {
		t.Errorf("a row between the days, none in the title for today:\n%s", first)
	}
	for range 20 {
		press(t, p, "pgdown")
		plain(p, 80, 20)
	}
	if rows := plain(p, 80, 20); !strings.HasPrefix(rows[0], "기록 · 1월 ") || !strings.Contains(rows[0], "일 · 위 ") {
		t.Errorf("title %q", rows[0])
	}
	if rows := plain(p, 40, 8); !strings.HasPrefix(rows[0], "기록 · 1월 ") {
		t.Errorf("title in 40 columns %q", rows[0])
	}
}

// New calls of this run push in above, what is read of the past comes in below, and what a person looks at stays.
func TestLogPaneStaysWhileBothEndsGrow(t *testing.T) {
	t.Parallel()
	p, s, _ := pastPane(500)
	plain(p, 80, 8)
	press(t, p, "pgdown", "pgdown", "down")
	_, before, _ := strings.Cut(all(p, 80, 8), "\n") // without the title, which says how many are above
	for i := range 10 {
		s.Log.Append(sent(i))
	}
	if _, after, _ := strings.Cut(all(p, 80, 8), "\n"); after != before {
		t.Errorf("%s\nwas\n%s", after, before)
	}
}

func TestLogPaneLeavesOutWhatThisRunShows(t *testing.T) {
	t.Parallel()
	s, fake := kittest.Shared()
	fake.History = kittest.Past(3)
	mine := kittest.Message("mine", "이번 글", journal.Sent, "")
	mine.Seq, mine.Created = 99, kittest.Now.Add(time.Second)
	fake.History = append([]journal.Entry{{Message: &mine}}, fake.History...)
	p := part.NewLogPane(s)
	p.Focus()
	feed(p, p.More())
	if s := all(p, 80, 20); strings.Contains(s, "이번 글") || !strings.Contains(s, "지난 글 2") {
		t.Errorf("shows\n%s", s)
	}
}

func TestLogPaneFiltersThePast(t *testing.T) {
	t.Parallel()
	p, _, fake := pastPane(1000)
	press(t, p, "right")
	if s := all(p, 80, 30); strings.Contains(s, "거절") || !strings.Contains(s, "지난 글 0") {
		t.Errorf("sent:\n%s", s)
	}
	press(t, p, "right")
	if s := all(p, 80, 12); strings.Count(s, "거절") < 8 {
		t.Errorf("failed:\n%s", s)
	}
	for _, page := range fake.Pages()[1:] {
		if len(page.Fates) == 0 {
			t.Errorf("a filter reads everything: %+v", page)
		}
	}
}

func TestLogPaneSearches(t *testing.T) {
	t.Parallel()
	p, s, fake := pastPane(300)
	s.Log.Append(sent(0))
	p.Search()
	if c := p.View(80, 10).Cursor; c == nil || c.Y != 1 {
		t.Fatalf("cursor %v", c)
	}
	press(t, p, "글 27", "enter")
	rows := plain(p, 80, 20)
	if !strings.Contains(rows[1], "글 27") || !strings.Contains(rows[2], "지난 글 27 ") || strings.Contains(all(p, 80, 20), "지난 글 1 ") {
		t.Fatalf("found %q", rows)
	}
	if n := p.Shown(); n != 11 { // 27, 270 to 279
		t.Errorf("found %d", n)
	}
	press(t, p, "down", "enter") // searched already: it opens
	if s := all(p, 80, 20); !strings.Contains(s, "ID old270") {
		t.Errorf("opened:\n%s", s)
	}
	press(t, p, "x", "enter")
	if s := all(p, 80, 20); !strings.Contains(s, "글자가 든 메시지가 없어요") {
		t.Errorf("nothing found:\n%s", s)
	}
	p.EndSearch()
	feed(p, p.More())
	if rows := plain(p, 80, 20); !strings.Contains(rows[1], "글0") || p.Searching() {
		t.Errorf("after the search %q", rows)
	}
	last := fake.Pages()[len(fake.Pages())-1]
	if last.Search != "글 27x" {
		t.Errorf("the end of a search read again what is known: %+v", last)
	}
}

func TestLogPaneOpensAMessage(t *testing.T) {
	t.Parallel()
	p, _, fake := pastPane(20)
	tries := []journal.Attempt{
		{N: 1, Started: kittest.Now.Add(-26 * time.Hour), Fate: journal.Queued, Status: 503, Code: "-9798", Duration: 90 * time.Millisecond},
		{N: 2, Started: kittest.Now, Fate: journal.Sent, Status: 200, Duration: 182 * time.Millisecond},
	}
	fake.Tries = map[string][]journal.Attempt{"old0": tries}
	for _, w := range []int{40, 80, 120} {
		plain(p, w, 20)
		press(t, p, "enter")
		opened := all(p, w, 20)
		for _, want := range []string{"지난 글 0", "ID old0", "1번째", "1월 4일", "○ 대기", "-9798", "2번째", "✓ 보냄"} {
			if !strings.Contains(opened, want) {
				t.Errorf("%d columns: no %q in\n%s", w, want, opened)
			}
		}
		press(t, p, "enter")
	}
}

// A call of this run has the beginning of its text; opened it has all of it, from the journal.
func TestLogPaneOpensACallOfThisRun(t *testing.T) {
	t.Parallel()
	p, s, fake := pastPane(0)
	long := kittest.Message("m1", strings.Repeat("아주 긴 글 ", 20)+"끝", journal.Sent, "")
	fake.History = []journal.Entry{{Message: &long}}
	fake.Tries = map[string][]journal.Attempt{"m1": {{N: 1, Started: kittest.Now, Fate: journal.Sent}}}
	e := sent(0)
	e.ID, e.What = "m1", "아주 긴 글…"
	s.Log.Append(e)
	press(t, p, "enter")
	if s := all(p, 80, 20); !strings.Contains(s, "끝") || !strings.Contains(s, "1번째") {
		t.Errorf("opened:\n%s", s)
	}
	gone := sent(1)
	gone.ID = "purged"
	s.Log.Append(gone)
	press(t, p, "home", "enter")
	if s := all(p, 80, 20); !strings.Contains(s, "! 지난 기록을 읽지 못했어요") {
		t.Errorf("opened:\n%s", s)
	}
}

// A page that could not be read is told at the end of the list, and the next key asks again.
func TestLogPaneTellsWhatItCannotRead(t *testing.T) {
	t.Parallel()
	s, fake := kittest.Shared()
	fake.LogErr = &journal.LockError{Path: "journal.db", Err: errors.New("busy")}
	p := part.NewLogPane(s)
	p.Focus()
	feed(p, p.More())
	if s := all(p, 80, 8); !strings.Contains(s, "! 지난 기록을 읽지 못했어요: 다른 kakaotui가") {
		t.Errorf("shows\n%s", s)
	}
	s.Log.Append(sent(0))
	if s := all(p, 40, 8); !strings.Contains(s, "글0") || !strings.Contains(s, "! 지난 기록") {
		t.Errorf("shows\n%s", s)
	}
	fake.LogErr, fake.History = nil, kittest.Past(5)
	press(t, p, "down")
	if s := all(p, 80, 8); strings.Contains(s, "!") || !strings.Contains(s, "지난 글 4") {
		t.Errorf("shows\n%s", s)
	}
}

// Everything the journal knows can be drawn, in any width, and nothing of it is obeyed.
func TestLogPaneDrawsWhateverTheJournalHolds(t *testing.T) {
	t.Parallel()
	s, fake := kittest.Shared()
	seq := int64(1000)
	add := func(e journal.Entry) {
		seq--
		if e.Message != nil {
			e.Message.Seq = seq
		} else {
			e.Event.Seq, e.Event.At = seq, kittest.Now.Add(-time.Hour)
		}
		fake.History = append(fake.History, e)
	}
	for _, st := range []journal.State{journal.Queued, journal.Sending, journal.Sent, journal.Unknown, journal.Refused, journal.Expired, journal.Dropped, "odd\x1b[2J"} {
		m := kittest.Message("m"+string(st), "글\x1b]0;x\a\u202e"+strings.Repeat("가", 300), st, "")
		m.Last.Error, m.Last.Code = "\x1b[31m", "\x1b[3J"
		add(journal.Entry{Message: &m})
	}
	for _, f := range []journal.State{journal.Sent, "login", "consent", "queued", "refused", "unknown"} {
		for _, op := range []string{string(kakao.OpRefresh), "\x1b[2J"} {
			add(journal.Entry{Event: &journal.Event{Op: op, Fate: f, Code: "KOE322", Error: "\x1b[5m"}})
		}
	}
	p := part.NewLogPane(s)
	p.Focus()
	feed(p, p.More())
	for w := 30; w < 130; w += 9 {
		press(t, p, "home")
		for range fake.History {
			press(t, p, "enter")
			for _, row := range p.View(w, 25).Rows {
				if kit.Width(row) > w || strings.ContainsAny(row, "\a\u202e\n") || strings.Contains(row, "\x1b[2J") || strings.Contains(row, "\x1b]") {
					t.Fatalf("%d columns: %q", w, row)
				}
			}
			press(t, p, "enter", "down")
		}
	}
}

// With 100,000 entries on each side of the beginning of this run, a new call and its frame cost what they cost with few.
func TestLogPaneCostsTheSameWithALongPast(t *testing.T) {
	cost := func(n int) float64 {
		p, s, _ := pastPane(n)
		i := 0
		return testing.AllocsPerRun(20, func() {
			s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.Sent, What: fmt.Sprint(i)})
			p.View(120, 20)
			i++
		})
	}
	if few, many := cost(100), cost(20_000); many > 2*few {
		t.Errorf("a frame allocates %v times after 100 entries and %v times after 20,000", few, many)
	}
}
