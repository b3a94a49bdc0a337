package main_test

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// firstLines starts the simulator and reads its first lines; end interrupts it and returns what it came to.
func (w *world) firstLines(n int, args ...string) (lines []string, end func() result) {
	w.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = read.Close() })
	cmd := w.command(append([]string{"simulate"}, args...)...)
	cmd.Stdout = write
	p := w.start(cmd)
	_ = write.Close()
	out := bufio.NewReader(read)
	for range n {
		line, err := out.ReadString('\n')
		if err != nil {
			w.t.Fatal(err, p.wait())
		}
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	return lines, func() result {
		p.interrupt(syscall.SIGINT)
		return p.wait()
	}
}

// With --tls-dir a program that knows only Kakao's own address reaches the simulator by the environment alone.
func TestSimulateThroughTheDoor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	dir := filepath.Join(t.TempDir(), "인증서 폴더")
	lines, end := w.firstLines(1, "--json", "--tls-dir", dir)
	var info struct {
		BaseURL      string            `json:"base_url"`
		RESTAPIKey   string            `json:"rest_api_key"`
		ClientSecret string            `json:"client_secret"`
		RedirectURIs []string          `json:"redirect_uris"`
		Environment  map[string]string `json:"environment"`
	}
	strict(t, lines[0]+"\n", &info)
	ca := info.Environment["SSL_CERT_FILE"]
	for _, name := range []string{"CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"} {
		if info.Environment[name] != ca || filepath.Dir(ca) != dir {
			t.Errorf("%s is %q", name, info.Environment[name])
		}
	}
	pem, err := os.ReadFile(ca)
	if err != nil {
		t.Fatal(err)
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(pem)
	proxy, err := url.Parse(info.Environment["HTTPS_PROXY"])
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy), TLSClientConfig: &tls.Config{RootCAs: trusted}}}
	answer, err := client.Get("https://kapi.kakao.com/v2/user/me")
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	client.CloseIdleConnections()
	if answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("status %d", answer.StatusCode)
	}
	if r := end(); r.code != 0 || r.err != "" {
		t.Error(r)
	}
}

func TestSimulateDoorInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lines, end := w.firstLines(10, "--tls-dir", filepath.Join(t.TempDir(), "it's"))
	for i, name := range []string{"HTTPS_PROXY='http://127.0.0.1:", "SSL_CERT_FILE='", "CURL_CA_BUNDLE='", "REQUESTS_CA_BUNDLE='", "NODE_EXTRA_CA_CERTS='", "NODE_USE_ENV_PROXY='1'"} {
		if !strings.HasPrefix(lines[4+i], "export "+name) {
			t.Errorf("line %q, want %s", lines[4+i], name)
		}
	}
	if !strings.Contains(lines[5], `it'\''s`) {
		t.Errorf("not fit for a shell: %s", lines[5])
	}
	if r := end(); r.code != 0 || !strings.Contains(r.err, "export") {
		t.Error(r)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if r := w.want(1, "simulate", "--json", "--tls-dir", filepath.Join(file, "below")); errorOf(t, r).Kind != "unexpected" || !strings.Contains(r.err, "--tls-dir") {
		t.Error(r)
	}
}
