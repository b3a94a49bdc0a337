package status

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func quota(sent, tokens int) session.Quota {
	return session.Quota{
		App: session.Count{Used: sent, Limit: 30000}, Sender: session.Count{Used: sent, Limit: 100}, Pair: session.Count{Used: sent, Limit: 20},
		Access: session.Count{Used: tokens, Limit: 20}, Refresh: session.Count{Used: 1, Limit: 60},
	}
}

func TestToday(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	if strings.Contains(r.screen(80, 40), "오늘\n") {
		t.Errorf("it speaks of today before the journal was read:\n%s", r.screen(80, 40))
	}
	r.s.Ledger = kit.Ledger{Known: true, Quota: quota(3, 1)}
	if s := r.screen(80, 40); !strings.Contains(strings.ReplaceAll(s, " \n", "\n"), "   보낸 메시지 3통 (한 사람 하루 100통)   토큰 발급 1번 (10분에 20번)") {
		t.Errorf("today:\n%s", s)
	}
	r.says("보낸 메시지 3통", "토큰 발급 1번")
	r.s.Lang = text.English
	r.says("3 sent (100 a day per person)", "1 tokens issued (20 in 10 minutes)")
}

func TestTodayWarns(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	th := r.s.Theme
	painted := func() string { return strings.Join(r.p.View(120, 60).Rows, "\n") }
	for _, c := range []struct {
		q    session.Quota
		want string
		warn bool
	}{
		{quota(79, 1), "보낸 메시지 79통 (한 사람 하루 100통)", false},
		{quota(80, 1), "보낸 메시지 80통 (한 사람 하루 100통)", true},
		{quota(1, 15), "토큰 발급 15번 (10분에 20번)", false},
		{quota(1, 16), "토큰 발급 16번 (10분에 20번)", true},
	} {
		r.s.Ledger = kit.Ledger{Known: true, Quota: c.q}
		if warn := strings.Contains(painted(), th.Warn.On(c.want)); warn != c.warn || !strings.Contains(painted(), c.want) {
			t.Errorf("%q warns: %v", c.want, warn)
		}
	}
	q := quota(100, 20)
	q.Refusal, q.RefusedAt, q.Unknown, q.HeldUntil = "-532", kittest.Now.Add(-time.Hour), 2, kittest.Now.Add(5*time.Minute)
	r.s.Ledger = kit.Ledger{Known: true, Quota: q, Outbox: []journal.Message{kittest.Message("a", "글", journal.Unknown, "")}}
	r.says("하루 한도를 다 썼어요", "09:58에 카카오가 하루 한도를 넘었다고 거절했어요 (-532)", "도착했는지 모르는 메시지 2통", "11:03까지는 새 토큰을 요청하지 않아요",
		"대기함에 1통 있어요", "f4 대기함")
	r.s.Ledger = kit.Ledger{Err: errors.New("boom")}
	r.says("! 메시지 기록을 읽지 못했어요")
	for _, lang := range []text.Lang{text.Korean, text.English} {
		r.s.Lang = lang
		r.s.Ledger = kit.Ledger{Known: true, Quota: q, Err: errors.New(strings.Repeat("boom", 40))}
		for w := 40; w < 130; w += 7 {
			for _, row := range r.p.View(w, 60).Rows {
				if kit.Width(row) > w {
					t.Errorf("%d columns: %q", w, row)
				}
			}
		}
	}
}

// By 14 days and by one before a person must log in again, the page says so, each in its own colour.
func TestLoginSoon(t *testing.T) {
	t.Parallel()
	for days, paint := range map[int]func(kit.Theme) kit.Paint{
		15: func(th kit.Theme) kit.Paint { return th.Dim },
		14: func(th kit.Theme) kit.Paint { return th.Warn },
		7:  func(th kit.Theme) kit.Paint { return th.Warn },
		1:  func(th kit.Theme) kit.Paint { return th.Bad },
	} {
		r := newRig(t)
		r.s.Account.Status.Tokens.RefreshExpiresAt = r.now.Add(time.Duration(days) * 24 * time.Hour)
		want := "! 리프레시 토큰이 " + text.RemainingShort(time.Duration(days)*24*time.Hour, text.Korean) + " 뒤에 끝나요. 그 뒤에는 다시 로그인해야 해요."
		if days == 15 {
			want = text.Date(r.now.Add(15*24*time.Hour), text.Korean) + "까지 갱신하지 않으면 다시 로그인해야 해요"
		}
		if all := strings.Join(r.p.View(120, 60).Rows, "\n"); !strings.Contains(all, paint(r.s.Theme).On(want)) {
			t.Errorf("%d days: no %q in\n%s", days, want, r.screen(120, 60))
		}
	}
}
