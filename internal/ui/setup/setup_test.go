package setup

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/login"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

const (
	key    = "1a2b3c4d5e6f7081920a3b4c5d6e7f80"
	secret = "AbCdEfGh1234567890abcdefghijklmn"
)

type rig struct {
	t       *testing.T
	s       *kit.Shared
	session *kittest.Session
	p       *page
}

// newRig enters the set-up with these settings.
func newRig(t *testing.T, set store.Settings, arg any) *rig {
	t.Helper()
	s, session := kittest.Shared()
	session.Set = set
	r := &rig{t, s, session, New(s).(*page)}
	r.p.Enter(arg)
	return r
}

func demoRig(t *testing.T) *rig {
	r := newRig(t, store.Settings{RESTAPIKey: "sim-rest-api-key", ClientSecret: "demo-client-secret", RedirectURI: store.DefaultRedirectURI}, nil)
	r.s.Ports.Demo = &kit.Demo{}
	return r
}

// press gives what the root would have to do.
func (r *rig) press(names ...string) []tea.Msg {
	return kittest.Settle(r.p, r.s.Jobs, kittest.Press(r.p, names...)...)
}

func (r *rig) rows(w, h int) []string {
	r.t.Helper()
	b := r.p.View(w, h)
	if len(b.Rows) != h {
		r.t.Fatalf("%dx%d: %d rows", w, h, len(b.Rows))
	}
	rows := make([]string, h)
	for i, row := range b.Rows {
		if kit.Width(row) > w {
			r.t.Errorf("%dx%d: row %d is %d columns wide: %q", w, h, i, kit.Width(row), row)
		}
		rows[i] = ansi.Strip(row)
	}
	if c := b.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h || !strings.Contains(rows[c.Y], ">")) {
		r.t.Errorf("%dx%d: the cursor is not in the field: %+v", w, h, *c)
	}
	return rows
}

func (r *rig) words() string {
	return strings.Join(strings.Fields(strings.Join(r.rows(120, 60), " ")), " ")
}

func (r *rig) has(what ...string) {
	r.t.Helper()
	for _, s := range what {
		if !strings.Contains(r.words(), s) {
			r.t.Errorf("%q is not in\n%s", s, strings.Join(r.rows(120, 60), "\n"))
		}
	}
}

func (r *rig) keys() string {
	var out []string
	for _, b := range r.p.Bindings() {
		if !b.Quiet {
			out = append(out, b.Shown()+" "+r.s.Say(b.Label))
		}
	}
	return strings.Join(out, "   ")
}

// Every step keeps to its size in both languages, in the app and in the demo, and its field is in sight even where the
// terminal is lowest.
func TestDrawing(t *testing.T) {
	t.Parallel()
	full := store.Settings{RESTAPIKey: key, ClientSecret: secret, RedirectURI: "https://a-very-long-name.example.com/" + strings.Repeat("x", 200),
		Origins: store.Origins{RESTAPIKey: store.FromEnvironment, ClientSecret: store.FromDotEnv, RedirectURI: store.FromFlag}}
	for _, lang := range []text.Lang{text.Korean, text.English} {
		for name, r := range map[string]*rig{"empty": newRig(t, store.Settings{}, nil), "full": newRig(t, full, nil), "demo": demoRig(t)} {
			r.s.Lang = lang
			for at := range steps {
				r.p.move(at)
				for _, size := range [][2]int{{40, 9}, {80, 21}, {120, 37}, {41, 60}} {
					rows := r.rows(size[0], size[1])
					if b := r.p.View(size[0], size[1]); (b.Cursor == nil) != (r.p.field() == nil) {
						t.Errorf("%s, step %d, %v: cursor %v\n%s", name, at+1, size, b.Cursor, strings.Join(rows, "\n"))
					}
				}
				r.s.Glyphs = kit.Plain
				r.rows(40, 9)
				r.s.Glyphs = kit.Fancy
			}
		}
	}
}

func TestStepList(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{RESTAPIKey: key}, nil)
	for at := range steps {
		if _, right := r.p.Header(); right != fmt.Sprintf("%d / 5", at+1) {
			t.Errorf("header %q", right)
		}
		rows := r.rows(80, 30)
		for i := range steps {
			if done, here := strings.Contains(rows[i], "✓"), strings.Contains(rows[i], "← 지금"); done != (i < at) || here != (i == at) {
				t.Errorf("step %d, row %q", at+1, rows[i])
			}
		}
		r.p.move(min(at+1, len(steps)-1))
	}
	if low := r.rows(80, 9); strings.Contains(strings.Join(low, "\n"), "← 지금") {
		t.Error("the list does not give way where the terminal is low")
	}
}

// Enter alone leads through the demo, and through a set-up that is already complete.
func TestEnterAlone(t *testing.T) {
	t.Parallel()
	r := demoRig(t)
	r.has("그대로 enter를 누르세요.")
	var msgs []tea.Msg
	for range steps {
		if len(msgs) > 0 {
			t.Fatalf("left too early: %v", msgs)
		}
		msgs = r.press("enter")
		if strings.Contains(r.words(), "보통은") {
			t.Error("the demo's key is said to be of an unusual length")
		}
	}
	if !slices.Equal(msgs, []tea.Msg{kit.Goto{To: kit.Login}}) {
		t.Fatalf("enter led to %v", msgs)
	}
	if !slices.Equal(r.session.Calls(), []string{"Configure"}) {
		t.Errorf("calls: %v", r.session.Calls())
	}
}

func TestAnswersAreSavedAsKakaoGivesThem(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{Lang: "ko", Tokens: "file"}, nil)
	r.press("enter")
	r.p.Update(tea.PasteMsg{Content: " REST API 키: " + key + "\r\n"})
	r.press("enter")
	r.p.Update(tea.PasteMsg{Content: secret + "\n"})
	msgs := r.press("enter", "enter", "enter")
	want := store.Settings{RESTAPIKey: key, ClientSecret: secret, RedirectURI: store.DefaultRedirectURI, Lang: "ko", Tokens: "file"}
	if !reflect.DeepEqual(r.session.Set, want) || len(msgs) != 1 {
		t.Errorf("saved %+v, then %v", r.session.Set, msgs)
	}
}

// Nobody is blamed for an empty field before enter was pressed.
func TestEmptyFieldIsNoMistakeAtFirst(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{}, nil)
	r.press("enter")
	if strings.Contains(r.words(), "✗") {
		t.Errorf("blamed at once: %s", r.words())
	}
	r.press("enter")
	r.has("✗ 비어 있어요.")
	r.press("a", "backspace")
	if strings.Contains(r.words(), "✗") {
		t.Errorf("still blamed: %s", r.words())
	}
}

func TestBackAndLeaving(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{RESTAPIKey: key}, nil)
	if strings.Contains(r.keys(), "esc") {
		t.Errorf("esc leads nowhere, yet it is offered: %s", r.keys())
	}
	r.press("enter", "x", "enter", "esc")
	if r.p.at != 1 || r.p.key.Value() != key+"x" {
		t.Errorf("step %d, key %q", r.p.at+1, r.p.key.Value())
	}
	r.press("esc")
	if r.p.at != 0 {
		t.Errorf("step %d", r.p.at+1)
	}
	r.s.Account.Status.LoggedIn = true
	if msgs := r.press("esc"); !slices.Equal(msgs, []tea.Msg{kit.Goto{To: kit.Compose}}) {
		t.Errorf("esc led to %v", msgs)
	}
	d := demoRig(t)
	if msgs := d.press("esc"); !slices.Equal(msgs, []tea.Msg{kit.Goto{To: kit.Welcome}}) {
		t.Errorf("esc led to %v", msgs)
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{RedirectURI: "http://localhost:8910/oauth/"}, nil)
	copied := r.s.Ports.Terminal.(*kittest.Terminal)
	if r.press("ctrl+y"); len(copied.Copied) != 0 {
		t.Error("copied on a step without the URI")
	}
	r.p.move(3)
	if !strings.Contains(r.keys(), "ctrl+y 주소 복사") {
		t.Errorf("keys: %s", r.keys())
	}
	r.press("ctrl+y")
	r.p.redirect.SetValue(` "http://127.0.0.1:9000/Oauth" `)
	r.press("ctrl+y")
	if want := []string{"http://localhost:8910/oauth/", "http://127.0.0.1:9000/Oauth"}; !slices.Equal(copied.Copied, want) {
		t.Errorf("copied %q", copied.Copied)
	}
	r.p.redirect.SetValue("nonsense")
	if strings.Contains(r.keys(), "ctrl+y") {
		t.Error("offers to copy what cannot be registered")
	}
}

func TestConsole(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{}, nil)
	browser := r.s.Ports.Browser.(*kittest.Browser)
	r.has(consoleURL, "앱 목록 > 앱 생성", "[카카오 로그인] > [사용 설정] 상태 ON")
	browser.OpenErr = errors.New("exit status 3")
	r.press("ctrl+o")
	r.has("콘솔을 열지 못했어요.", "exit status 3")
	browser.OpenErr = nil
	r.press("ctrl+o")
	if got := browser.Opened(); !slices.Equal(got, []string{consoleURL, consoleURL}) || strings.Contains(r.words(), "exit status 3") {
		t.Errorf("opened %q", got)
	}
	browser.Reason = login.BrowserSSH
	if strings.Contains(r.keys(), "ctrl+o") || strings.Contains(demoRig(t).keys(), "ctrl+o") {
		t.Error("offers a browser where none can be opened, or the real console in the demo")
	}
}

func TestSaveThatFails(t *testing.T) {
	t.Parallel()
	r := demoRig(t)
	r.session.ConfigErr = &store.NotWritableError{Path: "/home/a/config.toml", Err: syscall.ENOSPC}
	if msgs := r.press("enter", "enter", "enter", "enter", "enter"); len(msgs) != 0 {
		t.Fatalf("went on: %v", msgs)
	}
	r.has("설정을 저장하지 못했어요.", "/home/a/config.toml")
	if !strings.Contains(strings.Join(r.rows(40, 9), ""), "설정을 저장하지") {
		t.Errorf("not in sight:\n%s", strings.Join(r.rows(40, 9), "\n"))
	}
	r.session.ConfigErr = nil
	if msgs := r.press("enter"); !slices.Equal(msgs, []tea.Msg{kit.Goto{To: kit.Login}}) {
		t.Errorf("the second try led to %v", msgs)
	}
}

// While it saves, nothing is done twice; a person who left meanwhile is not called back.
func TestSaving(t *testing.T) {
	t.Parallel()
	r := demoRig(t)
	r.press("enter", "enter", "enter", "enter")
	cmd := r.p.next()
	r.has("저장하고 있어요.")
	if r.p.next() != nil || r.p.back() != nil || r.p.at != len(steps)-1 {
		t.Error("does something while it saves")
	}
	var leaver kit.Leaver = r.p
	leaver.Leave()
	if msgs := kittest.Settle(r.p, r.s.Jobs, kittest.Run(cmd)...); len(msgs) != 0 || !slices.Equal(r.session.Calls(), []string{"Configure"}) {
		t.Errorf("called back: %v, calls %v", msgs, r.session.Calls())
	}
}

func TestMendBeginsAtItsStep(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]int{"KOE101": 1, "KOE008": 1, "KOE010": 2, "KOE006": 3, "KOE303": 3, "": 0, "KOE999": 0} {
		r := newRig(t, store.Settings{RESTAPIKey: key}, kit.Mend{Code: code})
		if r.p.at != want || (r.p.field() != nil && !r.p.field().Focused()) {
			t.Errorf("%s: step %d", code, r.p.at+1)
		}
	}
}

func TestStrongerSourceIsTold(t *testing.T) {
	t.Parallel()
	for from, words := range map[store.Origin]string{store.FromEnvironment: "환경 변수", store.FromDotEnv: ".env", store.FromFlag: "명령줄"} {
		r := newRig(t, store.Settings{RESTAPIKey: key, Origins: store.Origins{RESTAPIKey: from}}, kit.Mend{Code: "KOE101"})
		r.has(words, "그 값을 먼저 써요")
	}
	r := newRig(t, store.Settings{RESTAPIKey: key, Origins: store.Origins{RESTAPIKey: store.FromConfig}}, kit.Mend{Code: "KOE101"})
	if strings.Contains(r.words(), "먼저 써요") {
		t.Error("warns of the file that is written")
	}
}

// Where the terminal is low the rest can be scrolled to, and typing comes back to the field.
func TestScroll(t *testing.T) {
	t.Parallel()
	r := newRig(t, store.Settings{}, nil)
	r.press("enter")
	r.rows(40, 9)
	if !strings.Contains(r.keys(), "pgdown 넘기기") {
		t.Errorf("keys: %s", r.keys())
	}
	for range 30 {
		r.press("pgdown")
		r.rows(40, 9)
	}
	if rows := strings.Join(r.rows(40, 9), " "); !strings.Contains(rows, "주세요.") {
		t.Errorf("the end is not in sight: %s", rows)
	}
	r.press("a")
	if r.p.View(40, 9).Cursor == nil {
		t.Error("typing does not come back to the field")
	}
	r.rows(120, 60)
	if strings.Contains(r.keys(), "pgdown") {
		t.Error("offers to scroll where all is in sight")
	}
}
