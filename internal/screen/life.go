package screen

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// watch handles signals until the function it gives back is called, which waits for the last one.
func (s *screen) watch() (end func()) {
	signals, ended := make(chan os.Signal, 8), make(chan struct{})
	uv.NotifyWinch(signals, append(slices.Clip(continued), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)...)
	go func() {
		defer close(ended)
		for sig := range signals {
			s.signal(sig)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
		<-ended
	}
}

// signal handles a signal. While another program has the terminal, its ctrl+c is not ours, and what would end us ends it
// first.
func (s *screen) signal(sig os.Signal) {
	switch {
	case sig == os.Interrupt, sig == syscall.SIGTERM, sig == syscall.SIGHUP:
		if s.guest.Signal(sig) && sig == os.Interrupt {
			return
		}
		s.stop(&SignalError{Signal: sig})
	case slices.Contains(continued, sig):
		if s.asleep.CompareAndSwap(true, false) {
			return // the end of our own stop, after which the terminal is taken back anyway
		}
		at := time.Now()
		go s.program.Send(request(func(s *screen) tea.Cmd { return s.mend(at) }))
	default:
		go s.program.Send(request(func(s *screen) tea.Cmd { return s.handle(s.size()) })) // the size of then
	}
}

// mend takes the terminal from whoever had it while the process was stopped from outside. When it was lent meanwhile, it was
// taken back after that.
func (s *screen) mend(at time.Time) tea.Cmd {
	if at.Before(s.back) {
		return nil
	}
	return s.lend(func() {}, nil)
}

// lend gives the terminal, as it was found, to a job, and then paints everything anew, in the size the terminal has then.
// No message is handled meanwhile, and nothing is lent any more once the program is to end.
func (s *screen) lend(job func(), then tea.Cmd) tea.Cmd {
	if !s.lent.TryLock() {
		return nil
	}
	defer s.lent.Unlock()
	s.writer.Flush(s.paint.Leave(), patience)
	s.undo.Store(new([]byte))
	err := errors.Join(s.program.ReleaseTerminal(), s.console.Restore())
	job()
	_, raw := s.console.MakeRaw()
	if err = errors.Join(err, raw, s.program.RestoreTerminal()); err != nil {
		s.stop(fmt.Errorf("taking the terminal back: %w", err))
	}
	s.back = time.Now()
	return tea.Batch(s.handle(s.size()), then)
}

// suspend stops the process group until the shell's fg. The system does not stop a group that no shell could wake: then
// no SIGCONT comes either, and waiting for one would hang for ever.
func (s *screen) suspend() {
	const notStopped = time.Second // of being awake, however long the sleep
	s.asleep.Store(len(continued) > 0)
	woken := make(chan error, 1)
	go func() { woken <- uv.Suspend() }() // fails where there is nothing to suspend
	for range 10 {
		select {
		case <-woken:
			return
		case <-time.After(notStopped / 10):
		}
	}
	s.asleep.Store(false)
}
