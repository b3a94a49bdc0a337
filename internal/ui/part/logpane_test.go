package part_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
	"kakaotui/internal/ui/part"
)

var refused = &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: 403, Code: "-402", Message: "insufficient scopes.", RequiredScopes: []string{"talk_message"}}

func sent(i int) session.Event {
	return session.Event{At: kittest.Now.Add(time.Duration(i) * time.Second), Op: kakao.OpSendToMe, Fate: session.Sent,
		What: fmt.Sprintf("글%d", i), Duration: 182 * time.Millisecond, Status: 200}
}

func logPane(n int) (*part.LogPane, *kit.Shared) {
	s, _ := kittest.Shared()
	for i := range n {
		s.Log.Append(sent(i))
	}
	p := part.NewLogPane(s)
	p.Focus()
	feed(p, p.More())
	return p, s
}

func plain(p *part.LogPane, w, h int) []string {
	rows := p.View(w, h).Rows
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = ansi.Strip(rows[i])
	}
	return out
}

func TestLogPaneShowsTheNewestFirst(t *testing.T) {
	t.Parallel()
	p, s := logPane(20)
	rows := plain(p, 80, 6)
	if len(rows) != 6 || !strings.Contains(rows[1], "글19") || !strings.Contains(rows[5], "글15") {
		t.Fatalf("rows %q", rows)
	}
	for _, want := range []string{"✓", "10:58:20", "보냄", "182 ms"} {
		if !strings.Contains(rows[1], want) {
			t.Errorf("no %q in %q", want, rows[1])
		}
	}
	s.Log.Append(sent(20))
	if rows := plain(p, 80, 6); !strings.Contains(rows[1], "글20") {
		t.Errorf("the new entry is not on top: %q", rows)
	}
}

func TestLogPaneStaysWhereAPersonLooks(t *testing.T) {
	t.Parallel()
	p, s := logPane(50)
	plain(p, 80, 6)
	press(t, p, "down", "down", "down", "down", "down", "down", "down")
	title, before, _ := strings.Cut(strings.Join(plain(p, 80, 6), "\n"), "\n")
	if !strings.Contains(before, ">✓ 10:58:43") || !strings.HasPrefix(title, "기록 · 위 3 ") {
		t.Fatalf("chosen:\n%s\n%s", title, before)
	}
	for i := 50; i < 60; i++ {
		s.Log.Append(sent(i))
	}
	title, after, _ := strings.Cut(strings.Join(plain(p, 80, 6), "\n"), "\n")
	if after != before {
		t.Errorf("new entries moved what is looked at:\n%s\nwas:\n%s", after, before)
	}
	if !strings.HasPrefix(title, "기록 · 위 13 ") {
		t.Errorf("nothing says that there are new entries: %q", title)
	}
	press(t, p, "home")
	if rows := plain(p, 80, 6); !strings.Contains(rows[1], "글59") || !strings.HasPrefix(rows[0], "기록  ") {
		t.Errorf("home: %q", rows)
	}
	press(t, p, "end")
	if rows := plain(p, 80, 6); !strings.Contains(rows[5], "글0 ") {
		t.Errorf("end: %q", rows)
	}
	press(t, p, "pgup", "up", "pgdown", "down", "down")
	if rows := plain(p, 80, 6); !strings.Contains(rows[5], "글0 ") {
		t.Errorf("beyond the end: %q", rows)
	}
}

func TestLogPaneFilters(t *testing.T) {
	t.Parallel()
	p, s := logPane(3)
	s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpRefresh, Fate: session.Sent})
	s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.NeedsConsent, What: "x", Err: refused})
	count := func() int { return len(plain(p, 80, 30)) - 1 }
	if n := count(); n != 5 {
		t.Errorf("all: %d", n)
	}
	press(t, p, "right")
	if n := count(); n != 3 {
		t.Errorf("sent: %d", n)
	}
	press(t, p, "right")
	if rows := plain(p, 80, 30); len(rows) != 2 || !strings.Contains(rows[1], "-402") || !strings.HasSuffix(rows[0], " 모두  보냄 [실패]") {
		t.Errorf("failed: %q", rows) // the brackets tell without colours
	}
	press(t, p, "right", "left", "left")
	if n := count(); n != 3 {
		t.Errorf("back to sent: %d", n)
	}
	empty, _ := logPane(0)
	if rows := plain(empty, 40, 8); !strings.Contains(strings.Join(rows, " "), "아직 아무것도 없어요") {
		t.Errorf("empty: %q", rows)
	}
	press(t, empty, "up", "down", "pgup", "pgdown", "home", "end", "enter", "right")
	plain(empty, 40, 8)
}

func TestLogPaneTellsTheMeaningAndTheKey(t *testing.T) {
	t.Parallel()
	for _, w := range []int{40, 80, 120} {
		p, s := logPane(0)
		p.Offer = func(f session.Fate) string {
			if f == session.NeedsConsent {
				return "ctrl+g 동의 받기"
			}
			return ""
		}
		s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.NeedsConsent, What: "보낼 글", Status: 403, Err: refused})
		all := strings.Join(plain(p, w, 20), "\n")
		e, _ := text.Explain("-402")
		if !strings.Contains(all, "-402") || !strings.Contains(all, "ctrl+g 동의 받기") || !strings.Contains(all, "동의") {
			t.Errorf("width %d:\n%s", w, all)
		}
		press(t, p, "enter")
		opened := strings.Join(plain(p, w, 30), "\n")
		for _, want := range []string{"보낼 글", "HTTP 403"} {
			if !strings.Contains(opened, want) {
				t.Errorf("width %d: opened it lacks %q:\n%s", w, want, opened)
			}
		}
		meaning := strings.Fields(e.Meaning.KO)[0]
		if !strings.Contains(opened, meaning) {
			t.Errorf("width %d: opened it lacks the meaning (%q):\n%s", w, meaning, opened)
		}
		press(t, p, "enter")
		if closed := strings.Join(plain(p, w, 20), "\n"); closed != all {
			t.Errorf("width %d: closed again it is\n%s", w, closed)
		}
	}
}

func TestLogPaneScrollsInsideAnOpenedEntry(t *testing.T) {
	t.Parallel()
	p, s := logPane(5)
	s.Log.Append(session.Event{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.NeedsConsent, What: "보낼 글", Status: 403, Err: refused})
	press(t, p, "enter")
	whole := plain(p, 40, 60)
	seen := map[string]bool{}
	for range 40 {
		for _, r := range plain(p, 40, 5) {
			seen[r] = true
		}
		press(t, p, "down")
	}
	for _, r := range whole[:12] {
		if !seen[r] {
			t.Errorf("this row never came into view: %q", r)
		}
	}
	if rows := plain(p, 40, 5); !strings.Contains(strings.Join(rows, ""), "글0") {
		t.Errorf("the way down ended at %q", rows)
	}
}

func TestLogPaneMouse(t *testing.T) {
	t.Parallel()
	p, _ := logPane(20)
	plain(p, 80, 8)
	click := func(x, y int) {
		cmd, _ := p.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		feed(p, cmd)
	}
	click(10, 3)
	if rows := plain(p, 80, 8); !strings.HasPrefix(rows[3], ">") {
		t.Errorf("a click chose %q", rows)
	}
	click(10, 3)
	if rows := plain(p, 80, 8); !strings.Contains(rows[4], "보낸 글") {
		t.Errorf("a second click did not open it: %q", rows)
	}
	click(79, 0)
	if rows := plain(p, 80, 8); !strings.Contains(strings.Join(rows, ""), "기록이 없어요") {
		t.Errorf("a click on the last filter shows %q", rows)
	}
}

func TestLogPaneNeverObeysForeignText(t *testing.T) {
	t.Parallel()
	p, s := logPane(0)
	for _, op := range []kakao.Operation{kakao.OpSendToMe, "\x1b[2J"} {
		s.Log.Append(session.Event{At: kittest.Now, Op: op, Fate: "\x1b[1m", What: "\x1b]0;x\a\u202e" + strings.Repeat("가", 60), Err: &kakao.Error{Kind: kakao.Refused, Code: "\x1b[3J", Message: "\x1b[31m\a"}})
		s.Log.Append(session.Event{At: kittest.Now, Op: op, Fate: session.Unknown, Err: errors.New("\x1b[5m")})
	}
	for w := 30; w < 130; w += 7 {
		for range s.Log.Len(kit.All) {
			press(t, p, "enter")
			for i, row := range p.View(w, 30).Rows {
				if n := kit.Width(row); n > w {
					t.Errorf("row %d is %d wide in %d: %q", i, n, w, row)
				}
				if left := ansi.Strip(row); strings.ContainsAny(left, "\x1b\a\u202e") || strings.Contains(row, "\x1b[2J") || strings.Contains(row, "\x1b]") {
					t.Errorf("row %d: %q", i, row)
				}
			}
			press(t, p, "down", "down")
		}
		press(t, p, "home")
	}
}

// At 20,000 entries the pane looks at no more of them than at 100: the work is counted in allocations, not in time.
func TestLogPaneCostsTheSameAtAnyLength(t *testing.T) {
	cost := func(n int) float64 {
		p, s := logPane(n)
		i := n
		return testing.AllocsPerRun(20, func() {
			p.View(120, 20)
			s.Log.Append(sent(i))
			i++
		})
	}
	if few, many := cost(100), cost(20_000); many > 2*few {
		t.Errorf("a frame allocates %v times at 100 entries and %v times at 20,000", few, many)
	}
}

// A call that failed says which one it was, as one that worked does.
func TestLogPaneNamesTheCallThatFailed(t *testing.T) {
	t.Parallel()
	p, s := logPane(0)
	for op, want := range map[kakao.Operation]string{kakao.OpFriends: "친구 목록 확인 · 카카오 서버에", kakao.OpRefresh: "액세스 토큰 갱신 · 카카오 서버에"} {
		s.Log.Append(session.Event{At: kittest.Now, Op: op, Fate: session.Unknown, Err: &kakao.Error{Kind: kakao.BadAnswer, Op: op, Status: 502}})
		for _, w := range []int{38, 78, 118} {
			if shown := strings.Join(plain(p, w, 6), "\n"); !strings.Contains(shown, want) {
				t.Errorf("%d columns:\n%s", w, shown)
			}
		}
	}
}
