package kakao

import (
	"context"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"
)

// OpReach is a call that finds out whether a host answers, and nothing else.
const OpReach Operation = "reach"

// Host is one of Kakao's two.
type Host string

const (
	AuthHost Host = "kauth" // login and tokens
	APIHost  Host = "kapi"  // everything else
)

// Reached is what can be told of the way to a host besides its answer. The address and the proxy are known when no answer
// came too.
type Reached struct {
	Address string        // the host, with its port where the base URL names one
	Proxy   string        // host and port of the proxy in between; empty when there is none
	Took    time.Duration // from the look-up of the name to the end of the answer
	// Date is the server's clock in whole seconds, zero when the answer does not tell; At is this machine's clock when it was
	// written, midway between question and answer.
	Date, At time.Time
}

// Reach asks a host what needs no login and changes nothing: kauth for its OpenID metadata (2.2), kapi whose token none is
// (4.2), which it answers with -401. Any JSON short of HTTP 500 counts as an answer. Errors: *Error.
func (c *Client) Reach(ctx context.Context, h Host) (Reached, error) {
	k := c.begin(OpReach)
	r, failed := k.reach(ctx, h)
	return r, k.end(failed)
}

func (k *call) reach(ctx context.Context, h Host) (r Reached, failed *Error) {
	ctx, cancel := k.deadline(ctx)
	defer cancel()
	address := k.client.cfg.AuthURL + "/.well-known/openid-configuration"
	if h == APIHost {
		address = k.client.cfg.APIURL + "/v1/user/access_token_info"
	}
	var asked atomic.Pointer[time.Time]
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) {
		now := k.client.now()
		asked.Store(&now)
	}})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return r, k.noAnswer(err)
	}
	r.Address, r.Proxy = req.URL.Host, k.client.proxy(req)
	a, failed := k.send(req)
	if failed != nil {
		return r, failed
	}
	answered := k.client.now()
	r.Took = answered.Sub(k.started)
	if _, err := parseFields(a.body); err != nil {
		return r, k.badAnswer(err)
	}
	if a.status >= 500 {
		_, failed = k.judge(a)
		return r, failed
	}
	if date, err := http.ParseTime(a.header.Get("Date")); err == nil && asked.Load() != nil {
		r.Date, r.At = date, asked.Load().Add(answered.Sub(*asked.Load())/2)
	}
	return r, nil
}

// proxy is where a request would go first. A proxy's address may hold a password, so only the host is told.
func (c *Client) proxy(req *http.Request) string {
	t, ok := c.http.Transport.(*http.Transport)
	if !ok || t.Proxy == nil {
		return ""
	}
	var u *url.URL
	if u, _ = t.Proxy(req); u == nil { // what is wrong with its address, the call itself finds
		return ""
	}
	return u.Host
}
