package simulator

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
)

func TestStartOnLoopbackOnly(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{":0", "0.0.0.0:0", "192.0.2.1:0", "[::]:0", "example.com:0", "127.0.0.1.example.com:0"} {
		s := New(Config{})
		if _, err := s.Start(addr); !errors.Is(err, ErrNotLoopback) {
			t.Errorf("%s: error %v", addr, err)
		}
	}
	if _, err := New(Config{}).Start("127.0.0.1"); err == nil {
		t.Error("an address without a port was taken")
	}
}

func TestStartInfoClose(t *testing.T) {
	t.Parallel()
	s := New(Config{RESTAPIKey: "key", ClientSecret: "secret", RedirectURIs: []string{"http://localhost:1/x"}})
	base, err := s.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Start("127.0.0.1:0"); err == nil {
		t.Error("started twice")
	}
	line, err := json.Marshal(s.Info())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"base_url":"` + base + `","rest_api_key":"key","client_secret":"secret","redirect_uris":["http://localhost:1/x"]}`
	if string(line) != want || !strings.HasPrefix(base, "http://127.0.0.1:") {
		t.Errorf("info %s, want %s", line, want)
	}
	client := &http.Client{Transport: &http.Transport{}}
	stream, err := client.Get(base + "/phone/events") // must not hold Close up
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if res, err := client.Get(base + "/_sim/messages"); err == nil {
		res.Body.Close()
		t.Error("it serves after Close")
	}
	if _, err := s.Start("127.0.0.1:0"); err == nil {
		t.Error("started after Close")
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	info := New(Config{}).Info()
	want := []string{"http://localhost:8910/oauth", "http://127.0.0.1:8910/oauth", "http://127.0.0.1", "https://example.com/oauth"}
	if info.RESTAPIKey != "sim-rest-api-key" || info.ClientSecret != "" || strings.Join(info.RedirectURIs, " ") != strings.Join(want, " ") {
		t.Errorf("defaults: %+v", info)
	}
	if userID <= 1<<32 {
		t.Error("the user id fits 32 bits")
	}
}
