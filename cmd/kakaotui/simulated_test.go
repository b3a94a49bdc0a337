package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// control is a call of /_sim.
func (w *world) control(method, path, body string) []byte {
	w.t.Helper()
	req, err := http.NewRequest(method, w.url+"/_sim/"+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	var b bytes.Buffer
	if _, err := b.ReadFrom(answer.Body); err != nil {
		w.t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		w.t.Fatalf("%s %s: HTTP %d: %s", method, path, answer.StatusCode, b.Bytes())
	}
	return b.Bytes()
}

func (w *world) fault(path, mode, more string) {
	w.t.Helper()
	w.control("POST", "faults", fmt.Sprintf(`[{"path":%q,"mode":%q%s}]`, path, mode, more))
}

// messages are the texts that arrived.
func (w *world) messages() []string {
	w.t.Helper()
	var list []struct {
		Template struct {
			Text string `json:"text"`
		} `json:"template_object"`
	}
	if err := json.Unmarshal(w.control("GET", "messages", ""), &list); err != nil {
		w.t.Fatal(err)
	}
	texts := []string{}
	for _, m := range list {
		texts = append(texts, m.Template.Text)
	}
	return texts
}

// calls counts the calls of a path that Kakao saw.
func (w *world) calls(path string) int {
	w.t.Helper()
	var list []struct {
		Path string `json:"path"`
	}
	if err := json.Unmarshal(w.control("GET", "requests", ""), &list); err != nil {
		w.t.Fatal(err)
	}
	n := 0
	for _, r := range list {
		if r.Path == path {
			n++
		}
	}
	return n
}
