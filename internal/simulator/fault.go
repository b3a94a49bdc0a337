package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Modes of a fault (interface.md).
const (
	faultStatus     = "status"      // no effect, the given answer
	faultDropBefore = "drop-before" // no effect, the connection is cut
	faultDropAfter  = "drop-after"  // the call takes effect, then the connection is cut without an answer
	faultDelay      = "delay"       // the call takes effect at once, its answer comes late
	faultTruncate   = "truncate"    // the call takes effect, half the body arrives, then the connection is cut
	faultHTML       = "html"        // no effect, an HTML page
)

// fault spoils the next calls of one path. A nil fault spoils nothing.
type fault struct {
	Path   string   `json:"path"`
	Mode   string   `json:"mode"`
	Status int      `json:"status,omitempty"` // of status and html; 503 when left out
	Body   string   `json:"body,omitempty"`
	Delay  duration `json:"delay,omitempty"`
	Times  int      `json:"times"` // 1 when left out
}

// duration is a time span in Go's notation, such as "1h30m".
type duration time.Duration

func (d *duration) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return errors.New(`a duration is text such as "90s"`)
	}
	parsed, err := time.ParseDuration(text)
	*d = duration(parsed)
	return err
}

func (d duration) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(d).String()) }

// UnmarshalJSON sets the defaults and checks the fault.
func (f *fault) UnmarshalJSON(b []byte) error {
	type plain fault
	p := plain{Times: 1, Status: http.StatusServiceUnavailable}
	if err := decodeStrict(b, &p); err != nil {
		return err
	}
	*f = fault(p)
	modes := []string{faultStatus, faultDropBefore, faultDropAfter, faultDelay, faultTruncate, faultHTML}
	switch {
	case !strings.HasPrefix(f.Path, "/") || isOwnPath(f.Path), strings.HasPrefix(f.Path, imageRoot):
		return fmt.Errorf("path %q is not a path of kauth or kapi", f.Path)
	case !slices.Contains(modes, f.Mode):
		return fmt.Errorf("mode %q is not one of %s", f.Mode, strings.Join(modes, ", "))
	case f.Status < 200 || f.Status > 599:
		return fmt.Errorf("status %d is not a final HTTP status", f.Status)
	case f.Times < 1:
		return errors.New("times must be 1 or more")
	case (f.Mode == faultDelay) != (f.Delay > 0):
		return errors.New(`delay belongs to mode "delay" and must be above zero`)
	}
	return nil
}

// takeFault counts and returns the next fault of the path, nil when there is none. The lock must be held.
func (s *Simulator) takeFault(path string) *fault {
	i := slices.IndexFunc(s.faults, func(f *fault) bool { return f.Path == path })
	if i < 0 {
		return nil
	}
	taken := *s.faults[i]
	s.faults[i].Times--
	if s.faults[i].Times == 0 {
		s.faults = slices.Delete(s.faults, i, i+1)
	}
	return &taken
}

// takesEffect reports whether the call is done before it is spoiled.
func (f *fault) takesEffect() bool {
	return f == nil || f.Mode == faultDropAfter || f.Mode == faultDelay || f.Mode == faultTruncate
}

// cutsConnection reports whether the client gets no answer at all.
func (f *fault) cutsConnection() bool {
	return f != nil && (f.Mode == faultDropBefore || f.Mode == faultDropAfter)
}

// fill writes the answer of a fault that has no effect.
func (f *fault) fill(answer *answerBuffer) {
	kind, body := "application/json;charset=UTF-8", f.Body
	switch {
	case f.Mode == faultHTML:
		kind = "text/html;charset=utf-8"
		if body == "" {
			body = "<!doctype html><title>Bad Gateway</title><h1>Bad Gateway</h1><p>simulated fault</p>\n"
		}
	case body != "" && !json.Valid([]byte(body)):
		kind = "text/plain;charset=utf-8"
	}
	answer.Header().Set("Content-Type", kind)
	answer.WriteHeader(f.Status)
	if f.Status != http.StatusNoContent && f.Status != http.StatusNotModified {
		_, _ = answer.Write([]byte(body))
	}
}

// finish puts the answer on the wire as the fault says. done ends a delay early.
func (f *fault) finish(w http.ResponseWriter, r *http.Request, answer *answerBuffer, done <-chan struct{}) {
	if f.cutsConnection() {
		panic(http.ErrAbortHandler) // net/http's way to cut a connection
	}
	if f == nil {
		answer.send(w, answer.body.Len())
		return
	}
	switch f.Mode {
	case faultDelay:
		select {
		case <-time.After(time.Duration(f.Delay)):
		case <-r.Context().Done():
		case <-done:
		}
	case faultTruncate:
		answer.send(w, answer.body.Len()/2)
		_ = http.NewResponseController(w).Flush() // the half must leave before the cut
		panic(http.ErrAbortHandler)
	}
	answer.send(w, answer.body.Len())
}
