package friends

import (
	"errors"
	"fmt"
	"slices"
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

// rig is a page whose questions to the root are answered as the root would.
type rig struct {
	testing.TB
	p    *Page
	s    *kit.Shared
	fake *kittest.Session
	went []kit.Goto
	set  [][]kakao.Friend
	asks []kit.AskFriends
}

func newRig(t testing.TB, f session.Friends) *rig {
	t.Helper()
	r := &rig{TB: t}
	r.s, r.fake = kittest.Shared()
	r.s.Account = kittest.Account()
	r.agreed(true)
	r.s.People = kit.NewPeople(f)
	r.p = newPage(r.s)
	return r
}

// entered is a rig with the page on show.
func entered(t testing.TB, f session.Friends) *rig {
	r := newRig(t, f)
	r.feed(kittest.Run(r.p.Enter(kit.ChooseFriends{Back: kit.Card})))
	return r
}

// agreed sets the consent to the friends list.
func (r *rig) agreed(yes bool) {
	for i := range r.s.Account.Status.Scopes {
		if x := &r.s.Account.Status.Scopes[i]; x.ID == scope {
			x.Agreed = yes
		}
	}
}

func (r *rig) feed(msgs []tea.Msg) {
	for _, m := range msgs {
		switch m := m.(type) {
		case kit.AskFriends:
			r.asks = append(r.asks, m)
		case kit.SetRecipients:
			r.set = append(r.set, m.To)
		case kit.Goto:
			r.went = append(r.went, m)
		case kit.Finished:
			r.s.Jobs.Done(m)
		}
	}
}

// answer is what Kakao said.
func (r *rig) answer(f session.Friends, err error) {
	asking := r.s.People
	if err == nil {
		asking = kit.NewPeople(f)
	}
	asking.Err, asking.Asking = err, false
	r.s.People = asking
	r.feed(kittest.Run(r.p.Update(kit.FriendsMsg{})))
}

func (r *rig) press(keys ...string) {
	r.p.View(80, 21)
	for _, k := range keys {
		r.feed(kittest.Press(r.p, k))
	}
}

func (r *rig) screen(w, h int) string {
	rows := r.p.View(w, h).Rows
	for i := range rows {
		rows[i] = strings.TrimRight(ansi.Strip(rows[i]), " ")
	}
	return strings.Join(rows, "\n")
}

// says looks for words that may be broken over rows, where there is room for all of them.
func (r *rig) says(words ...string) {
	r.Helper()
	for _, w := range []int{40, 80, 120} {
		flat := strings.Join(strings.Fields(r.screen(w, 40)), "")
		for _, word := range words {
			if !strings.Contains(flat, strings.ReplaceAll(word, " ", "")) {
				r.Errorf("%d columns do not say %q:\n%s", w, word, r.screen(w, 40))
			}
		}
	}
}

func (r *rig) keys() string {
	var all []string
	for _, b := range r.p.Bindings() {
		all = append(all, b.Shown()+" "+r.s.Say(b.Label))
	}
	return strings.Join(all, ", ")
}

// chose are the names of the last recipients that were set.
func (r *rig) chose() string {
	if len(r.set) == 0 {
		return "nobody was asked"
	}
	var names []string
	for _, f := range r.set[len(r.set)-1] {
		names = append(names, f.Nickname)
	}
	return strings.Join(names, ",")
}

func friend(i int, name string, favorite bool) kakao.Friend {
	return kakao.Friend{UUID: fmt.Sprintf("uuid-%d", i), Nickname: name, Favorite: favorite}
}

func some() session.Friends {
	no := false
	f := session.Friends{At: kittest.Now.Add(-time.Minute), List: []kakao.Friend{
		friend(0, "홍길동", true), friend(1, "강감찬", false), friend(2, "김이슬", false), friend(3, "기민", false), friend(4, "Max", false),
		friend(5, "나쁜\x1b[31m이름\u202e", false),
	}}
	f.List[3].AllowedMsg = &no
	return f
}

func many(n int) session.Friends {
	family, given := []rune("김이박최정강조윤장임한오서신권황안송전홍"), []rune("가나다라마바사아자차카타파하이슬민수영희")
	f := session.Friends{At: kittest.Now}
	for i := range n {
		name := string([]rune{family[i%20], given[i/20%20], given[i/400%20]})
		f.List = append(f.List, friend(i, name, i < 20))
	}
	return f
}

func TestEnterTakesTheOneUnderTheCursor(t *testing.T) {
	t.Parallel()
	r := entered(t, some())
	if s := r.screen(80, 21); !strings.Contains(s, "✓ 나에게") || !strings.Contains(s, ">   홍길동") || !strings.Contains(s, "* 즐겨찾기") || !strings.Contains(s, "! 메시지 안 받음") {
		t.Errorf("first:\n%s", s)
	}
	if !strings.HasPrefix(r.keys(), "enter 이 친구에게") {
		t.Errorf("keys %s", r.keys())
	}
	r.press("down", "enter")
	if r.chose() != "강감찬" || len(r.went) != 1 || r.went[0].To != kit.Card {
		t.Errorf("chose %s, went %v", r.chose(), r.went)
	}
	if !slices.Equal(r.fake.People.Chosen, []string{"uuid-1"}) {
		t.Errorf("remembered %v", r.fake.People.Chosen)
	}
}

func TestSeveralAtOnce(t *testing.T) {
	t.Parallel()
	r := entered(t, some())
	r.press("space", "down", "down", "space", "down")
	r.says("✓ 2명 골랐어요: 홍길동, 김이슬")
	if !strings.HasPrefix(r.keys(), "enter 고른 친구에게") {
		t.Errorf("keys %s", r.keys())
	}
	r.press("enter")
	if r.chose() != "홍길동,김이슬" {
		t.Errorf("chose %s", r.chose())
	}
	r.press("space", "space", "ctrl+a")
	r.says("6명 골랐어요", "카카오에는 5명씩")
	r.press("ctrl+a")
	if len(r.p.marks.order) != 0 {
		t.Errorf("%d are still chosen", len(r.p.marks.order))
	}
}

func TestBackToOneself(t *testing.T) {
	t.Parallel()
	r := newRig(t, some())
	r.s.To = some().List[1:3]
	r.feed(kittest.Run(r.p.Enter(nil)))
	r.says("2명 골랐어요: 강감찬, 김이슬")
	if s := r.screen(80, 21); !strings.Contains(s, "> ✓ 강감찬") {
		t.Errorf("the cursor is not at the first recipient:\n%s", s)
	}
	r.press("home")
	if !strings.HasPrefix(r.keys(), "enter 나에게") {
		t.Errorf("keys %s", r.keys())
	}
	r.press("enter")
	if len(r.set) != 1 || len(r.set[0]) != 0 || r.went[0].To != kit.Compose {
		t.Errorf("set %v, went %v", r.set, r.went)
	}
}

func TestTheLastChoiceIsOfferedFirst(t *testing.T) {
	t.Parallel()
	f := some()
	f.Chosen = []string{"uuid-2", "gone", "uuid-4"}
	r := entered(t, f)
	rows := strings.Split(r.screen(80, 21), "\n")
	if !strings.Contains(rows[4], "김이슬") || !strings.Contains(rows[4], "지난번") || !strings.Contains(rows[5], "Max") || !strings.Contains(rows[6], "홍길동") {
		t.Errorf("order:\n%s", strings.Join(rows, "\n"))
	}
	f.Chosen = []string{"uuid-0"}
	if s := entered(t, f).screen(40, 9); !strings.Contains(s, "지난번  *\n") {
		t.Errorf("what is to be known about a friend is cut in a narrow row:\n%s", s)
	}
	r.press("ㄱ")
	if s := r.screen(80, 21); strings.Index(s, "김이슬") > strings.Index(s, "강감찬") {
		t.Errorf("among the found the last choice is not first:\n%s", s)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"ㄱㅇㅅ": "김이슬", "기": "김이슬,기민,홍길동", "max": "Max", "rladl": "김이슬", "이슬": "김이슬", "감": "강감찬"} {
		r := entered(t, some())
		r.press(typed)
		var got []string
		for _, at := range r.p.list.found {
			got = append(got, r.s.People.Names[at])
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%s finds %v, want %s", typed, got, want)
		}
		r.press("enter")
		if r.chose() != strings.Split(want, ",")[0] {
			t.Errorf("%s: chose %s", typed, r.chose())
		}
	}
	r := entered(t, some())
	r.press("없는 이름")
	r.says("그런 이름이 없어요")
	if strings.Contains(r.keys(), "enter") {
		t.Errorf("keys %s", r.keys())
	}
	r.press("esc")
	if len(r.went) != 0 || len(r.p.list.found) != 7 {
		t.Errorf("esc left the page: %v", r.went)
	}
	r.press("esc")
	if len(r.went) != 1 || len(r.set) != 0 {
		t.Errorf("went %v, set %v", r.went, r.set)
	}
}

func TestTheRememberedListShowsAtOnce(t *testing.T) {
	t.Parallel()
	old := some()
	old.At = kittest.Now.Add(-time.Hour)
	r := entered(t, old)
	if len(r.asks) != 1 || r.asks[0].Fresh {
		t.Fatalf("asks %v", r.asks)
	}
	r.says("김이슬", "09:58에 카카오가 알려 준 목록")
	r.s.People.Asking = true
	r.says("김이슬", "카카오에 묻고 있어요")
	r.press("down", "down") // a person moves while Kakao is being asked: the cursor stays with the friend
	fresh := some()
	fresh.List = append([]kakao.Friend{friend(9, "새 친구", true)}, fresh.List...)
	r.answer(fresh, nil)
	r.says("새 친구", "10분 안에 카카오가 알려 준 목록")
	if s := r.screen(80, 21); !strings.Contains(s, ">   김이슬") {
		t.Errorf("the cursor moved:\n%s", s)
	}
	r.press("ctrl+r")
	if len(r.asks) != 2 || !r.asks[1].Fresh {
		t.Errorf("asks %v", r.asks)
	}
	r.answer(session.Friends{}, &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpFriends, Err: errors.New("no route")})
	r.says("새 목록을 받지 못했어요", "김이슬")
}

func TestConsentIsAskedFor(t *testing.T) {
	t.Parallel()
	r := newRig(t, session.Friends{})
	r.agreed(false)
	r.s.Account.Status.Missing = []string{"talk_message"}
	r.feed(kittest.Run(r.p.Enter(nil)))
	if len(r.asks) != 0 {
		t.Error("Kakao was asked without the consent")
	}
	if first := r.p.Bindings()[0]; first.Shown() != "ctrl+g" {
		t.Errorf("the help line of a narrow terminal begins with %s", first.Shown())
	}
	r.says("친구 목록을 보려면 동의가 필요해요", "ctrl+g 동의 받기", "이 컴퓨터에만 남고", "[앱] > [멤버]", "[앱] > [추가 기능 신청] > [카카오톡 친구/메시지]")
	for _, size := range sizes {
		if s := r.screen(size[0], size[1]); !strings.Contains(s, "ctrl+g") || !strings.Contains(s, "나에게") {
			t.Errorf("%v:\n%s", size, s)
		}
	}
	r.press("ctrl+g")
	ask, _ := r.went[0].Arg.(kit.AskConsent)
	if r.went[0].To != kit.Login || ask.Then != kit.Friends || !slices.Equal(ask.Scopes, []string{"friends", "talk_message"}) {
		t.Fatalf("went %+v", r.went)
	}
	r.agreed(true)
	r.feed(kittest.Run(r.p.Enter(kit.LoggedIn{})))
	if len(r.asks) != 1 || !r.asks[0].Fresh {
		t.Errorf("asks after the consent: %v", r.asks)
	}
}

// Kakao's own words come first: it says -402 though the account was agreed to before.
func TestTroubles(t *testing.T) {
	t.Parallel()
	refused := func(code string, status int) error {
		return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpFriends, Status: status, Code: code}
	}
	for name, c := range map[string]struct {
		err  error
		set  func(*rig)
		says []string
		keys string
	}{
		"consent":    {refused("-402", 403), nil, []string{"동의가 필요해요", "ctrl+g 동의 받기"}, "ctrl+g 동의 받기"},
		"permission": {refused("-5", 403), nil, []string{"권한이 없어요", "[앱] > [추가 기능 신청]", "[앱] > [멤버]"}, "ctrl+r 다시 묻기"},
		"fault": {&kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpFriends, Status: 502}, nil,
			[]string{"새 목록을 받지 못했어요", "ctrl+r 다시 묻기", "HTTP 502"}, "ctrl+r 다시 묻기"},
		"no answer": {&kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpFriends, Err: errors.New("EOF")}, nil, []string{"ctrl+r 다시 묻기"}, "ctrl+r 다시 묻기"},
		"not on":    {refused("-3", 403), nil, []string{"[카카오 로그인] > [동의항목]"}, "ctrl+r 다시 묻기"},
		"login":     {&session.LoginNeededError{Reason: session.LoginExpired}, nil, []string{"ctrl+g 로그인"}, "ctrl+g 로그인"},
		"settings":  {session.ErrNoSettings, nil, []string{"ctrl+g 설정 고치기"}, "ctrl+g 설정 고치기"},
		"nobody":    {nil, func(r *rig) { r.s.Account = kit.Account{} }, []string{"친구 목록을 보려면 로그인해 주세요", "ctrl+g 로그인"}, "ctrl+g 로그인"},
		"no item": {nil, func(r *rig) { r.s.Account.Status.Scopes = r.s.Account.Status.Scopes[:2] },
			[]string{"'카카오 서비스 내 친구목록'을 설정해 주세요"}, "esc"},
		"empty": {nil, func(r *rig) { r.answer(session.Friends{At: kittest.Now}, nil) }, []string{"카카오가 알려 준 친구가 없어요", "[앱] > [멤버]", "[카카오톡 친구/메시지]"}, "enter 나에게"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r := entered(t, session.Friends{})
				r.s.Lang = lang
				if c.err != nil {
					r.answer(session.Friends{}, c.err)
				}
				if c.set != nil {
					c.set(r)
				}
				if lang == text.Korean {
					r.says(c.says...)
					if shown := r.screen(120, 60); strings.Contains(shown, "나와의 채팅을 먼저") || strings.Contains(shown, "대기함") {
						t.Errorf("the list is taken for a message:\n%s", shown)
					}
					if !strings.Contains(r.keys(), c.keys) {
						t.Errorf("keys %s", r.keys())
					}
				}
				r.fits(name)
			}
		})
	}
}

var sizes = [][2]int{{40, 9}, {80, 21}, {120, 37}}

func (r *rig) fits(name string) {
	r.Helper()
	for _, size := range [][2]int{{40, 9}, {59, 13}, {80, 21}, {120, 37}} {
		b := r.p.View(size[0], size[1])
		if len(b.Rows) != size[1] {
			r.Errorf("%s %v: %d rows", name, size, len(b.Rows))
		}
		for _, row := range b.Rows {
			if kit.Width(row) > size[0] || strings.ContainsAny(row, "\a\u202e\n\t") || strings.Contains(row, "\x1b[31m이름") {
				r.Errorf("%s %v: row %q", name, size, row)
			}
		}
		if b.Cursor == nil || b.Cursor.X >= size[0] || b.Cursor.Y >= size[1] {
			r.Errorf("%s %v: cursor %v", name, size, b.Cursor)
		}
	}
}

func TestEverySize(t *testing.T) {
	t.Parallel()
	wide := some()
	wide.List = append(wide.List, friend(10, strings.Repeat("아주 긴 이름 ", 20), true), friend(11, "👩‍💻👨‍👩‍👧‍👦", false), friend(12, "", false))
	wide.Chosen = []string{"uuid-10"}
	for name, keys := range map[string][]string{"first": nil, "marked": {"ctrl+a"}, "search": {"ㄱ"}, "nothing": {"zzz"}, "end": {"end"}} {
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r := entered(t, wide)
			r.s.Lang = lang
			if lang == text.English {
				r.s.Glyphs = kit.Plain
			}
			r.press(keys...)
			r.fits(fmt.Sprint(name, lang))
		}
	}
	for _, n := range []int{100, 10_000} {
		r := entered(t, many(n))
		r.press("pgdown", "pgdown", "end", "up", "pgup")
		r.fits(fmt.Sprint(n))
	}
}

func TestMouse(t *testing.T) {
	t.Parallel()
	r := entered(t, many(100))
	r.screen(80, 21)
	for _, y := range []int{1, 3} {
		r.p.Update(tea.MouseClickMsg{X: 5, Y: r.p.body.y + y, Button: tea.MouseLeft})
	}
	if n := len(r.p.marks.order); n != 2 || r.p.list.at != 3 {
		t.Errorf("%d marked, cursor %d", n, r.p.list.at)
	}
	r.p.Update(tea.MouseClickMsg{X: 5, Y: 0, Button: tea.MouseLeft})
	for range 30 {
		r.p.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		r.screen(80, 21)
	}
	if r.p.list.top != 30 || r.p.list.at < 30 {
		t.Errorf("the wheel led to row %d, cursor %d", r.p.list.top, r.p.list.at)
	}
	for range 99 {
		r.p.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	}
	if r.p.list.top != 0 {
		t.Errorf("top %d", r.p.list.top)
	}
}

func TestTheListIsShorterAfterwards(t *testing.T) {
	t.Parallel()
	r := entered(t, many(1000))
	r.press("end")
	r.answer(some(), nil)
	r.fits("shorter")
	r.press("space", "enter")
	if r.chose() == "nobody was asked" {
		t.Error("nobody can be chosen")
	}
}

func TestPaste(t *testing.T) {
	t.Parallel()
	r := entered(t, some())
	r.p.Update(tea.PasteMsg{Content: "김이슬\n"})
	if len(r.p.list.found) != 1 {
		t.Errorf("found %v", r.p.list.found)
	}
}

// The title says how many friends are out of sight, and takes no row from the list for that.
func TestHowManyAreOutOfSight(t *testing.T) {
	t.Parallel()
	r := entered(t, many(30))
	r.press("down", "down", "home")
	for range 31 {
		rows := strings.Split(r.screen(40, 9), "\n")
		above, below := r.p.list.top, 31-r.p.list.top-r.p.list.height
		if want := part.More(r.s, above, below); !strings.HasSuffix(strings.TrimSpace(rows[0]), want) {
			t.Fatalf("%d above, %d below: %q", above, below, rows[0])
		}
		r.press("down")
	}
	r = entered(t, some())
	if rows := r.screen(80, 21); strings.Contains(rows, "아래 ") || strings.Contains(rows, "위 ") {
		t.Errorf("all are in sight:\n%s", rows)
	}
}

// Where not all that is to be known about a friend fits, what matters most stays whole.
func TestNotesAreCutBetweenWords(t *testing.T) {
	t.Parallel()
	no := false
	f := session.Friends{At: kittest.Now, List: []kakao.Friend{{UUID: "uuid-0", Nickname: "김이슬", Favorite: true, AllowedMsg: &no}}}
	r := entered(t, f)
	for size, want := range map[[2]int]string{{40, 9}: "! 메시지 안 받음", {80, 21}: "! 메시지 안 받음  * 즐겨찾기"} {
		found := false
		for row := range strings.Lines(r.screen(size[0], size[1])) {
			if strings.Contains(row, "김이슬") && strings.Contains(row, "!") {
				found = strings.HasSuffix(strings.TrimSpace(row), want)
			}
		}
		if !found {
			t.Errorf("%v does not say %q:\n%s", size, want, r.screen(size[0], size[1]))
		}
	}
}
