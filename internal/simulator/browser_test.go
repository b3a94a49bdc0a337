package simulator

import (
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
