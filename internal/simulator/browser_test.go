package simulator

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestPagesInARealBrowser needs chromium. One browser serves all of it: starting one takes longest.
func TestPagesInARealBrowser(t *testing.T) {
	t.Parallel()
	c := openChromium(t)
	testConsentInBrowser(t, c)
	t.Run("phone", func(t *testing.T) {
		c.t = t
		testPhoneInBrowser(t, c)
	})
	t.Run("cards", func(t *testing.T) {
		c.t = t
		testCardsInBrowser(t, c)
	})
	t.Run("chats", func(t *testing.T) {
		c.t = t
		testChatsInBrowser(t, c)
	})
}

// testConsentInBrowser logs in with the mouse and the keyboard: with optional items left out, with "select all",
// without JavaScript, and with cancel.
func testConsentInBrowser(t *testing.T, c *chromium) {
	for _, way := range []struct {
		name  string
		js    bool
		do    func()
		scope string // empty: refused
	}{
		{"some", true, func() {
			c.click("input[value=profile_nickname]")
			c.click("input[value=talk_message]")
			c.click("button[value=agree]")
		}, "profile_nickname talk_message"},
		{"all but one", true, func() {
			c.click("#all")
			c.wait("document.querySelectorAll('input[name=scope]:checked').length === 4")
			c.click("input[value=friends]")
			c.wait("!document.getElementById('all').checked")
			c.click("button[value=agree]")
		}, "profile_nickname profile_image talk_message"},
		{"all without JavaScript", false, func() {
			c.click("#all")
			c.click("button[value=agree]")
		}, "profile_nickname profile_image friends talk_message"},
		{"required left out at first", true, func() {
			c.click("button[value=agree]")
			c.wait("document.body.innerText.includes('KOE203')")
			c.click("input[value=profile_nickname]")
			c.click("button[value=agree]")
		}, "profile_nickname"},
		{"cancel", true, func() { c.click("button[value=cancel]") }, ""},
	} {
		t.Run(way.name, func(t *testing.T) {
			c.t = t
			g := newRig(t, Config{})
			authorizeURL, got := g.listen(200, "prompt", "login")
			c.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": !way.js})
			c.open(authorizeURL)
			c.wait("document.activeElement !== null && document.activeElement.className === 'yes'")
			c.press("Enter", 13) // the login button has the focus
			way.do()
			q := receive(t, got)
			if q.Get("state") != "st" {
				t.Errorf("state %q", q.Get("state"))
			}
			if way.scope == "" {
				if q.Get("error") != "access_denied" {
					t.Errorf("cancelled, got %v", q)
				}
				return
			}
			u, err := url.Parse(authorizeURL)
			if err != nil {
				t.Fatal(err)
			}
			form := tokenForm(q.Get("code"), "redirect_uri", u.Query().Get("redirect_uri"))
			if got := g.token(form).object(t)["scope"]; got != way.scope {
				t.Errorf("scope %v, want %q", got, way.scope)
			}
		})
	}
}

// testPhoneInBrowser has messages appear while the page is open, hostile ones included.
func testPhoneInBrowser(t *testing.T, c *chromium) {
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	c.open(g.base + "/")
	c.wait("document.querySelector('.empty') !== null && document.querySelector('.empty').offsetHeight > 0")
	for _, text := range []string{"안녕하세요\n  둘째 줄", "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>",
		strings.Repeat("긴글", 100)} {
		if r := g.send(access, textMessage(t, text)); r.status != 200 {
			t.Fatal(r.body)
		}
		want := quote(text)
		c.wait("(() => { const b = document.querySelectorAll('.text'); return b.length > 0 && b[b.length - 1].textContent === " + want + "; })()")
	}
	if title := c.eval("document.title"); strings.Contains(title, "hacked") {
		t.Error("a message ran as a script")
	}
	if c.eval("document.querySelector('.empty').offsetHeight === 0") != "true" {
		t.Error("the empty sentence stays")
	}
	if c.eval("document.querySelectorAll('.bubble img, .bubble script').length === 0") != "true" {
		t.Error("a message became HTML")
	}
	if c.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth") != "true" {
		t.Error("the page scrolls sideways")
	}
}

// testCardsInBrowser measures what only a browser knows: lines, shapes of pictures, what a click opens.
func testCardsInBrowser(t *testing.T, c *chromium) {
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<title>열림</title>")) }))
	t.Cleanup(site.Close)
	g.control("POST", "/_sim/app", `{"link_domains":["`+site.URL+`"]}`)
	link := `{"web_url":"` + site.URL + `/main","mobile_web_url":"` + site.URL + `/main"}`
	up := g.uploaded(g.upload(encoded(t, "png", 600, 400)))
	long := strings.Repeat("아주 긴 글이에요. ", 20)
	for _, template := range []string{
		`{"object_type":"feed","content":{"title":"짧은 제목","description":"한 줄","image_url":"` + up.URL + `","link":` + link + `},"social":{"like_count":1,"comment_count":2,"shared_count":3,"view_count":4}}`,
		`{"object_type":"feed","content":{"title":"` + long + `","description":"a\nb\nc\n` + long + `","link":` + link + `},"button_title":"열기"}`,
		`{"object_type":"location","address":"성남시","address_title":"카카오","content":{"title":"위치","image_url":"https://example.com/a.png","image_width":300,"image_height":300,"link":{}}}`,
		`{"object_type":"list","header_title":"` + long + `","header_link":{},"contents":[{"title":"` + long + `","image_url":"` + up.URL + `","link":{}},{"title":"둘","link":{}}]}`,
	} {
		if r := g.send(access, template); r.status != 200 {
			t.Fatal(r.body)
		}
	}
	c.open(g.base + "/")
	c.wait("document.querySelectorAll('.card').length === 4")
	lines := func(selector string) string {
		return c.eval("(() => { const e = document.querySelector(" + quote(selector) + "), s = getComputedStyle(e);" +
			" return Math.round((e.clientHeight - parseFloat(s.paddingTop) - parseFloat(s.paddingBottom)) / parseFloat(s.lineHeight)); })()")
	}
	// The first two items of the chat are the empty sentence and the day.
	for selector, want := range map[string]string{
		"li:nth-of-type(3) .title": "1", "li:nth-of-type(3) .description": "1",
		"li:nth-of-type(4) .title": "2", "li:nth-of-type(4) .description": "2", ".header": "2", ".entry .title": "2",
	} {
		if got := lines(selector); got != want {
			t.Errorf("%s has %s lines, want %s", selector, got, want)
		}
	}
	c.wait("(() => { const r = document.querySelector('.of-feed .picture svg').getBoundingClientRect(); return Math.abs(r.width / r.height - 1.5) < .02; })()")
	c.wait("(() => { const r = document.querySelector('.of-location .picture svg').getBoundingClientRect(); return Math.abs(r.width / r.height - 1) < .02; })()")
	// The policy of the page lets the image in: what a picture shows can be asked for from there.
	c.call("Runtime.evaluate", map[string]any{"expression": "window.shown = 0; const i = new Image(); i.onload = () => { window.shown = i.naturalWidth; };" +
		" i.src = document.querySelector('.of-feed .picture image').getAttribute('href');"})
	c.wait("window.shown === 600")
	if c.eval("document.querySelectorAll('.of-feed .social span').length") != "3" {
		t.Error("not three counters")
	}
	c.click(".of-location summary")
	c.wait("document.querySelector('.of-location details').open && document.querySelector('.of-location details').innerText.includes('성남시')")
	if c.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth") != "true" {
		t.Error("the page scrolls sideways")
	}
	c.click("li:nth-of-type(4) a.button")
	c.waitForTab(site.URL + "/main")
	if c.eval("location.href") != g.base+"/" {
		t.Error("the phone itself was led away")
	}
}

// testChatsInBrowser goes to the chat of a friend who gets a message while the page is open.
func testChatsInBrowser(t *testing.T, c *chromium) {
	g, access := friendsRig(t, `[{"uuid":"a","profile_nickname":"가온<i>🌻"}]`)
	c.open(g.base + "/")
	c.wait("document.querySelector('.empty') !== null && document.readyState === 'complete'")
	g.sendFriends(access, receivers("a"))
	c.wait("document.querySelectorAll('#chats a').length === 2 && document.querySelectorAll('#chats a')[1].innerText === '가온<i>🌻 1'")
	if c.eval("document.querySelectorAll('.text').length") != "0" {
		t.Error("a friend's message is shown in the chat with oneself")
	}
	c.click("#chats a:nth-of-type(2)")
	c.wait("document.querySelector('h1') !== null && document.querySelector('h1').innerText === '가온<i>🌻' && document.querySelectorAll('.text').length === 1")
	g.sendFriends(access, receivers("a"))
	c.wait("document.querySelectorAll('.text').length === 2")
}
