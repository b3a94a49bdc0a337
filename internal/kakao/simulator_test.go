package kakao_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/simulator"
)

// world is Kakao's side as kakao-api.md describes it, which knows nothing of this package, and a client that is logged in.
type world struct {
	*kakao.Client
	base   string
	access kakao.Secret
}

func newWorld(t *testing.T) world {
	t.Helper()
	sim := simulator.New(simulator.Config{ConsentAuto: true})
	base, err := sim.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = sim.Close() })
	info := sim.Info()
	c, err := kakao.New(kakao.Config{RESTAPIKey: info.RESTAPIKey, RedirectURI: info.RedirectURIs[0], AuthURL: base, APIURL: base}, kakao.Options{})
	if err != nil {
		t.Fatal(err)
	}
	token, err := c.Exchange(t.Context(), consent(t, c), "")
	if err != nil {
		t.Fatal(err)
	}
	return world{c, base, token.AccessToken}
}

// consent goes to the consent page, which agrees at once, and takes the code from where it leads.
func consent(t *testing.T, c *kakao.Client) kakao.Secret {
	t.Helper()
	browser := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if r.URL.Query().Has("code") {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	resp, err := browser.Get(c.AuthorizeURL(kakao.AuthorizeRequest{State: "s", Scopes: []string{"talk_message", "friends"}}))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	to, err := url.Parse(resp.Header.Get("Location"))
	if err != nil || to.Query().Get("code") == "" {
		t.Fatalf("HTTP %d, no code", resp.StatusCode)
	}
	return kakao.Secret(to.Query().Get("code"))
}

// control tells the simulator something.
func (w world) control(t *testing.T, what, body string) {
	t.Helper()
	resp, err := http.Post(w.base+"/_sim/"+what, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		t.Fatalf("%s: HTTP %d", what, resp.StatusCode)
	}
}

// arrived are the messages that Kakao took.
func (w world) arrived(t *testing.T) (all []struct {
	To, Kind       string
	TemplateObject json.RawMessage `json:"template_object"`
	RequestURL     string          `json:"request_url"`
}) {
	t.Helper()
	resp, err := http.Get(w.base + "/_sim/messages")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if err := json.NewDecoder(resp.Body).Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// everyone pages through the list of friends.
func (w world) everyone(t *testing.T, limit int) (friends []kakao.Friend) {
	t.Helper()
	for q := (kakao.FriendsQuery{Limit: limit}); ; {
		page, err := w.Friends(t.Context(), w.access, q)
		if err != nil {
			t.Fatal(err)
		}
		friends = append(friends, page.Friends...)
		if !page.More {
			if page.Total != len(friends) {
				t.Errorf("got %d friends of %d", len(friends), page.Total)
			}
			return friends
		}
		q.Offset = page.NextOffset
	}
}

// fewItems is true of templates that the simulator takes too: it refuses more items than Kakao shows, where we only warn.
func fewItems(template kakao.Template) bool {
	feed, ok := template.(kakao.Feed)
	return !ok || feed.ItemContent == nil || len(feed.ItemContent.Items) <= kakao.LimitOf("feed", "item_content.items").Advised
}

// TestWhatPassesIsTaken: what this package does not refuse, the other side takes, and as it was written.
func TestWhatPassesIsTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sent := 0
	for name, template := range kakao.Sendable(t) {
		if !fewItems(template) {
			continue
		}
		if sent%90 == 0 {
			w.control(t, "clock", `{"advance":"25h"}`) // a new day's quota
			w = w.again(t)
		}
		if err := w.SendToMe(t.Context(), w.access, kakao.Message{Template: template}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		sent++
	}
	for _, m := range []kakao.Message{{TemplateID: 10001, Args: map[string]string{"title": "가"}}, {RequestURL: "https://example.com/a"}} {
		if err := w.SendToMe(t.Context(), w.access, m); err != nil {
			t.Errorf("%s: %v", m.Kind(), err)
		}
		sent++
	}
	if got := len(w.arrived(t)); got != sent || sent < 60 {
		t.Errorf("%d of %d arrived", got, sent)
	}
}

// again logs in anew, after a time in which the token has died.
func (w world) again(t *testing.T) world {
	t.Helper()
	token, err := w.Exchange(t.Context(), consent(t, w.Client), "")
	if err != nil {
		t.Fatal(err)
	}
	w.access = token.AccessToken
	return w
}

func TestFriendsOfTheSimulator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.control(t, "friends", `{"count":237}`)
	if n := len(w.everyone(t, kakao.MaxFriendsPage)); n != 237 {
		t.Errorf("%d friends in pages of 100", n)
	}
	w.control(t, "friends", `[{"uuid":"aa11","profile_nickname":"가","favorite":true},{"uuid":"bb22","profile_nickname":"나","refuses":true},
		{"uuid":"cc33","profile_nickname":"다","stranger":true}]`)
	friends := w.everyone(t, 1)
	if len(friends) != 3 || !friends[0].Favorite || friends[0].Nickname != "가" {
		t.Fatalf("%+v", friends)
	}
	message := kakao.Message{Template: kakao.Text{Text: "안녕"}}
	d, err := w.SendToFriends(t.Context(), w.access, []string{"aa11", "bb22", "cc33"}, message)
	if err != nil || !slices.Equal(d.Delivered, []string{"aa11"}) || len(d.Failures) != 2 || len(d.Unnamed([]string{"aa11", "bb22", "cc33"})) != 0 {
		t.Fatalf("%+v, %v", d, err)
	}
	why := map[string]string{}
	for _, f := range d.Failures {
		why[f.UUIDs[0]] = f.Err.Code
	}
	if why["bb22"] != "-530" || why["cc33"] != "-502" {
		t.Errorf("%v", why)
	}
	if _, err := w.SendToFriends(t.Context(), w.access, []string{"bb22"}, message); kakao.CodeOf(err) != "-530" {
		t.Errorf("nobody reached: %v", err)
	}
	if _, err := w.SendToFriends(t.Context(), w.access, []string{"aa11", "unknown"}, message); kakao.CodeOf(err) != "-2" {
		t.Errorf("an unknown receiver: %v", err)
	}
	if m := w.arrived(t); len(m) != 1 || m[0].To != "aa11" {
		t.Errorf("arrived: %+v", m)
	}
	w.control(t, "consent", `{"scope":"friends","agreed":false}`)
	if _, err := w.Friends(t.Context(), w.access, kakao.FriendsQuery{}); kakao.CodeOf(err) != kakao.CodeNoConsent {
		t.Errorf("without consent: %v", err)
	}
}

func TestImagesOfTheSimulator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 320, 240))); err != nil {
		t.Fatal(err)
	}
	up, err := w.UploadImage(t.Context(), w.access, "그림.png", bytes.NewReader(b.Bytes()))
	if err != nil || up.Width != 320 || up.Height != 240 || up.ContentType != "image/png" || up.Length != int64(b.Len()) {
		t.Fatalf("%+v, %v", up, err)
	}
	feed := kakao.Feed{Content: kakao.Content{Title: "그림", ImageURL: up.URL, Link: kakao.Link{WebURL: "https://example.com"}}}
	if err := w.SendToMe(t.Context(), w.access, kakao.Message{Template: feed}); err != nil {
		t.Error(err)
	}
	if scraped, err := w.ScrapImage(t.Context(), w.access, "https://example.com/a.png"); err != nil || scraped.URL == "" || scraped.URL == up.URL {
		t.Errorf("%+v, %v", scraped, err)
	}
	for i, want := range []string{"", "-2"} { // the second time it is gone
		if err := w.DeleteImage(t.Context(), w.access, up.URL); kakao.CodeOf(err) != want || (err == nil) != (want == "") {
			t.Errorf("delete %d: %v", i+1, err)
		}
	}
	if _, err := w.UploadImage(t.Context(), w.access, "a.png", strings.NewReader("<html>")); kakao.CodeOf(err) != "-911" {
		t.Errorf("no image: %v", err)
	}
}
