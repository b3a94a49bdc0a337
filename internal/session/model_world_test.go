package session

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
)

// modelURL is where the simulator would be; every request is handed to it in this process.
const modelURL = "http://127.0.0.1:1"

// model is one run: a simulated Kakao, a profile, the processes that use it, and what a person decided.
type model struct {
	t       *testing.T
	seed    uint64
	dir     string
	handler http.Handler
	sim     *simulator.Simulator
	actors  [3]*process      // nil: not started
	eye     *journal.Journal // looks on and lets a person decide; never dies

	mu       sync.Mutex
	now      time.Time
	accepted map[string]bool   // ids that a receipt named
	texts    map[string]string // by hash: what was asked to be sent
	decided  map[string]int    // by id: how often a person let go again what may have arrived
	told     []string
	problems []string
}

func newModel(t *testing.T, seed uint64) *model {
	t.Helper()
	w := &model{
		t: t, seed: seed, dir: modelDir(t), now: time.Date(2026, 3, 1, 3, 0, 0, 0, time.UTC),
		accepted: map[string]bool{}, texts: map[string]string{}, decided: map[string]int{},
	}
	w.sim = simulator.New(simulator.Config{ConsentAuto: true, Now: w.clock, RedirectURIs: []string{deaf}})
	w.handler = w.sim.Handler()
	w.eye = w.journal(w.clock)
	w.befriend(rand.New(rand.NewPCG(seed, 1<<40)))
	if err := w.logIn(w.actor(0)); err != nil {
		t.Fatal(err)
	}
	return w
}

// modelFriends are whom messages go to besides oneself: more than share a request.
var modelFriends = []string{"f0", "f1", "f2", "f3", "f4", "f5", "f6"}

// befriend gives the person friends. With a source of chance some take no messages, or no more today.
func (w *model) befriend(r *rand.Rand) {
	var all []map[string]any
	for i, uuid := range modelFriends {
		f := map[string]any{"uuid": uuid, "id": 100 + i, "profile_nickname": uuid}
		if r != nil {
			switch r.IntN(12) {
			case 0:
				f["refuses"] = true
			case 1:
				f["stranger"] = true
			case 2:
				f["pair_left"] = r.IntN(2)
			case 3:
				f["receiver_left"] = r.IntN(3)
			}
		}
		all = append(all, f)
	}
	w.control("POST", "/_sim/friends", all, nil)
}

// modelDir is in memory where the system has such a place: waiting for a disk proves nothing here.
func modelDir(t *testing.T) string {
	t.Helper()
	if dir, err := os.MkdirTemp("/dev/shm", "model"); err == nil {
		return dir
	}
	return t.TempDir()
}

func (w *model) close() {
	for _, p := range w.actors {
		if p != nil {
			p.bury()
		}
	}
	_ = w.eye.Close()
	_ = w.sim.Close()
	_ = os.RemoveAll(w.dir)
}

func (w *model) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *model) tell(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.told = append(w.told, fmt.Sprintf(format, args...))
}

func (w *model) wrong(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, fmt.Sprintf(format, args...))
}

func (w *model) journal(now func() time.Time) *journal.Journal {
	return journal.New(filepath.Join(w.dir, "journal.db"), journal.Options{Now: now, Random: func() float64 { return 0.5 }})
}

// control makes a control call of the simulator's.
func (w *model) control(method, path string, in, out any) {
	w.t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		w.t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, httptest.NewRequest(method, modelURL+path, bytes.NewReader(body)))
	if answer.Code != http.StatusOK {
		w.t.Fatalf("%s %s %s: %d %s", method, path, body, answer.Code, answer.Body)
	}
	if out != nil {
		if err := json.Unmarshal(answer.Body.Bytes(), out); err != nil {
			w.t.Fatal(err)
		}
	}
}

// process is a session and a journal that may die together. It counts its steps: every look at the clock, every stage of a
// request. At the step dieAt its goroutine ends, with transactions rolled back as the next opening of the file would; at the
// step stopAt a person interrupts it.
type process struct {
	w       *model
	s       *Session
	j       *journal.Journal
	steps   atomic.Int64
	dieAt   int64 // 0: never
	stopAt  int64
	stop    context.CancelFunc
	dead    atomic.Bool
	request func() // called while a message is on its way
}

// actor is the process with this number, started if need be.
func (w *model) actor(n int) *process {
	w.t.Helper()
	if w.actors[n] != nil {
		return w.actors[n]
	}
	p := &process{w: w}
	now := func() time.Time { p.pass(); return w.clock() }
	p.j = w.journal(now)
	set := store.Settings{RESTAPIKey: simulator.DefaultRESTAPIKey, RedirectURI: deaf, AuthURL: modelURL, APIURL: modelURL, Tokens: "file", KeepDays: 3650}
	var err error
	if p.s, err = Open(Options{Dirs: store.Dirs{Config: w.dir, State: w.dir}, Settings: set, Now: now, Journal: p.j, Origin: "send"}); err != nil {
		w.t.Fatal(err)
	}
	config := kakao.Config{RESTAPIKey: set.RESTAPIKey, RedirectURI: deaf, AuthURL: modelURL, APIURL: modelURL}
	if p.s.client, err = kakao.New(config, kakao.Options{HTTP: &http.Client{Transport: p}, Now: p.s.now, Observe: p.s.observed}); err != nil {
		w.t.Fatal(err)
	}
	w.actors[n] = p
	return p
}

// pass is a step. The dead take none.
func (p *process) pass() {
	n := p.steps.Add(1)
	if n == p.stopAt {
		p.stop()
	}
	if n == p.dieAt {
		p.dead.Store(true)
	}
	if p.dead.Load() {
		runtime.Goexit()
	}
}

// bury closes what a process had open, as the system does when it ends.
func (p *process) bury() {
	p.s.Close()
	_ = p.j.Close()
}

// do runs f in the process, which may die in it (then f does not return, and false is the answer).
func (w *model) do(n int, r *rand.Rand, f func(context.Context, *process)) bool {
	w.t.Helper()
	p := w.actor(n)
	ctx, cancel := context.WithCancel(w.t.Context())
	defer cancel()
	p.steps.Store(0)
	p.dieAt, p.stopAt, p.stop = 0, 0, cancel
	switch {
	case r == nil:
	case r.IntN(4) == 0:
		p.dieAt = 1 + r.Int64N(45)
	case r.IntN(8) == 0:
		p.stopAt = 1 + r.Int64N(45)
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		f(ctx, p)
	}()
	<-over
	if !p.dead.Load() {
		return true
	}
	w.tell("  process %d died at its step %d", n, p.dieAt)
	p.bury()
	w.actors[n] = nil
	// Its locks end with it. In this process they would stay with files that are still open; a lock on a removed file
	// excludes nobody.
	for _, lock := range []string{"journal.db.sender", "tokens.lock", "login.lock"} {
		_ = os.Remove(filepath.Join(w.dir, lock))
	}
	return false
}

// RoundTrip hands a request to the simulator, with the stages that a connection has.
func (p *process) RoundTrip(req *http.Request) (*http.Response, error) {
	p.pass()
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if trace := httptrace.ContextClientTrace(req.Context()); trace != nil && trace.GotConn != nil {
		trace.GotConn(httptrace.GotConnInfo{})
	}
	p.pass()
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	if (req.URL.Path == sendPath || req.URL.Path == friendSendPath) && p.request != nil {
		p.request()
	}
	res, err := serve(p.w.handler, req, body)
	p.pass()
	if gone := req.Context().Err(); gone != nil {
		return nil, gone
	}
	return res, err
}

// serve is one exchange with the simulator; a connection that it cuts ends early.
func serve(handler http.Handler, req *http.Request, body []byte) (*http.Response, error) {
	in := req.Clone(req.Context())
	in.Body, in.RequestURI, in.RemoteAddr = io.NopCloser(bytes.NewReader(body)), req.URL.RequestURI(), "127.0.0.1:2"
	in.Host = req.URL.Host
	answer, cut := httptest.NewRecorder(), false
	func() {
		defer func() {
			if p := recover(); p == http.ErrAbortHandler {
				cut = true
			} else if p != nil {
				panic(p)
			}
		}()
		handler.ServeHTTP(answer, in)
	}()
	if cut && !answer.Flushed {
		return nil, io.EOF
	}
	res := answer.Result()
	if cut {
		res.Body = io.NopCloser(io.MultiReader(res.Body, brokenOff{}))
	}
	return res, nil
}

type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
