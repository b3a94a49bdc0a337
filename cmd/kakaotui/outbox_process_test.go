package main_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// outboxJSON is a line of `outbox --json`, decoded strictly.
type outboxJSON struct {
	ID        string     `json:"id"`
	State     string     `json:"state"`
	Wait      string     `json:"wait"`
	Part      int        `json:"part"`
	Parts     int        `json:"parts"`
	To        string     `json:"to"`
	At        time.Time  `json:"at"`
	Next      *time.Time `json:"next"`
	ExpiresAt *time.Time `json:"expires_at"`
	Attempts  int        `json:"attempts"`
	Key       string     `json:"key"`
	Origin    string     `json:"origin"`
	Text      string     `json:"text"`
	Link      string     `json:"link"`
	Error     *errorJSON `json:"error"`
}

// eachLine decodes lines of JSON that may hold nothing else than T knows.
func eachLine[T any](t testing.TB, out string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(out) {
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		var v T
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, v)
	}
	return all
}

func (w *world) outbox() []outboxJSON {
	w.t.Helper()
	return eachLine[outboxJSON](w.t, w.want(0, "outbox", "--json").out)
}

func (w *world) offline() *world { return w.with("KAKAOTUI_API_URL=" + deadEnd(w.t)) }

func (w *world) checkArrived(want ...string) {
	w.t.Helper()
	if got := w.messages(); !slices.Equal(got, want) {
		w.t.Errorf("arrived %q, want %q", got, want)
	}
}

// What could not go out waits, is listed, and is delivered by the next send: in order, once, with a word about it.
func TestOutboxQueued(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	off := w.offline()
	var first sendJSON
	r := off.run("send", "--json", "하나")
	strict(t, r.out, &first)
	off.want(6, "send", "--link", "https://example.com/둘", "둘")
	waiting := w.outbox()
	if len(waiting) != 2 || waiting[0].ID != first.ID || waiting[0].State != "queued" || waiting[0].Text != "하나" || waiting[0].Origin != "send" ||
		waiting[0].Next == nil || time.Until(*waiting[0].ExpiresAt) < 23*time.Hour || waiting[0].Error == nil || waiting[1].Link != "https://example.com/둘" {
		t.Errorf("%+v", waiting)
	}
	list := w.with("KAKAOTUI_LANG=ko").want(0, "outbox", "list")
	if strings.Count(list.out, "\n") != 2 || !strings.HasPrefix(list.out, first.ID+"  대기 ") || !strings.HasSuffix(list.out, "  둘\n") || list.err != "" {
		t.Error(list)
	}
	r = w.want(0, "send", "셋")
	if !strings.Contains(r.out, "Sent.") || !strings.Contains(r.err, "sent 2") || strings.Count(r.err, "\n") != 1 {
		t.Error(r)
	}
	w.checkArrived("하나", "둘", "셋")
	if r := w.want(0, "outbox"); r.out != "" || !strings.Contains(r.err, "empty") {
		t.Error(r)
	}
}

// A retry tells each outcome; without ids it is about what is queued, and of several messages the highest code wins.
func TestOutboxRetry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	off := w.offline()
	off.want(6, "send", "하나")
	off.want(6, "send", "둘")
	if r := off.want(6, "outbox", "retry"); strings.Count(r.out, "queued") != 2 || !strings.Contains(r.err, "could not be reached") {
		t.Error(r)
	}
	w.fault(sendPath, "drop-after", "")
	r := w.want(7, "outbox", "retry")
	if !strings.Contains(r.out, "unknown") || !strings.Contains(r.err, "outbox sent") {
		t.Error(r)
	}
	w.run("outbox", "retry")
	w.checkArrived("하나", "둘")
	waiting := w.outbox()
	if len(waiting) != 1 || waiting[0].State != "unknown" || waiting[0].Text != "하나" {
		t.Fatalf("%+v", waiting)
	}
	if r := w.want(0, "outbox", "retry"); r.out != "" || !strings.Contains(r.err, "Nothing is queued") {
		t.Error(r)
	}
	var line sendJSON
	strict(t, w.want(0, "outbox", "retry", "--json", waiting[0].ID[:12]).out, &line)
	if line.State != "sent" || line.ID != waiting[0].ID {
		t.Errorf("%+v", line)
	}
	w.checkArrived("하나", "둘", "하나") // a person decided so
}

// What nobody knows stays until a person says what became of it; nothing sends it meanwhile.
func TestOutboxUnknown(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	ids := map[string]string{}
	for _, text := range []string{"도착", "포기"} {
		w.fault(sendPath, "drop-after", "")
		var line sendJSON
		r := w.want(7, "send", "--json", text)
		strict(t, r.out, &line)
		ids[text] = line.ID
		if !strings.Contains(r.err, "kakaotui outbox sent "+line.ID) || !strings.Contains(line.Error.Remedy, "outbox retry "+line.ID) {
			t.Error(r)
		}
	}
	w.want(0, "send", "다음")
	w.want(0, "keepalive")
	w.want(0, "outbox", "retry")
	w.checkArrived("도착", "포기", "다음")
	if r := w.want(2, "outbox", "sent", ids["도착"], "zzzzz"); !strings.Contains(r.err, "zzzzz") {
		t.Error(r)
	}
	if n := len(w.outbox()); n != 2 {
		t.Errorf("%d left after a step that named nobody's id", n)
	}
	if r := w.want(0, "outbox", "sent", strings.ToUpper(ids["도착"])); !strings.Contains(r.out, ids["도착"]+"  sent") {
		t.Error(r)
	}
	if r := w.with("KAKAOTUI_LANG=ko").want(0, "outbox", "drop", ids["포기"]); !strings.Contains(r.out, "포기") {
		t.Error(r)
	}
	if r := w.want(0, "outbox"); r.out != "" {
		t.Error(r)
	}
	w.want(2, "outbox", "drop", ids["도착"])
	w.want(2, "outbox", "retry", ids["포기"])
	w.checkArrived("도착", "포기", "다음")
}

func TestSendKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	var first, again sendJSON
	strict(t, w.want(0, "send", "--json", "--key", "아침", "하나").out, &first)
	strict(t, w.want(0, "send", "--json", "--key", "아침", "하나").out, &again)
	if first.Already || !again.Already || again.ID != first.ID || again.State != "sent" || again.Key != "아침" {
		t.Errorf("%+v, %+v", first, again)
	}
	if r := w.want(0, "send", "--key", "아침", "다른 글"); !strings.Contains(r.out, "아침") || strings.Contains(r.out, "Sent.") {
		t.Error(r)
	}
	w.checkArrived("하나")
	// An empty key is a variable without a value, and no key at all.
	en, ko := w.want(2, "send", "--key", "", "하나"), w.want(2, "send", "--lang", "ko", "--key=", "하나")
	checkBothLanguages(t, ko, en)
	if !strings.Contains(en.err, "--key") {
		t.Error(en)
	}
	w.checkArrived("하나")
	// Unknown stays unknown with its key, until somebody decides: a person, or --on-unknown beforehand.
	w.fault(sendPath, "drop-after", "")
	w.want(7, "send", "--key", "점심", "둘")
	w.want(7, "send", "--key", "점심", "둘")
	w.checkArrived("하나", "둘")
	w.want(0, "send", "--key", "점심", "--on-unknown", "resend", "둘")
	w.want(0, "send", "--key", "점심", "--on-unknown", "resend", "둘")
	w.checkArrived("하나", "둘", "둘")
	// Queued goes with the next send of the same key, and once.
	w.offline().want(6, "send", "--key", "저녁", "셋")
	w.want(0, "send", "--key", "저녁", "셋")
	w.checkArrived("하나", "둘", "둘", "셋")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if r := w.run("send", "--quiet", "--key", "밤", "넷"); r.code != 0 {
				t.Error(r)
			}
		})
	}
	all.Wait()
	w.checkArrived("하나", "둘", "둘", "셋", "넷")
}

func TestOnUnknownResend(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "drop-after", "")
	w.want(0, "send", "--on-unknown", "resend", "꼭 가야 해요")
	w.checkArrived("꼭 가야 해요", "꼭 가야 해요")
	w.control("POST", "faults", `[{"path":"`+sendPath+`","mode":"drop-after","times":3}]`)
	w.want(7, "send", "--on-unknown", "resend", "두 번까지만")
	if n := len(w.messages()); n != 4 {
		t.Errorf("%d messages", n)
	}
}

const friendsPath = "/v1/api/talk/friends/message/default/send"

// Sent once more is what is unknown, and what had stopped behind it goes too: six friends need two calls.
func TestOnUnknownResendToFriends(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	var to []string
	for i := range 6 {
		to = append(to, fmt.Sprintf("simFriend%06dQwErTyUiOpAs", i+1))
	}
	w.fault(friendsPath, "drop-after", "")
	w.want(0, "send", "--on-unknown", "resend", "--to", strings.Join(to, ","), "꼭")
	times := map[string]int{}
	for _, m := range w.arrivals() {
		times[m.To]++
	}
	for i, friend := range to {
		want := 2
		if i == 5 {
			want = 1
		}
		if times[friend] != want {
			t.Errorf("friend %d got it %d times", i+1, times[friend])
		}
	}
}

// What is the same for several friends is told in full once, then with the id; and the chat to look into is theirs.
func TestSameTroubleOfFriends(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "friends")
	w.fault(friendsPath, "drop-after", "")
	r := w.with("KAKAOTUI_LANG=ko").want(7, "send", "--to", friend1+","+friend2, "점심?")
	waiting := w.outbox()
	if len(waiting) != 2 || strings.Count(r.err, "\n") != 4 || !strings.Contains(r.err, "그 친구와의 채팅") ||
		!strings.Contains(r.err, "이나래: 이것도 같아요: ") || !strings.Contains(r.err, "("+waiting[1].ID+")") {
		t.Error(r)
	}
	if e := waiting[0].Error; e == nil || !strings.Contains(e.Remedy, "chat with that friend") {
		t.Errorf("%+v", e)
	}
	for _, e := range eachLine[logJSON](t, w.want(0, "log", "--json", "-n", "2").out) {
		if e.Op != "send_to_friends" || e.Kind != "text" {
			t.Errorf("%+v", e)
		}
	}
}

// A friend of whom Kakao's answer says nothing is told so in the person's language.
func TestFriendWhomTheAnswerForgets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.hostileFault(friendsPath, 200, map[string]any{"successful_receiver_uuids": []string{friend1}}, 1)
	r := w.with("KAKAOTUI_LANG=ko").want(7, "send", "--to", friend1+","+friend2, "점심?")
	if !strings.Contains(r.err, "이 친구의 결과를") || strings.Contains(r.err, "answer") || !strings.Contains(r.out, "친구 1명") {
		t.Error(r)
	}
}

// A later part does not go out by itself while nobody has decided about the one before it, and nobody is told that it does.
func TestPartsBehindAnUnknownOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "drop-after", "")
	r := w.want(7, "send", strings.Repeat("가나다 라마바. ", 60))
	if strings.Contains(r.err, "by itself at the next") || !strings.Contains(r.err, "once it is decided") {
		t.Error(r)
	}
	if r := w.want(6, "outbox", "retry"); strings.Contains(r.err, "by itself at the next") || !strings.Contains(r.err, "decide on it first") {
		t.Error(r)
	}
	w.want(0, "outbox", "sent", w.outbox()[0].ID)
	w.want(0, "outbox", "retry")
	if n := len(w.messages()); n != 3 {
		t.Errorf("%d parts arrived", n)
	}
}

// The stale is shown as expired and does not go out by itself; of a text that is not kept only the state is left.
func TestExpireAndNoBody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.offline().want(6, "send", "--expire", "4s", "늦었어요")
	w.await("the end of its time", func() bool { return w.outbox()[0].State == "expired" })
	w.want(0, "send", "--no-body", "비밀 글")
	w.checkArrived("비밀 글")
	waiting := w.outbox()
	if len(waiting) != 1 || waiting[0].State != "expired" || waiting[0].Text != "늦었어요" {
		t.Fatalf("%+v", waiting)
	}
	w.want(0, "outbox", "retry", waiting[0].ID)
	w.checkArrived("비밀 글", "늦었어요")
	if r := w.want(0, "log"); strings.Contains(r.out, "비밀") || !strings.Contains(r.out, "not kept") {
		t.Error(r)
	}
	if r := w.want(0, "log", "--search", "비밀"); r.out != "" {
		t.Error(r)
	}
}

// A refused message whose key was delivered since is not sent again; the next step is to give it up.
func TestRetryOfAKeyThatWasDelivered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "status", `,"status":400,"body":"{\"msg\":\"x\",\"code\":-2}"`)
	w.want(5, "send", "--key", "k", "하나")
	id := w.outbox()[0].ID
	w.want(0, "send", "--key", "k", "하나")
	if r := w.want(2, "outbox", "retry", id); !strings.Contains(r.err, "kakaotui outbox drop") {
		t.Error(r)
	}
	w.checkArrived("하나")
}

// Who is not logged in loses no word: the message waits, the login says so, and the next send takes it along.
func TestOutboxWaitsForALogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.want(3, "send", "기다려요")
	if waiting := w.outbox(); len(waiting) != 1 || waiting[0].State != "queued" || waiting[0].Wait != "login" {
		t.Errorf("%+v", waiting)
	}
	w.want(3, "send", "나도요") // it is the login that is missing, not the message before it
	back := w.agree(w.want(3, "login", "--no-browser").out)
	if r := w.want(0, "login", "--code", back); !strings.Contains(r.err, "kakaotui outbox retry") {
		t.Error(r)
	}
	w.want(0, "outbox", "retry")
	w.checkArrived("기다려요", "나도요")
}
