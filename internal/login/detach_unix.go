//go:build unix

package login

import "syscall"

// detached gives a browser a session of its own, so that neither ctrl+c nor the end of our terminal reaches it and it
// cannot draw on the terminal.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
