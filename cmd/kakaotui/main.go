// Command kakaotui sends KakaoTalk messages to oneself from a terminal app, scripts and cron, and walks a person through
// Kakao Login once.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
)

func main() {
	os.Exit(mainExit())
}

// mainExit runs the command line and gives its exit code. Its recover is the last resort: whatever panicked, the reader
// gets a readable text and the code of an unexpected failure.
func mainExit() (code int) {
	c := &cli{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now}
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "kakaotui: panic: %s\n%s", text.Visible(fmt.Sprint(p)), debug.Stack())
			code = exitUnexpected
		}
	}()
	cobra.EnableCommandSorting = false // as a newcomer needs them
	cobra.MousetrapHelpText = ""       // on Windows a double click may open the app
	// A reader that left (head) must not kill a send whose fate is not told yet: writing fails instead.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	// The first signal asks, the second one ends the program whatever it is doing.
	context.AfterFunc(ctx, stop)
	return c.run(ctx, os.Args[1:])
}
