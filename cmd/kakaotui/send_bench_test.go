package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// pythonSender is how the tutorials send: the token out of kakao_code.json, one POST with requests.
const pythonSender = `import json
import sys

import requests

with open("kakao_code.json", "r") as fp:
    tokens = json.load(fp)

url = sys.argv[1] + "/v2/api/talk/memo/default/send"
headers = {"Authorization": "Bearer " + tokens["access_token"]}
data = {
    "template_object": json.dumps({
        "object_type": "text",
        "text": "하나",
        "link": {"web_url": "https://example.com"},
    })
}
response = requests.post(url, headers=headers, data=data)
sys.exit(0 if response.json().get("result_code") == 0 else 1)
`

// BenchmarkSend is a whole kakaotui send, with its journal on disk, beside curl sending the same form and, where there is a
// Python with requests, a script as in the tutorials. They run in turns, so that a busy machine slows all of them; what
// counts are the medians of the ratios.
func BenchmarkSend(b *testing.B) {
	curl, err := exec.LookPath("curl")
	if err != nil {
		b.Skip("there is no curl here")
	}
	w := newWorld(b)
	w.login()
	dir := b.TempDir()
	token := strings.TrimSpace(w.want(0, "token").out)
	for name, content := range map[string]string{
		"kakao_code.json": `{"access_token":"` + token + `"}`, "send.py": pythonSender,
		"curl.conf": `header = "Authorization: Bearer ` + token + `"`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	form := `template_object={"object_type":"text","text":"하나","link":{"web_url":"https://example.com"}}`
	senders := map[string][]string{
		"kakaotui": {released(b), "send", "--quiet", "--link", "https://example.com", "하나"},
		"curl":     {curl, "-q", "-s", "-f", "-K", "curl.conf", "-o", os.DevNull, "--data-urlencode", form, w.url + sendPath},
	}
	if python := pythonWithRequests(); python != "" {
		senders["python"] = []string{python, "send.py", w.url}
	}
	took := map[string][]float64{}
	for b.Loop() {
		for name, args := range senders { // in any order
			took[name] = append(took[name], w.milliseconds(dir, args))
		}
	}
	for name, times := range took {
		b.ReportMetric(median(times), "ms/"+name)
		if name != "kakaotui" {
			b.ReportMetric(median(ratios(times, took["kakaotui"])), name+"/kakaotui")
		}
	}
	b.ReportMetric(0, "ns/op") // all of them together say nothing
	if n := len(w.messages()); n != b.N*len(senders) {
		b.Errorf("%d messages arrived of %d", n, b.N*len(senders))
	}
}

// milliseconds is how long a program takes that has to succeed.
func (w *world) milliseconds(dir string, args []string) float64 {
	w.t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	for k, v := range w.env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		w.t.Fatalf("%s: %v: %s", filepath.Base(args[0]), err, out)
	}
	return float64(time.Since(start).Microseconds()) / 1000
}

func pythonWithRequests() string {
	for _, name := range []string{"/usr/bin/python3", "python3", "python"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import requests").Run() == nil {
			return path
		}
	}
	return ""
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// ratios are those of pairs that ran one after the other.
func ratios(of, to []float64) []float64 {
	var all []float64
	for i := range of {
		all = append(all, of[i]/to[i])
	}
	return all
}
