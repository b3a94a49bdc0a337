package login

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"

	"kakaotui/internal/kakao"
)

const (
	clockStep     = 5 * time.Second  // how often the wall clock is compared with the deadline
	exchangeLimit = time.Minute      // the client has shorter limits of its own
	saveLimit     = 30 * time.Second // the token file's lock may be waited for
	linger        = time.Second      // the listener outlives the outcome, for a browser that asks twice
	shutdownLimit = time.Second
)

func (a *Attempt) isOurs(state string) bool {
	return subtle.ConstantTimeCompare([]byte(state), []byte(a.State)) == 1
}

// take makes p the attempt's answer if it is the first one. False means that the attempt ended without an answer
// that could still become a login.
func (a *Attempt) take(p Pasted) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.expireLocked()
	switch {
	case a.claimed:
		return true
	case a.ended:
		return false
	case p.Denied != nil:
		a.endLocked(kakao.Token{}, p.Denied)
		return true
	}
	a.claimed = true
	a.start(func() { a.finish(p.Code) })
	return true
}

// finish exchanges the code and saves the tokens. The save is not cut off by Close: half a save helps nobody.
func (a *Attempt) finish(code kakao.Secret) {
	ctx, cancel := context.WithTimeout(a.ctx, exchangeLimit)
	defer cancel()
	token, err := a.o.Kakao.Exchange(ctx, code, a.Verifier)
	if err != nil {
		if a.ctx.Err() != nil {
			err = fmt.Errorf("%w: %w", ErrClosed, err)
		}
		a.end(kakao.Token{}, fmt.Errorf("exchanging the code: %w", err))
		return
	}
	saveCtx, cancelSave := context.WithTimeout(context.WithoutCancel(a.ctx), saveLimit)
	defer cancelSave()
	if err := a.o.Save(saveCtx, token); err != nil {
		a.end(token, fmt.Errorf("saving the tokens: %w", err))
		return
	}
	a.end(token, nil)
}

// start runs job in a goroutine that Close waits for. A panic ends the attempt instead of the program, whose terminal
// nobody would restore; its value may hold a secret and is left out.
func (a *Attempt) start(job func()) {
	a.running.Add(1)
	go func() {
		defer a.running.Done()
		defer func() {
			if recover() != nil {
				a.end(kakao.Token{}, errors.New("login: internal failure (panic)"))
			}
		}()
		job()
	}()
}

// supervise ends the attempt at its deadline and takes the listener down after its end.
func (a *Attempt) supervise() {
	defer a.cancel()
	a.awaitEnd()
	if a.server == nil {
		return
	}
	select {
	case <-a.closing:
	case <-a.o.After(linger):
	}
	a.shutdown()
}

func (a *Attempt) awaitEnd() {
	for {
		left := a.Deadline.Sub(a.o.Now())
		if left <= 0 {
			a.mu.Lock()
			a.expireLocked()
			a.mu.Unlock()
			<-a.done // an exchange under way may end
			return
		}
		select {
		case <-a.done:
			return
		case <-a.o.After(min(left, clockStep)):
		}
	}
}

// expireLocked ends an attempt whose deadline has passed before an answer came.
func (a *Attempt) expireLocked() {
	if !a.claimed && !a.o.Now().Before(a.Deadline) {
		a.endLocked(kakao.Token{}, ErrTimeout)
	}
}

func (a *Attempt) end(token kakao.Token, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.endLocked(token, err)
}

// endLocked sets the outcome; the first one stands.
func (a *Attempt) endLocked(token kakao.Token, err error) {
	if a.ended {
		return
	}
	a.ended, a.token, a.err = true, token, err
	close(a.done)
}

func (a *Attempt) outcome() (kakao.Token, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.token, a.err
}

// Format keeps the tokens out of every print: fmt cannot ask a Secret itself inside an unexported field.
func (a *Attempt) Format(f fmt.State, _ rune) {
	_, _ = f.Write([]byte("login.Attempt(" + a.Listening + ")"))
}
