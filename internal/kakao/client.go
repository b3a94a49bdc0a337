package kakao

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Where Kakao is.
const (
	DefaultAuthURL = "https://kauth.kakao.com"
	DefaultAPIURL  = "https://kapi.kakao.com"
)

// Config is one Kakao app as its console shows it, and where Kakao is.
type Config struct {
	RESTAPIKey   string
	ClientSecret Secret // empty when the app has its client secret switched off (1.4)
	RedirectURI  string // as registered, to the letter (1.3)
	AuthURL      string // "" means https://kauth.kakao.com; plain http for loopback only
	APIURL       string // "" means https://kapi.kakao.com; plain http for loopback only
}

// Operation names a call, for logs and errors.
type Operation string

const (
	OpExchange      Operation = "exchange"
	OpRefresh       Operation = "refresh"
	OpTokenInfo     Operation = "token_info"
	OpScopes        Operation = "scopes"
	OpRevokeScopes  Operation = "revoke_scopes"
	OpMe            Operation = "me"
	OpLogout        Operation = "logout"
	OpUnlink        Operation = "unlink"
	OpFriends       Operation = "friends"
	OpSendToMe      Operation = "send_to_me"      // of every kind of Message
	OpSendToFriends Operation = "send_to_friends" // of every kind of Message
	OpUploadImage   Operation = "upload_image"
	OpScrapImage    Operation = "scrap_image"
	OpDeleteImage   Operation = "delete_image"
)

// Sends says that the call sends a message: when its outcome is unknown, doing it again may deliver twice.
func (op Operation) Sends() bool { return op == OpSendToMe || op == OpSendToFriends }

// Call is one finished call, for the log pane: no secret, no body.
type Call struct {
	Op       Operation
	Started  time.Time // UTC, wall clock
	Duration time.Duration
	Status   int   // HTTP status, 0 when no answer came
	Err      error // *Error or nil
	// RefreshToken is true when the answer brought a new refresh token: those have a limit of their own (7.3).
	RefreshToken bool
}

// Options change how a Client works; the zero value is right for the real Kakao.
type Options struct {
	// HTTP is used in place of the own client. Redirects and cookies are off whatever it says; a retrying transport would
	// send messages twice, so give it none.
	HTTP    *http.Client
	Now     func() time.Time // nil: time.Now
	Observe func(Call)       // nil: nobody; called once after each call, from the goroutine of the call
	Count   Counter          // what a character of a template is; nil: a code point
}

// Client calls kauth and kapi for one app. Safe for concurrent use.
type Client struct {
	cfg     Config // with both URLs filled in, without a trailing slash, and without the client secret
	secret  func() Secret
	http    *http.Client
	now     func() time.Time
	observe func(Call)
	count   Counter
	timeout time.Duration
	// uploadTimeout is the timeout of a call that uploads an image.
	uploadTimeout time.Duration
}

// The longest that the parts of one call may take. The whole is bounded by callTimeout whatever context the caller gives; by
// uploadTimeout where five megabytes go up a slow line.
const (
	callTimeout   = 15 * time.Second
	uploadTimeout = 3 * time.Minute
	dialTimeout   = 5 * time.Second
	tlsTimeout    = 5 * time.Second
	headerTimeout = 12 * time.Second
)

// ConfigError says which base URL cannot be used and why. It does not repeat the URL, which may hold a password.
type ConfigError struct {
	Field  string // "AuthURL" or "APIURL"
	Reason string // short English
}

func (e *ConfigError) Error() string { return "kakao: " + e.Field + ": " + e.Reason }

// New checks the base URLs (a *ConfigError says what is wrong) and nothing else: it asks the network nothing, and an
// incomplete app is found by Kakao.
func New(cfg Config, o Options) (*Client, error) {
	var err error
	if cfg.AuthURL, err = baseURL("AuthURL", cfg.AuthURL, DefaultAuthURL); err != nil {
		return nil, err
	}
	if cfg.APIURL, err = baseURL("APIURL", cfg.APIURL, DefaultAPIURL); err != nil {
		return nil, err
	}
	// fmt asks no method of a value in an unexported field, so a secret kept there would be printed with whatever holds a
	// Client. A function prints as an address.
	secret := cfg.ClientSecret
	cfg.ClientSecret = ""
	c := &Client{cfg: cfg, secret: func() Secret { return secret }, now: o.Now, observe: o.Observe, count: o.Count,
		timeout: callTimeout, uploadTimeout: uploadTimeout}
	if c.now == nil {
		c.now = time.Now
	}
	if c.observe == nil {
		c.observe = func(Call) {}
	}
	hc := http.Client{Transport: newTransport()}
	if o.HTTP != nil {
		hc = *o.HTTP
	}
	// Kakao's API redirects nobody; following one could carry a token or a message to another host.
	hc.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	hc.Jar = nil
	c.http = &hc
	return c, nil
}

// newTransport makes a connection for every call. Calls are minutes apart, so a kept connection would mostly be one that
// the server or a sleeping laptop has long lost: a message written into it has an unknown fate, and net/http's own retries
// exist for such connections alone.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: dialTimeout}).DialContext,
		TLSHandshakeTimeout:   tlsTimeout,
		ResponseHeaderTimeout: headerTimeout,
		DisableKeepAlives:     true,
	}
}

// baseURL checks one base URL: https anywhere, http on this machine only, since tokens travel to it.
func baseURL(field, raw, fallback string) (string, error) {
	if raw == "" {
		return fallback, nil
	}
	bad := func(reason string) (string, error) { return "", &ConfigError{Field: field, Reason: reason} }
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return bad("not a URL")
	case u.Scheme != "https" && u.Scheme != "http":
		return bad("must begin with https:// (or http:// on this machine)")
	case u.Hostname() == "":
		return bad("names no host")
	case u.User != nil:
		return bad("must not hold a user name or password")
	case u.RawQuery != "" || u.ForceQuery:
		return bad("must not hold a query")
	case strings.Contains(raw, "#"):
		return bad("must not hold a fragment")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return bad("plain http is for this machine only (localhost, 127.0.0.1, ::1)")
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// loopback tells hosts that never leave the machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
