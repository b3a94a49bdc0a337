package kakao

import (
	"context"
	"net/http"
	"time"
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
	OpExchange     Operation = "exchange"
	OpRefresh      Operation = "refresh"
	OpTokenInfo    Operation = "token_info"
	OpScopes       Operation = "scopes"
	OpRevokeScopes Operation = "revoke_scopes"
	OpMe           Operation = "me"
	OpLogout       Operation = "logout"
	OpUnlink       Operation = "unlink"
	OpSendToMe     Operation = "send_to_me"
)

// Call is one finished call, for the log pane: no secret, no body.
type Call struct {
	Op       Operation
	Started  time.Time
	Duration time.Duration
	Status   int
	Err      error // *Error or nil
}

// Options change how a Client works; the zero value is right for the real Kakao.
type Options struct {
	HTTP    *http.Client     // nil: an own one with time-outs, no retries, no redirects
	Now     func() time.Time // nil: time.Now
	Observe func(Call)       // nil: nobody; called from the goroutine of the call
}

// Client calls kauth and kapi for one app. Safe for concurrent use.
type Client struct{}

// New checks the base URLs.
func New(cfg Config, o Options) (*Client, error) { panic("contract") }

// AuthorizeRequest is what one login attempt puts in the authorize URL (section 2.1).
type AuthorizeRequest struct {
	State    string
	Verifier Secret   // PKCE verifier; empty sends no challenge
	Scopes   []string // additional consent
	Prompt   []string
}

// AuthorizeURL is the page to open in a browser.
func (c *Client) AuthorizeURL(r AuthorizeRequest) string { panic("contract") }

// Exchange trades an authorization code for tokens; verifier may be empty.
func (c *Client) Exchange(ctx context.Context, code, verifier Secret) (Token, error) {
	panic("contract")
}

// Refresh asks for a new access token.
func (c *Client) Refresh(ctx context.Context, refreshToken Secret) (Token, error) { panic("contract") }

// TokenInfo is /v1/user/access_token_info.
type TokenInfo struct {
	UserID    int64
	AppID     int64
	ExpiresIn time.Duration
}

// Scope is one consent item (4.3).
type Scope struct {
	ID          string `json:"id"`
	DisplayName string `json:"display_name"`
	Type        string `json:"type"` // PRIVACY or SERVICE
	Using       bool   `json:"using"`
	Agreed      bool   `json:"agreed"`
	Revocable   bool   `json:"revocable"`
}

// User is what /v2/user/me says of the person, as far as they agreed (4.5).
type User struct {
	ID       int64
	Nickname string
}

func (c *Client) TokenInfo(ctx context.Context, access Secret) (TokenInfo, error) {
	panic("contract")
}
func (c *Client) Scopes(ctx context.Context, access Secret, ids ...string) ([]Scope, error) {
	panic("contract")
}
func (c *Client) RevokeScopes(ctx context.Context, access Secret, ids ...string) ([]Scope, error) {
	panic("contract")
}
func (c *Client) Me(ctx context.Context, access Secret) (User, error)      { panic("contract") }
func (c *Client) Logout(ctx context.Context, access Secret) (int64, error) { panic("contract") }
func (c *Client) Unlink(ctx context.Context, access Secret) (int64, error) { panic("contract") }

// SendToMe sends a default template to the logged-in person (4.9).
func (c *Client) SendToMe(ctx context.Context, access Secret, t Text) error { panic("contract") }
