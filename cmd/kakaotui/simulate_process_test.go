package main_test

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// files counts what a folder holds.
func (w *world) files(dir string) int {
	w.t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		w.t.Fatal(err)
	}
	return len(all)
}

// The first line says where it is; another process logs in and sends there; a signal is the end that it waits for.
func TestSimulate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	cmd := w.with("KAKAO_CLIENT_SECRET=the-real-one").command("simulate", "--json", "--consent", "auto", "--redirect-uri", pasteURI, "--access-ttl", "1h")
	cmd.Stdout = write
	p := w.start(cmd)
	_ = write.Close()
	out := bufio.NewReader(read)
	line, err := out.ReadString('\n')
	if err != nil {
		t.Fatal(err, p.wait())
	}
	var info struct {
		BaseURL      string   `json:"base_url"`
		RESTAPIKey   string   `json:"rest_api_key"`
		ClientSecret string   `json:"client_secret"`
		RedirectURIs []string `json:"redirect_uris"`
	}
	strict(t, line, &info)
	if info.RESTAPIKey != "sim-rest-api-key" || info.ClientSecret != "" || len(info.RedirectURIs) != 1 || !strings.HasPrefix(info.BaseURL, "http://127.0.0.1:") {
		t.Errorf("%+v", info)
	}
	client := w.with("KAKAOTUI_AUTH_URL="+info.BaseURL, "KAKAOTUI_API_URL="+info.BaseURL, "KAKAO_CLIENT_SECRET")
	client.login()
	client.want(0, "send", "시뮬레이터")
	var st statusJSON
	strict(t, client.want(0, "status", "--json").out, &st)
	if st.Access.ExpiresIn > 3600 {
		t.Errorf("%+v", st.Access)
	}
	if page, err := http.Get(info.BaseURL + "/"); err != nil || page.StatusCode != http.StatusOK {
		t.Errorf("the phone: %v", err)
	} else {
		_ = page.Body.Close()
	}
	addr := strings.TrimPrefix(info.BaseURL, "http://")
	if taken := w.want(1, "simulate", "--addr", addr, "--json"); errorOf(t, taken).Kind != "unexpected" || !strings.Contains(taken.err, "127.0.0.1:0") {
		t.Error(taken)
	}
	p.interrupt(syscall.SIGINT)
	rest, _ := io.ReadAll(out)
	if r := p.wait(); r.code != 0 || len(rest) != 0 || r.err != "" {
		t.Errorf("%v, then %q", r, rest)
	}
}

// For a person the same in words, with how to go on.
func TestSimulateInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	cmd := w.with("KAKAOTUI_LANG=ko").command("simulate")
	cmd.Stdout = write
	p := w.start(cmd)
	_ = write.Close()
	out := bufio.NewReader(read)
	line, err := out.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "시뮬레이터  http://127.0.0.1:") {
		t.Errorf("%q, %v", line, err)
	}
	for range 3 {
		if _, err := out.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	p.interrupt(syscall.SIGTERM)
	r := p.wait()
	if r.code != 0 || strings.Contains(r.err, "%!") {
		t.Error(r)
	}
}
