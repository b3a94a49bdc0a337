package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

const (
	pictureLimit  = 5 * time.Second // for one image, redirects included
	mostRedirects = 3
)

// pictures fetches images of the web for the preview: no cookies, no referrer, nothing but http and https.
type pictures struct{ client *http.Client }

func newPictures() pictures {
	return pictures{&http.Client{
		Timeout: pictureLimit,
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, DisableKeepAlives: true, TLSHandshakeTimeout: pictureLimit, MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > mostRedirects || !onTheWeb(req.URL) {
				return &kit.PictureError{Reason: kit.PictureAstray}
			}
			req.URL.User = nil
			req.Header.Del("Referer") // it would tell the next host where the last one sent us from
			return nil
		},
	}}
}

func onTheWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// picturesFor are the pictures that the app may fetch: none where the settings say so.
func picturesFor(set store.Settings) kit.Pictures {
	if set.NoImages {
		return nil
	}
	return newPictures()
}

// Picture implements kit.Pictures. A name and password in the URL are not sent.
func (p pictures) Picture(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || !onTheWeb(u) {
		return nil, &kit.PictureError{Reason: kit.PictureAstray}
	}
	u.User = nil
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &kit.PictureError{Reason: kit.PictureAstray}
	}
	req.Header.Set("User-Agent", "kakaotui")
	req.Header.Set("Accept", "image/png, image/jpeg, image/gif") // what can be drawn
	res, err := p.client.Do(req)
	if err != nil {
		return nil, unfetched(ctx, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, &kit.PictureError{Reason: kit.PictureRefused, Status: res.StatusCode}
	}
	if kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err != nil || !strings.HasPrefix(kind, "image/") {
		return nil, &kit.PictureError{Reason: kit.PictureNoImage}
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, kit.MaxPictureBytes+1))
	switch {
	case err != nil:
		return nil, unfetched(ctx, err)
	case len(b) > kit.MaxPictureBytes:
		return nil, &kit.PictureError{Reason: kit.PictureTooLarge}
	}
	return b, nil
}

// unfetched sorts an error of net/http, without the URL that it names.
func unfetched(ctx context.Context, err error) error {
	if outer, ok := errors.AsType[*url.Error](err); ok {
		err = outer.Err
	}
	if known, ok := errors.AsType[*kit.PictureError](err); ok {
		return known
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return fmt.Errorf("fetching a picture: %w", ctx.Err())
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() || errors.Is(err, context.DeadlineExceeded) {
		return &kit.PictureError{Reason: kit.PictureSlow, Err: err}
	}
	return &kit.PictureError{Reason: kit.PictureUnreachable, Err: err}
}
