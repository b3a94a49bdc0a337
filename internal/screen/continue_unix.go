//go:build unix

package screen

import (
	"os"
	"syscall"
)

// continued is the signal of a process that goes on after it was stopped.
var continued = []os.Signal{syscall.SIGCONT}
