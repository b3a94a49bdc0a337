//go:build !unix

package watch

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
)

func prepare(*exec.Cmd, bool) {}

func terminate(p *os.Process, group bool) { kill(p, group) }

// kill ends a process; with its children where the system's own tool is there.
func kill(p *os.Process, group bool) {
	if group {
		tool := filepath.Join(os.Getenv("SystemRoot"), "System32", "taskkill.exe")
		_ = exec.Command(tool, "/T", "/F", "/PID", strconv.Itoa(p.Pid)).Run()
	}
	_ = p.Kill()
}

// forward does nothing: a console gives ctrl+c to the command itself.
func forward(*os.Process, os.Signal, bool) {}

// Signals are those of this process that a command it stands for should get; stop ends it.
func Signals() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	return c, func() { signal.Stop(c) }
}

// AtTerminal tells whether ctrl+c reaches the command without us.
func AtTerminal() bool { return true }

func notRunnable(error) bool { return false }

func signalOf(*os.ProcessState) (name string, number int, ok bool) { return "", 0, false }
