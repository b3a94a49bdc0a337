package journal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

func init() {
	roles["add one with a key"] = func(ctx context.Context, j *Journal) error {
		in := text("하나뿐")
		in.Key = "하나뿐"
		_, err := j.Add(ctx, in)
		if _, taken := errors.AsType[*KeyTakenError](err); taken {
			fmt.Println("taken")
			return j.Close()
		}
		fmt.Println("mine")
		return errors.Join(err, j.Close())
	}
	roles["add and send"] = func(ctx context.Context, j *Journal) error {
		for i := range 3 {
			if _, err := j.Add(ctx, text(fmt.Sprintf("%d의 %d", os.Getpid(), i))); err != nil {
				return err
			}
		}
		return errors.Join(drain(ctx, j, func(*OpenAttempt, string) {}), j.Close())
	}
	roles["send for ever"] = func(ctx context.Context, j *Journal) error {
		for n := 0; ; n++ {
			m, err := j.Add(ctx, text(fmt.Sprintf("%d", n)))
			if err != nil {
				return err
			}
			fmt.Println("added", m[0].ID)
			err = drain(ctx, j, func(a *OpenAttempt, id string) { fmt.Println("left", id) })
			if err != nil {
				return err
			}
			fmt.Println("sent", m[0].ID)
		}
	}
}

// drain sends what is due, with a request that is only said to have been made.
func drain(ctx context.Context, j *Journal, request func(a *OpenAttempt, id string)) error {
	s, err := j.Sender(ctx)
	if err != nil {
		return err
	}
	for {
		m, err := s.Next(ctx, Account{})
		if m == nil || err != nil {
			return errors.Join(err, s.Close())
		}
		a, err := s.Begin(ctx, m.ID, NotWritten)
		if err != nil {
			return errors.Join(err, s.Close())
		}
		if err := a.Leave(ctx); err != nil {
			return errors.Join(err, s.Close())
		}
		request(a, m.ID)
		if _, err := a.Finish(ctx, Outcome{State: Sent, Written: true}); err != nil {
			return errors.Join(err, s.Close())
		}
	}
}

func child(j *Journal, role string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), roleVariable+"="+role, fileVariable+"="+j.path)
	return c
}

// crowd runs n processes at once and returns what they printed.
func crowd(t *testing.T, j *Journal, role string, n int) []string {
	t.Helper()
	out := make([]string, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			c := child(j, role)
			var problem strings.Builder
			c.Stderr = &problem
			got, err := c.Output()
			if err != nil {
				t.Errorf("process %d: %v %s", i, err, problem.String())
			}
			out[i] = strings.TrimSpace(string(got))
		})
	}
	wg.Wait()
	return out
}

func TestTwentyProcessesOneKey(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t) // the crowd makes the file, too
	owners := 0
	for _, word := range crowd(t, j, "add one with a key", 20) {
		if word == "mine" {
			owners++
		}
	}
	got, err := j.List(t.Context(), Open...)
	check(t, err)
	if owners != 1 || len(got) != 1 {
		t.Errorf("%d owners, %d messages", owners, len(got))
	}
}

func TestManyProcessesSendEachMessageOnce(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	crowd(t, j, "add and send", 6)
	got, err := j.List(t.Context(), Sent)
	check(t, err)
	if len(got) != 18 {
		t.Errorf("%d of 18 messages are sent", len(got))
	}
	var before time.Time
	for _, m := range got { // in order, and one at a time
		if m.Attempts != 1 || m.Last.Started.Before(before) {
			t.Errorf("%d attempts, begun %v, the one before ended %v", m.Attempts, m.Last.Started, before)
		}
		before = m.Last.Ended
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	said := map[string][]string{} // by id: what the children reported
	for range 12 {
		c := child(j, "send for ever")
		out, err := c.StdoutPipe()
		check(t, err)
		check(t, c.Start())
		lines := bufio.NewReader(out)
		listen := func() bool {
			line, err := lines.ReadString('\n')
			if word, id, ok := strings.Cut(strings.TrimSpace(line), " "); ok && err == nil {
				said[id] = append(said[id], word)
			}
			return err == nil
		}
		listen()
		time.Sleep(time.Duration(rand.IntN(12_000)) * time.Microsecond)
		check(t, c.Process.Kill())
		for listen() {
		}
		_, _ = io.Copy(io.Discard, out)
		_ = c.Wait()
	}
	_, err := j.Recover(t.Context())
	check(t, err)
	if left, err := j.List(t.Context(), Sending); err != nil || len(left) != 0 {
		t.Errorf("%d are still being sent, %v", len(left), err)
	}
	for id, words := range said {
		m, err := j.Find(t.Context(), id)
		if err != nil {
			t.Fatalf("message %s, of which was said %v, is lost: %v", id, words, err)
		}
		lefts := strings.Count(strings.Join(words, " "), "left")
		if lefts > 1 {
			t.Errorf("%s was sent %d times", id, lefts)
		}
		if last := words[len(words)-1]; last == "sent" && m.State != Sent || last == "left" && m.State != Sent && m.State != Unknown {
			t.Errorf("%s: said %v, kept as %s", id, words, m.State)
		}
	}
}

func TestAProcessThatIsGone(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s, err := j.Sender(t.Context())
	check(t, err)
	before, after := add(t, j, text("나가기 전")), add(t, j, text("나간 뒤"))
	_, err = s.Begin(t.Context(), before.ID, NotWritten)
	check(t, err)
	left, err := s.Begin(t.Context(), after.ID, Leaving)
	check(t, err)
	other := again(t, j)
	if n, err := other.Recover(t.Context()); n != 0 || err != nil {
		t.Errorf("%d were taken from a sender that lives, %v", n, err)
	}
	s.unlock() // as the system does for a process that ends
	if n, err := other.Recover(t.Context()); n != 2 || err != nil {
		t.Errorf("%d were left behind, %v", n, err)
	}
	wantState(t, j, before.ID, Queued)
	if m := wantState(t, j, after.ID, Unknown); !m.Last.Gone || m.Last.Fate != Unknown {
		t.Errorf("%+v", m.Last)
	}
	// It lived after all and knows the outcome, which is better than not knowing.
	if m, err := left.Finish(t.Context(), Outcome{State: Sent, Status: 200}); err != nil || m.State != Sent || m.Last.Gone {
		t.Errorf("%+v %v", m, err)
	}
	wantError[*StateError](t, left.Leave(t.Context()))
	wantError[*StateError](t, errOf(left.Finish(t.Context(), Outcome{State: Sent})))
}

func TestCloseSettlesWhatWasNotFinished(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s, err := j.Sender(t.Context())
	check(t, err)
	m := add(t, j, text("가"))
	_, err = s.Begin(t.Context(), m.ID, Leaving)
	check(t, err)
	check(t, s.Close())
	check(t, s.Close())
	wantState(t, j, m.ID, Unknown)
}
