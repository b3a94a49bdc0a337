package session

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// The same rules hold for real processes that are killed, all at once as in a power cut, while one of them has a request
// with Kakao.
func TestModelWithKilledProcesses(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 11))
			w := newModel(t, seed)
			defer w.close()
			if seed%2 == 1 { // they begin with a refresh
				w.now = w.now.Add(7 * time.Hour)
			}
			for round := range 3 {
				w.befriend(nil)
				if round == 1 { // a child ends at its first failure, so that not much is sent among faults
					w.spoil(r)
				}
				w.powerCut(round, 1+r.IntN(6), r.IntN(2) == 0)
			}
			w.check("after the last kill")
			w.settleDown()
			w.check("after everything was mended")
			if len(w.arrivals()) == 0 {
				w.wrong("nothing arrived, so that nothing was proved")
			}
			for _, problem := range w.problems {
				t.Error(problem)
			}
			if t.Failed() {
				t.Log(strings.Join(w.told, "\n"))
			}
		})
	}
}

// powerCut lets two children send and kills both when the request numbered at has come in, before or after it took effect.
func (w *model) powerCut(round, at int, after bool) {
	w.t.Helper()
	w.tell("both children die at request %d, after its effect: %t", at, after)
	reached, dead := make(chan struct{}), make(chan struct{})
	var mu sync.Mutex
	served := 0
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, req *http.Request) {
		mu.Lock()
		served++
		last := served == at
		mu.Unlock()
		if last && !after {
			close(reached)
			<-dead
		}
		if !last || !after {
			w.handler.ServeHTTP(rw, req)
			return
		}
		func() {
			defer func() { _ = recover() }() // the simulator's way to cut a connection
			w.handler.ServeHTTP(httptest.NewRecorder(), req)
		}()
		close(reached)
		<-dead
	}))
	defer server.Close()
	var children [2]*exec.Cmd
	ended := make(chan struct{})
	var running sync.WaitGroup
	for n := range children {
		var texts []string
		for k := range 4 {
			texts = append(texts, fmt.Sprintf("round %d, child %d, %d", round, n, k))
			w.wrote(texts[k])
		}
		c := exec.CommandContext(w.t.Context(), os.Args[0])
		c.Env = append(os.Environ(), childTexts+"="+strings.Join(texts, "|"), childProfile+"="+w.dir,
			childServer+"="+server.URL, fmt.Sprintf("%s=%d", childNow, w.clock().Unix()))
		if n == 1 { // to friends, several in a request
			c.Env = append(c.Env, childTo+"="+strings.Join(modelFriends[:3], ","))
		}
		if err := c.Start(); err != nil {
			w.t.Fatal(err)
		}
		children[n] = c
		running.Go(func() { _ = c.Wait() })
	}
	go func() {
		running.Wait()
		close(ended)
	}()
	select {
	case <-reached:
	case <-ended: // a fault ended them before
	}
	for _, c := range children {
		_ = c.Process.Kill()
	}
	<-ended
	close(dead)
}
