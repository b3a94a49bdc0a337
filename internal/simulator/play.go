package simulator

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"
	"time"
)

// playTime bounds one step of the played browser; the app's listener answers only after its exchange.
const playTime = 30 * time.Second

var (
	formTransaction = lazily(`name="tx" value="([^"]+)"`)
	formAction      = lazily(`<form method="post" action="([^"]+)"`)
	formScope       = lazily(`name="scope" value="([^"]+)" data-required="(true|false)"`)
	pageError       = lazily(`KOE[0-9]{3}`)
)

// GiveConsent plays the person in a browser: it opens the simulator's authorize URL, logs in, agrees and follows the
// redirect to the app's listener on the loopback interface. agree names the items to agree to, nil all of them; the
// required ones are always agreed to. Errors never hold a URL, for it may carry the code.
func GiveConsent(ctx context.Context, authorizeURL string, agree []string) error {
	return play(ctx, authorizeURL, func(id string, required bool) bool {
		return agree == nil || required || slices.Contains(agree, id)
	})
}

// RefuseConsent plays a person who presses cancel on the consent page. It is an error when no consent page is shown.
func RefuseConsent(ctx context.Context, authorizeURL string) error {
	return play(ctx, authorizeURL, nil)
}

// play walks from page to page. A nil agree cancels.
func play(ctx context.Context, authorizeURL string, agree func(id string, required bool) bool) error {
	at, err := url.Parse(authorizeURL)
	if err != nil || at.Scheme != "http" || !isLoopbackHost(at.Hostname()) {
		return errors.New("give consent: the authorize URL is not a simulator's on this machine")
	}
	p, err := newPlayer(at.Host)
	if err != nil {
		return fmt.Errorf("give consent: %w", err)
	}
	res, err := p.do(ctx, at, nil)
	for step := 0; step < 10 && err == nil; step++ {
		var next *url.URL
		var form url.Values
		switch {
		case res.to != nil && res.to.Host != p.host:
			return p.deliver(ctx, res.to, agree == nil)
		case res.to != nil:
			next = res.to
		default:
			next, form, err = p.fill(res, agree)
		}
		if err == nil {
			res, err = p.do(ctx, next, form)
		}
	}
	if err == nil {
		err = errors.New("the pages go round in circles")
	}
	return fmt.Errorf("give consent: %w", err)
}

type player struct {
	client    *http.Client
	host      string // the simulator's
	cancelled bool
}

// step is one page or redirect.
type step struct {
	from   *url.URL
	to     *url.URL // of a redirect
	status int
	body   string
}

func newPlayer(host string) (*player, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	return &player{host: host, client: &http.Client{
		Jar: jar, Timeout: playTime, Transport: &http.Transport{DisableKeepAlives: true}, // no proxy: it is this machine
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// do gets a page, or posts a form when there is one.
func (p *player) do(ctx context.Context, to *url.URL, form url.Values) (*step, error) {
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, to.String(), strings.NewReader(body))
	if err != nil {
		return nil, errors.New("the address cannot be opened")
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := p.client.Do(req)
	if err != nil {
		var withURL *url.Error
		if errors.As(err, &withURL) {
			err = withURL.Err
		}
		return nil, err
	}
	defer res.Body.Close()
	page, err := io.ReadAll(io.LimitReader(res.Body, maxBody))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	s := &step{from: to, status: res.StatusCode, body: string(page)}
	if res.StatusCode >= 300 && res.StatusCode < 400 {
		if s.to, err = to.Parse(res.Header.Get("Location")); err != nil {
			return nil, errors.New("the redirect is broken")
		}
	}
	return s, nil
}

// fill fills in the form of a login or consent page.
func (p *player) fill(s *step, agree func(string, bool) bool) (*url.URL, url.Values, error) {
	action, tx := formAction().FindStringSubmatch(s.body), formTransaction().FindStringSubmatch(s.body)
	if s.status != http.StatusOK || action == nil || tx == nil {
		if code := pageError().FindString(s.body); code != "" {
			return nil, nil, fmt.Errorf("the page shows %s", code)
		}
		return nil, nil, fmt.Errorf("no form on the page (status %d)", s.status)
	}
	to, err := s.from.Parse(html.UnescapeString(action[1]))
	if err != nil || to.Host != p.host {
		return nil, nil, errors.New("the form leads elsewhere")
	}
	form := url.Values{"tx": {tx[1]}, "decision": {"agree"}}
	for _, item := range formScope().FindAllStringSubmatch(s.body, -1) {
		if agree != nil && agree(item[1], item[2] == "true") {
			form.Add("scope", item[1])
		}
	}
	if agree == nil && to.Path == "/oauth/authorize/consent" {
		form.Set("decision", "cancel")
		p.cancelled = true
	}
	return to, form, nil
}

// deliver follows the redirect to the app.
func (p *player) deliver(ctx context.Context, to *url.URL, cancel bool) error {
	if cancel && !p.cancelled {
		return errors.New("give consent: no consent page was shown to cancel")
	}
	if to.Scheme != "http" || !isLoopbackHost(to.Hostname()) {
		return errors.New("give consent: the redirect URI is not on this machine")
	}
	res, err := p.do(ctx, to, nil)
	if err != nil {
		return fmt.Errorf("give consent: reach the app's listener: %w", err)
	}
	if res.status >= 400 {
		return fmt.Errorf("give consent: the app's listener answered with status %d", res.status)
	}
	return nil
}
