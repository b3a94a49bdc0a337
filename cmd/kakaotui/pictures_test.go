package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

// gallery is a host with images, and what it was asked.
func gallery(t *testing.T) (host *httptest.Server, asked chan http.Header) {
	t.Helper()
	asked = make(chan http.Header, 16)
	mux := http.NewServeMux()
	serve := func(path, kind string, size int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			asked <- r.Header.Clone()
			w.Header().Set("Content-Type", kind)
			w.Write(bytes.Repeat([]byte{1}, size))
		})
	}
	serve("/small.png", "image/png", 10)
	serve("/odd.jpg", "IMAGE/jpeg; charset=binary", 10)
	serve("/full", "image/png", kit.MaxPictureBytes)
	serve("/over", "image/png", kit.MaxPictureBytes+1)
	serve("/page", "text/html", 10)
	serve("/nothing-said", "", 10)
	send := func(path, to string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			asked <- r.Header.Clone()
			http.SetCookie(w, &http.Cookie{Name: "who", Value: "you", Path: "/"})
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		})
	}
	send("/1", "/small.png")
	send("/2", "/1")
	send("/3", "/2")
	send("/4", "/3")
	send("/file", "file:///etc/hostname")
	send("/ftp", "ftp://127.0.0.1/a.png")
	send("/data", "data:image/png;base64,AAAA")
	send("/loop", "/loop")
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		w.Header().Set("Content-Length", "100")
		w.Write([]byte("half"))
	})
	host = httptest.NewServer(mux)
	t.Cleanup(host.Close)
	return host, asked
}

func TestPictures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path   string
		size   int
		reason kit.PictureReason
		status int
	}{
		{"/small.png", 10, 0, 0},
		{"/odd.jpg", 10, 0, 0},
		{"/full", kit.MaxPictureBytes, 0, 0},
		{"/3", 10, 0, 0},
		{"/over", 0, kit.PictureTooLarge, 0},
		{"/page", 0, kit.PictureNoImage, 0},
		{"/nothing-said", 0, kit.PictureNoImage, 0},
		{"/gone", 0, kit.PictureRefused, 410},
		{"/cut", 0, kit.PictureUnreachable, 0},
		{"/4", 0, kit.PictureAstray, 0},
		{"/loop", 0, kit.PictureAstray, 0},
		{"/file", 0, kit.PictureAstray, 0},
		{"/ftp", 0, kit.PictureAstray, 0},
		{"/data", 0, kit.PictureAstray, 0},
	} {
		t.Run(strings.Trim(c.path, "/"), func(t *testing.T) {
			t.Parallel()
			host, _ := gallery(t)
			b, err := newPictures().Picture(t.Context(), host.URL+c.path)
			if c.size > 0 {
				if err != nil || len(b) != c.size {
					t.Errorf("%d bytes, %v", len(b), err)
				}
				return
			}
			e, ok := errors.AsType[*kit.PictureError](err)
			if !ok || e.Reason != c.reason || e.Status != c.status || len(b) > 0 {
				t.Errorf("%d bytes, %v", len(b), err)
			}
			if strings.Contains(err.Error(), host.URL) {
				t.Errorf("the error names the URL: %v", err)
			}
		})
	}
}

func TestPicturesTellNothingOfThePerson(t *testing.T) {
	t.Parallel()
	host, asked := gallery(t)
	named := strings.Replace(host.URL, "http://", "http://me:secret@", 1)
	p := newPictures()
	for range 2 {
		if _, err := p.Picture(t.Context(), named+"/2"); err != nil {
			t.Fatal(err)
		}
	}
	for range 6 {
		h := <-asked
		for _, name := range []string{"Cookie", "Referer", "Authorization"} {
			if h.Get(name) != "" {
				t.Errorf("%s: %s", name, h.Get(name))
			}
		}
	}
}

func TestOnlyTheWebIsFetched(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "file:///etc/hostname", "/etc/hostname", "ftp://127.0.0.1/a.png", "http://", "http:///a.png", "data:image/png;base64,AA", "http://[::1", "javascript:1"} {
		_, err := newPictures().Picture(t.Context(), address)
		if e, ok := errors.AsType[*kit.PictureError](err); !ok || e.Reason != kit.PictureAstray {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestPicturesOfAHostThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	done := make(chan struct{})
	deaf := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
	t.Cleanup(func() { close(done); deaf.Close() })
	p := newPictures()
	p.client.Timeout = time.Millisecond
	_, err := p.Picture(t.Context(), deaf.URL)
	if e, ok := errors.AsType[*kit.PictureError](err); !ok || e.Reason != kit.PictureSlow {
		t.Errorf("too slow: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newPictures().Picture(ctx, deaf.URL); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
	gone := httptest.NewServer(nil)
	gone.Close()
	_, err = newPictures().Picture(t.Context(), gone.URL)
	if e, ok := errors.AsType[*kit.PictureError](err); !ok || e.Reason != kit.PictureUnreachable {
		t.Errorf("nobody there: %v", err)
	}
}

// Who says so in the settings has nothing fetched at all.
func TestPicturesAreOffBySetting(t *testing.T) {
	t.Parallel()
	if picturesFor(store.Settings{NoImages: true}) != nil {
		t.Error("a port that fetches, although the settings forbid it")
	}
	if picturesFor(store.Settings{}) == nil {
		t.Error("no port, although nothing forbids it")
	}
}
