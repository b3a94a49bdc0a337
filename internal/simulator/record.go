package simulator

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// maxRequests is how many calls /_sim/requests remembers.
const maxRequests = 10000

// requestRecord is one call of the simulated hosts. It never holds a query, header or body: they carry codes and tokens.
type requestRecord struct {
	At     time.Time `json:"at"`
	Method string    `json:"method"`
	Path   string    `json:"path"`
	Status int       `json:"status"` // 0: the connection was cut without an answer
}

// answer is a response that is not on the wire yet, so that a fault can still spoil it.
type answerBuffer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func newAnswerBuffer() *answerBuffer { return &answerBuffer{header: http.Header{}} }

func (a *answerBuffer) Header() http.Header { return a.header }

func (a *answerBuffer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answerBuffer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

// send puts the answer on the wire, its body's first n bytes at most.
func (a *answerBuffer) send(w http.ResponseWriter, n int) {
	a.WriteHeader(http.StatusOK)
	maps.Copy(w.Header(), a.header)
	w.Header().Set("Content-Length", strconv.Itoa(a.body.Len()))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body.Bytes()[:n]) // the client may be gone
}

// serveRecorded answers a call of kauth or kapi, spoiled by the next fault of its path, and notes it before the client
// can know the answer.
func (s *Simulator) serveRecorded(w http.ResponseWriter, r *http.Request, next http.Handler) {
	record := requestRecord{Method: printable(r.Method, 20), Path: printable(r.URL.Path, 200)}
	s.mu.Lock()
	record.At = s.now()
	f := s.takeFault(r.URL.Path)
	s.mu.Unlock()

	answer := newAnswerBuffer()
	answer.Header().Set("Date", record.At.Format(http.TimeFormat)) // a clock that was moved shows in every answer
	if f.takesEffect() {
		next.ServeHTTP(answer, r)
	} else {
		if !f.cutsConnection() {
			// A client that is still writing a picture would see a cut connection and never this answer.
			_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, maxUpload))
		}
		f.fill(answer)
	}
	answer.WriteHeader(http.StatusOK)
	record.Status = answer.status
	if f.cutsConnection() {
		record.Status = 0
	}
	s.mu.Lock()
	s.requests = append(s.requests, record)
	if len(s.requests) > maxRequests {
		s.requests = slices.Delete(s.requests, 0, len(s.requests)-maxRequests)
	}
	s.mu.Unlock()
	f.finish(w, r, answer, s.done)
}

// printable keeps at most n runes that a terminal can show.
func printable(text string, n int) string {
	var kept []rune
	for _, r := range text {
		if len(kept) == n {
			break
		}
		if !strconv.IsPrint(r) {
			r = '?'
		}
		kept = append(kept, r)
	}
	return string(kept)
}
