package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// guardOwn keeps the simulator's own pages from other sites: the Host must name this machine (a site that rebinds its
// name to 127.0.0.1 does not), and a browser must not be asking for another origin.
func guardOwn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = strings.Trim(r.Host, "[]") // no port
		}
		crossSite := !sameOrigin(r) && !(r.Method == http.MethodGet && r.URL.Path == "/") // a link to the phone is fine
		if !isLoopbackHost(host) || crossSite {
			writeReason(w, http.StatusForbidden, "only this machine may use the simulator's controls, and no other site")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// writeReason answers a control call that failed.
func writeReason(w http.ResponseWriter, status int, reason string) {
	writeJSON(w, status, map[string]string{"error": reason})
}

// control does a control call: body is the request's JSON. It runs with the lock held; an error is answered with 400
// and must leave the state as it was.
type control func(body []byte) (any, error)

func (s *Simulator) controlRoutes(mux *http.ServeMux) {
	routes := map[string]map[string]control{
		"/_sim/messages":  {"GET": s.getMessages},
		"/_sim/requests":  {"GET": s.getRequests},
		"/_sim/clock":     {"POST": s.moveClock},
		"/_sim/consent":   {"POST": s.setConsent},
		"/_sim/faults":    {"POST": s.addFaults, "DELETE": s.clearFaults},
		"/_sim/quota":     {"POST": s.setQuota},
		"/_sim/app":       {"POST": s.setApp},
		"/_sim/friends":   {"GET": s.getFriends, "POST": s.setFriends},
		"/_sim/templates": {"GET": s.getTemplates, "POST": s.setTemplates},
	}
	for path, methods := range routes {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			do, ok := methods[r.Method]
			if !ok {
				writeReason(w, http.StatusMethodNotAllowed, r.URL.Path+" does not know the method "+r.Method)
				return
			}
			body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
			if err != nil {
				writeReason(w, http.StatusBadRequest, "read body: "+err.Error())
				return
			}
			s.mu.Lock()
			answer, err := do(body)
			s.mu.Unlock()
			if err != nil {
				writeReason(w, http.StatusBadRequest, err.Error())
				return
			}
			writeJSON(w, http.StatusOK, answer)
		})
	}
	unknown := func(w http.ResponseWriter, r *http.Request) {
		writeReason(w, http.StatusNotFound, "no such control: "+printable(r.URL.Path, 100))
	}
	mux.HandleFunc("/_sim", unknown)
	mux.HandleFunc("/_sim/", unknown)
}

// decodeStrict reads one JSON value and refuses unknown names, so that a mistyped control says so.
func decodeStrict(body []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("read JSON: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("read JSON: more than one value")
	}
	return nil
}

func (s *Simulator) getMessages([]byte) (any, error) {
	return append([]message{}, s.messages...), nil
}

func (s *Simulator) getRequests([]byte) (any, error) {
	return append([]requestRecord{}, s.requests...), nil
}

func (s *Simulator) moveClock(body []byte) (any, error) {
	var in struct {
		Advance duration `json:"advance"`
	}
	if err := decodeStrict(body, &in); err != nil {
		return nil, err
	}
	offset := s.clockOffset + time.Duration(in.Advance)
	if in.Advance <= 0 || offset < s.clockOffset {
		return nil, errors.New(`advance must be a time span above zero, such as "7h"`)
	}
	s.clockOffset = offset
	return map[string]time.Time{"now": s.now()}, nil
}

func (s *Simulator) setConsent(body []byte) (any, error) {
	var in struct {
		Scope  string `json:"scope"`
		Agreed *bool  `json:"agreed"`
	}
	if err := decodeStrict(body, &in); err != nil {
		return nil, err
	}
	switch {
	case in.Agreed == nil:
		return nil, errors.New("agreed is missing")
	case !s.app.isOn(in.Scope):
		return nil, fmt.Errorf("the app has no consent item %q", in.Scope)
	case s.linkedAt.IsZero():
		return nil, errors.New("the person is not linked to the app: log in first")
	}
	if *in.Agreed {
		s.agreed[in.Scope] = true
	} else {
		delete(s.agreed, in.Scope)
	}
	return map[string][]string{"agreed": s.agreedScopes()}, nil
}

func (s *Simulator) addFaults(body []byte) (any, error) {
	var faults []*fault
	if err := decodeStrict(body, &faults); err != nil {
		return nil, err
	}
	if slices.Contains(faults, nil) {
		return nil, errors.New("a fault is an object")
	}
	s.faults = append(s.faults, faults...)
	return map[string]any{"faults": s.faults}, nil
}

func (s *Simulator) clearFaults([]byte) (any, error) {
	s.faults = nil
	return map[string]any{"faults": []*fault{}}, nil
}
