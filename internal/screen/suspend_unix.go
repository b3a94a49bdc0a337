//go:build unix

package screen

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// suspendProcess stops the process group until SIGCONT. The system does not stop a group that no shell could wake: then
// no SIGCONT comes either, and waiting for one would hang for ever.
func suspendProcess() {
	const notStopped = time.Second
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-woken:
	case <-time.After(notStopped):
	}
}
