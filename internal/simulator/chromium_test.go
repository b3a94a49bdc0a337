package simulator

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
)

// chromium is a real browser's one tab, driven over Chromium's debugging pipe: JSON messages that end in a NUL byte.
type chromium struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	session string
	lastID  int
}

// browserTime bounds one page in the browser; a loaded machine starts Chromium slowly.
const browserTime = 60 * time.Second

// openChromium starts a browser with an empty profile, or skips the test when there is none.
func openChromium(t *testing.T) *chromium {
	t.Helper()
	if testing.Short() {
		t.Skip("a real browser is slow: skipped by -short")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	childIn, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, childOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--lang=ko", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{childIn, childOut} // descriptors 3 and 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	childIn.Close()
	childOut.Close()
	c := &chromium{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		to.Close() // the browser ends when its pipe does
		from.Close()
		stop := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // its exit code says nothing about the test
		stop.Stop()
	})
	if err := from.SetReadDeadline(time.Now().Add(2 * browserTime)); err != nil {
		t.Fatal(err)
	}
	target := c.call("Target.createTarget", map[string]any{"url": "about:blank"})
	attached := c.call("Target.attachToTarget", map[string]any{"targetId": target["targetId"], "flatten": true})
	c.session, _ = attached["sessionId"].(string)
	return c
}

// call does one command of the DevTools protocol that must succeed, and returns its result.
func (c *chromium) call(method string, params map[string]any) map[string]any {
	c.t.Helper()
	result, problem := c.try(method, params)
	if problem != "" {
		c.t.Fatalf("%s: %s", method, problem)
	}
	return result
}

// try does one command; the problem is Chromium's word for why it failed. Events in between are dropped.
func (c *chromium) try(method string, params map[string]any) (result map[string]any, problem string) {
	c.t.Helper()
	c.lastID++
	command := map[string]any{"id": c.lastID, "method": method, "params": params}
	if c.session != "" {
		command["sessionId"] = c.session
	}
	text, err := json.Marshal(command)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.to.Write(append(text, 0)); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	for {
		line, err := c.from.ReadBytes(0)
		if err != nil {
			c.t.Fatalf("%s: chromium does not answer: %v", method, err)
		}
		var answer struct {
			ID     int
			Result map[string]any
			Error  *struct{ Message string }
		}
		if err := json.Unmarshal(line[:len(line)-1], &answer); err != nil {
			c.t.Fatal(err)
		}
		if answer.ID != c.lastID {
			continue
		}
		if answer.Error != nil {
			return nil, answer.Error.Message
		}
		return answer.Result, ""
	}
}

func (c *chromium) open(address string) {
	c.t.Helper()
	if problem := c.call("Page.navigate", map[string]any{"url": address})["errorText"]; problem != nil {
		c.t.Fatalf("open page: %v", problem)
	}
}

// eval returns the value of a JavaScript expression in the page as text; "" while a page is changing.
func (c *chromium) eval(expression string) string {
	c.t.Helper()
	answer, problem := c.try("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true})
	result, _ := answer["result"].(map[string]any)
	if problem != "" || answer["exceptionDetails"] != nil || result["value"] == nil {
		return ""
	}
	return fmt.Sprint(result["value"])
}

// wait waits until a JavaScript condition holds.
func (c *chromium) wait(condition string) {
	c.t.Helper()
	for deadline := time.Now().Add(browserTime); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if c.eval(condition) == "true" {
			return
		}
	}
	c.t.Fatalf("never true: %s; the page says %q", condition, c.eval("document.body.innerText"))
}

// click clicks with the mouse in the middle of an element, as a person does.
func (c *chromium) click(selector string) {
	c.t.Helper()
	c.wait("document.querySelector(" + quote(selector) + ") !== null && document.readyState === 'complete'")
	var at struct{ X, Y float64 }
	spot := c.eval("(() => { const e = document.querySelector(" + quote(selector) + "); e.scrollIntoView();" +
		" const r = e.getBoundingClientRect(); return JSON.stringify({X: r.x + r.width / 2, Y: r.y + r.height / 2}); })()")
	if err := json.Unmarshal([]byte(spot), &at); err != nil {
		c.t.Fatalf("find %s: %v", selector, err)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		// The page may go away under the button: what the click did is what the test looks at.
		_, _ = c.try("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1})
	}
}

// press presses a key on the focused element.
func (c *chromium) press(key string, code int) {
	c.t.Helper()
	_, _ = c.try("Input.dispatchKeyEvent", map[string]any{"type": "keyDown", "key": key, "text": "\r", "windowsVirtualKeyCode": code})
	_, _ = c.try("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "windowsVirtualKeyCode": code})
}

// waitForTab waits until some tab shows an address.
func (c *chromium) waitForTab(address string) {
	c.t.Helper()
	session := c.session
	c.session = "" // targets belong to the whole browser
	defer func() { c.session = session }()
	for deadline := time.Now().Add(browserTime); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		targets, _ := c.call("Target.getTargets", nil)["targetInfos"].([]any)
		for _, target := range targets {
			if info, _ := target.(map[string]any); info["url"] == address {
				return
			}
		}
	}
	c.t.Fatalf("no tab opened %s", address)
}

func quote(s string) string {
	b, _ := json.Marshal(s) // text always encodes
	return string(b)
}
