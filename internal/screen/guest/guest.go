// Package guest runs another program, $EDITOR for one, that has the terminal for a while.
package guest

import (
	"cmp"
	"io"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
)

// Guest is the program that has the terminal, if any does.
type Guest struct {
	process  atomic.Pointer[os.Process]
	starting sync.Mutex // held while one is started: it has the terminal before process tells
}

// Run runs a program to its end. Its standard input and output are the terminal's unless set, its standard error ours.
func (g *Guest) Run(c *exec.Cmd, in io.Reader, out io.Writer) error {
	c.Stdin, c.Stdout = cmp.Or(c.Stdin, in), cmp.Or(c.Stdout, out)
	c.Stderr = cmp.Or(c.Stderr, io.Writer(os.Stderr))
	g.starting.Lock()
	err := c.Start()
	g.process.Store(c.Process)
	g.starting.Unlock()
	defer g.process.Store(nil)
	if err != nil {
		return err
	}
	return c.Wait()
}

// Signal hands a signal on to the guest and tells whether there is one. It has had its ctrl+c from the terminal.
func (g *Guest) Signal(sig os.Signal) bool {
	g.starting.Lock()
	process := g.process.Load()
	g.starting.Unlock()
	if process != nil && sig != os.Interrupt {
		_ = process.Signal(sig) // it may have ended meanwhile
	}
	return process != nil
}
