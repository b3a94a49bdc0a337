//go:build !unix

package login

import "syscall"

// detached: only unix has sessions of terminals.
func detached() *syscall.SysProcAttr { return nil }
