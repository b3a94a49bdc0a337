package simulator

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func (g *rig) openDoor() Door {
	g.t.Helper()
	door, err := g.sim.OpenDoor(filepath.Join(g.t.TempDir(), "door"))
	if err != nil {
		g.t.Fatal(err)
	}
	return door
}

// through makes a client that a script's author would have: it trusts the CA and uses the proxy, as the environment says.
func (g *rig) through(door Door) *http.Client {
	g.t.Helper()
	file, err := os.ReadFile(door.CAFile)
	if err != nil {
		g.t.Fatal(err)
	}
	trusted := x509.NewCertPool()
	if !trusted.AppendCertsFromPEM(file) {
		g.t.Fatal("no certificate in the file")
	}
	proxy, err := url.Parse(door.ProxyURL)
	if err != nil {
		g.t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy), TLSClientConfig: &tls.Config{RootCAs: trusted}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	g.t.Cleanup(client.CloseIdleConnections)
	return client
}

func TestDoorPlaysKakaosAddresses(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	door := g.openDoor()
	g.http = g.through(door)
	inside, outside := g.base, "https://kauth.kakao.com"
	g.base = outside
	access, _ := g.login()
	g.base = "https://kapi.kakao.com"
	if r := g.send(access, textTemplate); r.status != 200 || r.body != `{"result_code":0}` {
		t.Errorf("send: %d %s", r.status, r.body)
	}
	if page := g.friends(access, ""); page.After == nil || !strings.HasPrefix(*page.After, "https://kapi.kakao.com/v1/api/talk/friends?") {
		t.Errorf("after_url %v", page.After)
	}
	up := g.uploaded(g.upload(encoded(t, "png", 3, 3)))
	if path, ok := strings.CutPrefix(up.URL, "https://kapi.kakao.com"); !ok || g.call("GET", path, "", nil).status != 200 {
		t.Errorf("image at %s", up.URL)
	}
	// The simulator's own pages are not Kakao's.
	if r := g.call("GET", "/_sim/messages", "", nil); r.status != 403 {
		t.Errorf("a control by Kakao's name: %d", r.status)
	}
	other := g.request("GET", "/v2/user/me", "", nil)
	other.Host = "example.com"
	if r := g.do(other); r.status != http.StatusMisdirectedRequest {
		t.Errorf("another host in the tunnel: %d", r.status)
	}
	g.base = inside
	g.http = http.DefaultClient
	if n := len(g.messages()); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestDoorLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	door := g.openDoor()
	client := g.through(door)
	for _, address := range []string{"https://example.com/", "https://kapi.kakao.com.example.com/", "https://kapi.kakao.com:8443/", "https://accounts.kakao.com/"} {
		res, err := client.Get(address)
		if err == nil {
			res.Body.Close()
			t.Errorf("%s answered %d", address, res.StatusCode)
		} else if !strings.Contains(err.Error(), "Forbidden") {
			t.Errorf("%s: %v", address, err)
		}
	}
	res, err := client.Get("http://kapi.kakao.com/v2/user/me") // plain http
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("plain http: %d", res.StatusCode)
	}
}

func TestDoorCertificate(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	authority, leaf, err := makeCertificates(now)
	if err != nil {
		t.Fatal(err)
	}
	block, rest := pem.Decode(authority)
	if block == nil || len(rest) != 0 || strings.Contains(string(authority), "PRIVATE") {
		t.Fatal("the file is not one certificate")
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority)
	hosts, err := x509.ParseCertificate(leaf.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host string
		at   time.Time
		good bool
	}{
		{"kauth.kakao.com", now, true}, {"kapi.kakao.com", now.Add(364 * 24 * time.Hour), true}, {"kakao.com", now, false},
		{"accounts.kakao.com", now, false}, {"kapi.kakao.com", now.Add(366 * 24 * time.Hour), false}, {"kapi.kakao.com", now.Add(-2 * time.Hour), false},
	} {
		_, err := hosts.Verify(x509.VerifyOptions{Roots: trusted, DNSName: c.host, CurrentTime: c.at})
		if (err == nil) != c.good {
			t.Errorf("%s at %s: %v", c.host, c.at, err)
		}
	}
	ca, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if !ca.PermittedDNSDomainsCritical || strings.Join(ca.PermittedDNSDomains, " ") != "kauth.kakao.com kapi.kakao.com" || !ca.MaxPathLenZero {
		t.Error("the CA could vouch for more than the two hosts")
	}
}

func TestDoorErrors(t *testing.T) {
	t.Parallel()
	sim := New(Config{})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sim.OpenDoor(filepath.Join(file, "below")); err == nil {
		t.Error("a folder below a file was made")
	}
	door, err := sim.OpenDoor(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(door.CAFile); err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
		t.Errorf("the file: %v %v", info, err)
	}
	if err := sim.Close(); err != nil {
		t.Fatal(err)
	}
	if c, err := net.Dial("tcp", strings.TrimPrefix(door.ProxyURL, "http://")); err == nil {
		c.Close()
		t.Error("the door is open after Close")
	}
	if _, err := sim.OpenDoor(t.TempDir()); err == nil {
		t.Error("a door was opened after Close")
	}
}

// environment is this process's without what would lead past the door, and with the door's own.
func (d Door) environment() []string {
	var env []string
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(strings.ToUpper(pair), "="); !strings.HasSuffix(name, "_PROXY") {
			env = append(env, pair)
		}
	}
	for _, pair := range d.Environment() {
		env = append(env, pair[0]+"="+pair[1])
	}
	return env
}

// curl with the environment alone goes through the door.
func TestDoorForCurl(t *testing.T) {
	t.Parallel()
	path, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("curl is not installed")
	}
	g := newRig(t, Config{})
	cmd := exec.Command(path, "--silent", "--show-error", "https://kapi.kakao.com/v2/user/me")
	cmd.Env = g.openDoor().environment()
	cmd.Stderr = io.Discard
	out, err := cmd.Output()
	if err != nil || string(out) != `{"msg":"no authentication key!","code":-401}` {
		t.Errorf("%v: %s", err, out)
	}
}
