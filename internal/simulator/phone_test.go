package simulator

import (
	"bufio"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestPhonePage(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	if page := g.call("GET", "/", "", nil); page.status != 200 || !strings.Contains(page.body, "나와의 채팅") ||
		!strings.Contains(page.body, "아직 도착한 메시지가 없어요") {
		t.Errorf("empty phone: %d", page.status)
	}
	access, _ := g.login()
	for _, template := range []string{
		`{"object_type":"text","text":"첫 줄\n둘째 줄 <script>alert(1)</script>&","link":{"web_url":"https://example.com/a?b=c&d=\"e\""},"button_title":"<b>열기"}`,
		`{"object_type":"text","text":"` + strings.Repeat("가", 201) + `","link":{"web_url":"javascript:alert(1)"}}`,
	} {
		if r := g.send(access, template); r.status != 200 {
			t.Fatalf("%s", r.body)
		}
	}
	page := g.call("GET", "/", "", nil)
	for _, part := range []string{
		`<div class="text">첫 줄` + "\n" + `둘째 줄 &lt;script&gt;alert(1)&lt;/script&gt;&amp;</div>`,
		`<a class="button" href="https://example.com/a?b=c&amp;d=&#34;e&#34;" target="_blank" rel="noopener noreferrer"><bdi>&lt;b&gt;열기</bdi></a>`,
		`2026년 9월 1일 화요일`, `오후 12:04`, strings.Repeat("가", 200) + "…</div>", "200자를 넘은",
		"등록하지 않은 웹 도메인", appName, `data-last="2"`,
	} {
		if !strings.Contains(page.body, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	if strings.Contains(page.body, "<script>alert") || strings.Contains(page.body, `href="javascript`) ||
		strings.Contains(page.body, strings.Repeat("가", 201)) {
		t.Error("the page holds what it must not")
	}
	if strings.Count(page.body, `class="day"`) != 1 {
		t.Error("a day is shown twice")
	}
	g.control("POST", "/_sim/clock", `{"advance":"24h"}`)
	access, _ = g.login()
	g.send(access, textTemplate)
	if page := g.call("GET", "/", "", nil).body; strings.Count(page, `class="day"`) != 2 || !strings.Contains(page, "9월 2일 수요일") {
		t.Error("a new day is not shown")
	}
	if r := g.call("POST", "/", "", nil); r.status != 405 {
		t.Errorf("POST: %d", r.status)
	}
}

func TestKoreanClock(t *testing.T) {
	t.Parallel()
	for hour, want := range map[int]string{0: "오전 12:05", 1: "오전 1:05", 11: "오전 11:05", 12: "오후 12:05", 23: "오후 11:05"} {
		if got := koreanClock(time.Date(2026, 1, 1, hour, 5, 0, 0, korea)); got != want {
			t.Errorf("%d: %q, want %q", hour, got, want)
		}
	}
}

// readEvent reads one server-sent event: its id and its data.
func readEvent(t *testing.T, lines *bufio.Scanner) (id, data string) {
	t.Helper()
	var parts []string
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			return id, strings.Join(parts, "\n")
		}
		if rest, ok := strings.CutPrefix(line, "id: "); ok {
			id = rest
		}
		if rest, ok := strings.CutPrefix(line, "data: "); ok {
			parts = append(parts, rest)
		}
	}
	t.Fatalf("the stream ended: %v", lines.Err())
	return "", ""
}

func TestPhoneIsLive(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.send(access, textMessage(t, "처음"))
	open := func(path, lastID string) *bufio.Scanner {
		req := g.request("GET", path, "", nil)
		if lastID != "" {
			req.Header.Set("Last-Event-ID", lastID)
		}
		res, err := g.http.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { res.Body.Close() })
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/event-stream" {
			t.Fatalf("status %d, type %q", res.StatusCode, res.Header.Get("Content-Type"))
		}
		return bufio.NewScanner(res.Body)
	}
	stream := open("/phone/events?after=1", "")
	g.send(access, textMessage(t, "줄 하나\r\n\r\n<b>줄 둘"))
	id, data := readEvent(t, stream)
	if id != "2" || !strings.Contains(data, "줄 하나\n\n&lt;b&gt;줄 둘</div>") || strings.Contains(data, "처음") {
		t.Errorf("id %s, data %s", id, data)
	}
	if strings.Contains(data, `class="day"`) {
		t.Error("the day is shown again")
	}
	again := open("/phone/events?after=1", "0") // the browser's own memory wins over the page's
	if id, data := readEvent(t, again); id != "1" || !strings.Contains(data, "처음") || !strings.Contains(data, `class="day"`) {
		t.Errorf("id %s, data %s", id, data)
	}
	if id, _ := readEvent(t, again); id != "2" {
		t.Errorf("id %s, want 2", id)
	}
	odd := open("/phone/events?after=99999999", "")
	g.send(access, textMessage(t, "셋째"))
	if id, _ := readEvent(t, odd); id != "3" {
		t.Errorf("id %s, want 3", id)
	}
	if err := g.sim.Close(); err != nil { // ends the streams
		t.Error(err)
	}
	for stream.Scan() {
	}
	if err := stream.Err(); err != nil {
		t.Error(err)
	}
}

// Each receiver has a chat; the page of one hears of messages in the others.
func TestPhoneChats(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, `[{"uuid":"a","profile_nickname":"<b>가온"},{"uuid":"b","profile_nickname":"나래"}]`)
	if page := g.call("GET", "/", "", nil).body; !strings.Contains(page, `<nav id="chats" aria-label="채팅"></nav>`) {
		t.Error("one chat alone is offered as a choice")
	}
	if page := g.call("GET", "/?chat=b", "", nil); page.status != 200 || !strings.Contains(page.body, "<h1><bdi>나래</bdi></h1>") || !strings.Contains(page.body, `href="/?chat=me"`) {
		t.Errorf("an empty chat: %d", page.status)
	}
	for _, path := range []string{"/?chat=nobody", "/phone/events?chat=nobody"} {
		if r := g.call("GET", path, "", nil); r.status != 404 {
			t.Errorf("%s: %d", path, r.status)
		}
	}
	g.send(access, textMessage(t, "나에게"))
	g.sendFriends(access, receivers("a", "b"))
	mine, friends := g.call("GET", "/", "", nil).body, g.call("GET", "/?chat=a", "", nil).body
	if !strings.Contains(mine, "나에게</div>") || strings.Contains(mine, "안녕하세요") || !strings.Contains(mine, `data-chat="me" data-last="3"`) {
		t.Error("the chat with oneself")
	}
	if strings.Contains(friends, "나에게</div>") || strings.Count(friends, "안녕하세요") != 1 || !strings.Contains(friends, "<h1><bdi>&lt;b&gt;가온</bdi></h1>") ||
		!strings.Contains(friends, `<a href="/?chat=a" aria-current="page"><bdi>&lt;b&gt;가온</bdi></a>`) || strings.Contains(friends, "<b>가온") {
		t.Errorf("the chat with a friend: %s", friends)
	}

	res, err := g.http.Do(g.request("GET", "/phone/events?after=3&chat=a", "", nil))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	stream := bufio.NewScanner(res.Body)
	g.sendFriends(access, receivers("b"))
	if id, data := readEvent(t, stream); id != "4" || !strings.Contains(data, "<bdi>나래</bdi> <b>1</b>") || strings.Contains(data, "안녕하세요") {
		t.Errorf("another chat: id %s, data %s", id, data)
	}
	g.sendFriends(access, receivers("a"))
	if id, data := readEvent(t, stream); id != "5" || !strings.Contains(data, "안녕하세요") || strings.Contains(data, `class="day"`) {
		t.Errorf("this chat: id %s, data %s", id, data)
	}
	g.send(access, textTemplate)
	if id, data := readEvent(t, stream); id != "6" || !strings.Contains(data, "나래</bdi> <b>1</b>") || !strings.Contains(data, "나와의 채팅</bdi> <b>1</b>") {
		t.Errorf("two other chats: id %s, data %s", id, data)
	}
}

// A chat begins with its latest messages, and with the day of the first one shown.
func TestPhoneShowsTheLatestOfManyMessages(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	for i := range phoneShown + 1 {
		g.send(access, textMessage(t, "글"+strconv.Itoa(i)+"번"))
	}
	page := g.call("GET", "/", "", nil).body
	if strings.Contains(page, "글0번") || !strings.Contains(page, "글1번") || !strings.Contains(page, "글200번") || strings.Count(page, `class="day"`) != 1 {
		t.Error("the page does not begin with the latest messages")
	}
}
