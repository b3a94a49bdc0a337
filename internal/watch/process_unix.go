//go:build unix

package watch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

func prepare(cmd *exec.Cmd, group bool) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: group} }

// signalTo reaches a process, or all of its group.
func signalTo(p *os.Process, s syscall.Signal, group bool) {
	if group {
		// The number stays taken while anything of the group lives, so that it can hit nobody else.
		_ = syscall.Kill(-p.Pid, s)
		return
	}
	_ = p.Signal(s)
}

func terminate(p *os.Process, group bool) { signalTo(p, syscall.SIGTERM, group) }

func kill(p *os.Process, group bool) { signalTo(p, syscall.SIGKILL, group) }

// forward hands a signal on. At a terminal its keys reach the command without us, as it is in our group.
func forward(p *os.Process, s os.Signal, group bool) {
	number, ok := s.(syscall.Signal)
	if !ok || !group && (number == syscall.SIGINT || number == syscall.SIGQUIT) {
		return
	}
	signalTo(p, number, group)
}

// Signals are those of this process that a command it stands for should get; stop ends it.
func Signals() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 8)
	signal.Notify(c, syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2)
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		signal.Notify(c, syscall.SIGHUP)
	}
	return c, func() { signal.Stop(c) }
}

// AtTerminal tells whether this process has a controlling terminal, whose ctrl+c reaches every process of our group.
func AtTerminal() bool {
	f, err := os.Open("/dev/tty")
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}

func notRunnable(err error) bool {
	return errors.Is(err, syscall.ENOEXEC) || errors.Is(err, syscall.EISDIR)
}

var signalNames = map[syscall.Signal]string{
	syscall.SIGHUP: "SIGHUP", syscall.SIGINT: "SIGINT", syscall.SIGQUIT: "SIGQUIT", syscall.SIGILL: "SIGILL",
	syscall.SIGTRAP: "SIGTRAP", syscall.SIGABRT: "SIGABRT", syscall.SIGBUS: "SIGBUS", syscall.SIGFPE: "SIGFPE",
	syscall.SIGKILL: "SIGKILL", syscall.SIGUSR1: "SIGUSR1", syscall.SIGSEGV: "SIGSEGV", syscall.SIGUSR2: "SIGUSR2",
	syscall.SIGPIPE: "SIGPIPE", syscall.SIGALRM: "SIGALRM", syscall.SIGTERM: "SIGTERM", syscall.SIGXCPU: "SIGXCPU",
	syscall.SIGXFSZ: "SIGXFSZ", syscall.SIGSYS: "SIGSYS",
}

// signalOf is the signal that ended a process.
func signalOf(s *os.ProcessState) (name string, number int, ok bool) {
	status, known := s.Sys().(syscall.WaitStatus)
	if !known || !status.Signaled() {
		return "", 0, false
	}
	if name = signalNames[status.Signal()]; name == "" {
		name = fmt.Sprintf("SIG%d", int(status.Signal()))
	}
	return name, int(status.Signal()), true
}
