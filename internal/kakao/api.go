package kakao

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// TokenInfo is /v1/user/access_token_info.
type TokenInfo struct {
	UserID    int64
	AppID     int64
	ExpiresIn time.Duration // whole seconds
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
	Nickname string // empty without the profile_nickname consent
}

// request is one kapi call.
type request struct {
	op     Operation
	method string
	path   string
	values url.Values         // the form of a POST, the query of anything else
	upload *upload            // the body in place of a form
	read   func(fields) error // nil: any answer that is no error is a good one, an empty one too
}

// ask does one kapi call with an access token; read takes what it needs from a good answer, and its error makes the answer a bad one.
func (c *Client) ask(ctx context.Context, access Secret, r request) error {
	k := c.begin(r.op, access)
	return k.end(k.ask(ctx, access, r))
}

func (k *call) ask(ctx context.Context, access Secret, r request) *Error {
	ctx, cancel := k.deadline(ctx)
	defer cancel()
	req, err := r.http(ctx, k.client.cfg.APIURL)
	if err != nil {
		return k.noAnswer(err)
	}
	req.Header.Set("Authorization", "Bearer "+access.Reveal())
	a, failed := k.send(req)
	if failed != nil {
		return failed
	}
	if r.read == nil && a.status/100 == 2 && len(bytes.TrimSpace(a.body)) == 0 {
		return nil
	}
	f, failed := k.judge(a)
	if failed != nil || r.read == nil {
		return failed
	}
	if err := r.read(f); err != nil {
		return k.badAnswer(err)
	}
	return nil
}

// http is the request without its token.
func (r request) http(ctx context.Context, base string) (*http.Request, error) {
	if r.upload != nil {
		return r.upload.request(ctx, base+r.path)
	}
	target, form := base+r.path, r.values.Encode()
	if r.method != http.MethodPost && form != "" {
		target, form = target+"?"+form, ""
	}
	return http.NewRequestWithContext(ctx, r.method, target, strings.NewReader(form))
}

// TokenInfo asks whose token it is and how long it lasts (4.2). Code -1 is a passing fault there, not a lost login.
func (c *Client) TokenInfo(ctx context.Context, access Secret) (TokenInfo, error) {
	var info TokenInfo
	err := c.ask(ctx, access, request{op: OpTokenInfo, method: http.MethodGet, path: "/v1/user/access_token_info",
		read: func(f fields) error {
			id, idErr := f.integer("id")
			app, appErr := f.integer("app_id")
			seconds, secErr := f.integer("expires_in")
			if err := errors.Join(idErr, appErr, secErr); err != nil {
				return err
			}
			info = TokenInfo{UserID: id, AppID: app, ExpiresIn: time.Duration(min(seconds, int64(maxLifetime/time.Second))) * time.Second}
			return nil
		}})
	return info, err
}

// Scopes lists the app's consent items and what the person agreed to (4.3), all of them or the named ones.
func (c *Client) Scopes(ctx context.Context, access Secret, ids ...string) ([]Scope, error) {
	var scopes []Scope
	r := request{op: OpScopes, method: http.MethodGet, path: "/v2/user/scopes", read: readScopes(&scopes)}
	if len(ids) > 0 {
		r.values = url.Values{"scopes": {jsonList(ids)}}
	}
	err := c.ask(ctx, access, r)
	return scopes, err
}

// RevokeScopes withdraws consent to the named items (4.4) and returns them as they are then. Required items are refused with -3.
func (c *Client) RevokeScopes(ctx context.Context, access Secret, ids ...string) ([]Scope, error) {
	if len(ids) == 0 {
		return nil, errors.New("kakao: revoke_scopes: no scope is named")
	}
	var scopes []Scope
	err := c.ask(ctx, access, request{op: OpRevokeScopes, method: http.MethodPost, path: "/v2/user/revoke/scopes",
		values: url.Values{"scopes": {jsonList(ids)}}, read: readScopes(&scopes)})
	return scopes, err
}

func readScopes(into *[]Scope) func(fields) error {
	return func(f fields) error {
		if !f.has("scopes") {
			return errors.New("the answer has no scopes")
		}
		var scopes []Scope
		if json.Unmarshal(f["scopes"], &scopes) != nil {
			return errors.New("scopes in the answer are not a list of consent items")
		}
		for _, s := range scopes {
			if s.ID == "" {
				return errors.New("a scope in the answer has no id")
			}
		}
		*into = scopes
		return nil
	}
}

// Me asks who is logged in (4.5).
func (c *Client) Me(ctx context.Context, access Secret) (User, error) {
	var user User
	err := c.ask(ctx, access, request{op: OpMe, method: http.MethodGet, path: "/v2/user/me",
		read: func(f fields) error {
			id, err := f.integer("id")
			if err != nil {
				return err
			}
			name := f.object("kakao_account").object("profile").text("nickname")
			if name == "" {
				name = f.object("properties").text("nickname") // where apps of before 2021 have it (8)
			}
			user = User{ID: id, Nickname: name}
			return nil
		}})
	return user, err
}

// Logout ends the login that the token belongs to; consent stays (4.6). It returns the person's id.
func (c *Client) Logout(ctx context.Context, access Secret) (int64, error) {
	return c.farewell(ctx, access, OpLogout, "/v1/user/logout")
}

// Unlink withdraws all consent and kills all of the person's tokens for this app (4.6). It returns the person's id.
func (c *Client) Unlink(ctx context.Context, access Secret) (int64, error) {
	return c.farewell(ctx, access, OpUnlink, "/v1/user/unlink")
}

func (c *Client) farewell(ctx context.Context, access Secret, op Operation, path string) (int64, error) {
	var id int64
	err := c.ask(ctx, access, request{op: op, method: http.MethodPost, path: path,
		read: func(f fields) (err error) {
			id, err = f.integer("id")
			return err
		}})
	return id, err
}

// jsonList writes ids the way kapi takes lists: as JSON in one field (4.1).
func jsonList(ids []string) string {
	return string(plainJSON(ids))
}
