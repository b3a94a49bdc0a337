package simulator

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const sendPath = "/v2/api/talk/memo/default/send"

func TestFaults(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	good := func() {
		t.Helper()
		if r := g.send(access, textTemplate); r.status != 200 {
			t.Errorf("after the fault: %d %s", r.status, r.body)
		}
	}
	arrived := func(mode string, want int) {
		t.Helper()
		if n := len(g.messages()); n != want {
			t.Errorf("%s: %d messages, want %d", mode, n, want)
		}
	}
	fault := func(rest string) {
		t.Helper()
		g.control("POST", "/_sim/faults", `[{"path":"`+sendPath+`",`+rest+`}]`)
	}
	broken := func(mode string) {
		t.Helper()
		r, err := g.try(g.request("POST", sendPath, access, url.Values{"template_object": {textTemplate}}))
		if err == nil {
			t.Errorf("%s: answered %d %q", mode, r.status, r.body)
		}
	}

	fault(`"mode":"status","status":503,"body":"{\"code\":-9798,\"msg\":\"x\"}","times":2`)
	for range 2 {
		if r := g.send(access, textTemplate); r.status != 503 || r.body != `{"code":-9798,"msg":"x"}` {
			t.Errorf("status: %d %s", r.status, r.body)
		}
	}
	arrived("status", 0)
	good()
	fault(`"mode":"drop-before"`)
	broken("drop-before")
	arrived("drop-before", 1)
	good()
	fault(`"mode":"drop-after"`)
	broken("drop-after")
	arrived("drop-after", 3)
	good()
	fault(`"mode":"truncate"`)
	broken("truncate")
	arrived("truncate", 5)
	good()
	fault(`"mode":"html","status":502`)
	if r := g.send(access, textTemplate); r.status != 502 || !strings.HasPrefix(r.header.Get("Content-Type"), "text/html") ||
		!strings.Contains(r.body, "<h1>") {
		t.Errorf("html: %d %s", r.status, r.body)
	}
	arrived("html", 6)
	fault(`"mode":"delay","delay":"1ms"`)
	good()
	arrived("delay", 7)
}

func TestFaultsMatchThePathAndCanBeCleared(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	code := g.code()
	g.control("POST", "/_sim/faults", `[{"path":"/oauth/token","mode":"status","status":500},{"path":"/v2/user/me","mode":"html","times":5}]`)
	if r := g.token(tokenForm(code)); r.status != 500 || r.body != "" {
		t.Errorf("token: %d %q", r.status, r.body)
	}
	access := g.token(tokenForm(code)).object(t)["access_token"].(string)
	if r := g.call("GET", "/v2/user/scopes", access, nil); r.status != 200 {
		t.Errorf("another path: %d", r.status)
	}
	if r := g.call("GET", "/v2/user/me", access, nil); r.status != 503 {
		t.Errorf("me: %d", r.status)
	}
	g.control("DELETE", "/_sim/faults", "")
	if r := g.call("GET", "/v2/user/me", access, nil); r.status != 200 {
		t.Errorf("cleared: %d", r.status)
	}
}

func TestADelayEndsWithTheSimulator(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.control("POST", "/_sim/faults", `[{"path":"`+sendPath+`","mode":"delay","delay":"1h"}]`)
	request := g.request("POST", sendPath, access, url.Values{"template_object": {textTemplate}})
	got := make(chan error, 1)
	go func() {
		_, err := g.try(request)
		got <- err
	}()
	for len(g.messages()) == 0 { // the message was taken at once, only the answer is late
		time.Sleep(time.Millisecond)
	}
	select {
	case <-got:
		t.Error("the answer was not delayed")
	default:
	}
	if err := g.sim.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-got; err != nil {
		t.Error(err)
	}
}

func TestRequestLog(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login("state", "a-state-of-a-test")
	g.control("POST", "/_sim/faults", `[{"path":"`+sendPath+`","mode":"drop-after"}]`)
	_, _ = g.try(g.request("POST", sendPath, access, url.Values{"template_object": {textTemplate}}))
	g.call("GET", "/v1/user/access_token_info?access_token="+access, "", nil)
	g.call("GET", "/", "", nil)
	want := `[{"at":"2026-09-01T03:04:05Z","method":"GET","path":"/oauth/authorize","status":302},` +
		`{"at":"2026-09-01T03:04:05Z","method":"POST","path":"/oauth/token","status":200},` +
		`{"at":"2026-09-01T03:04:05Z","method":"POST","path":"` + sendPath + `","status":0},` +
		`{"at":"2026-09-01T03:04:05Z","method":"GET","path":"/v1/user/access_token_info","status":200}]`
	if r := g.control("GET", "/_sim/requests", ""); r.body != want {
		t.Errorf("got  %s\nwant %s", r.body, want)
	}
}

// A client that writes a whole picture before it reads gets the answer of a fault, not a cut connection.
func TestFaultAnswersALargeBody(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	g.control("POST", "/_sim/faults", `[{"path":"`+sendPath+`","mode":"status","status":503,"times":5}]`)
	const length = 8 << 20
	for range 5 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(g.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		request := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", sendPath, length)
		if _, err := io.Copy(conn, io.MultiReader(strings.NewReader(request), strings.NewReader(strings.Repeat("a", length)))); err != nil {
			t.Errorf("writing: %v", err)
		}
		if answer, err := http.ReadResponse(bufio.NewReader(conn), nil); err != nil || answer.StatusCode != 503 {
			t.Errorf("reading: %v, %v", answer, err)
		}
		_ = conn.Close()
	}
}
