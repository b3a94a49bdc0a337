package login

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pkg/browser"
)

// browserPatience is how long a browser's start is watched for a failure. Openers that stay are left alone.
const browserPatience = 3 * time.Second

// CanOpenBrowser says whether a browser opened here would be seen by the person: never over ssh, on Linux and the BSDs
// only with a display, under WSL, or when $BROWSER names a browser that does not take over the terminal.
func CanOpenBrowser(env func(string) string, goos string) (ok bool, reason Reason) {
	for _, name := range []string{"SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"} {
		if env(name) != "" {
			return false, BrowserSSH
		}
	}
	if wish := env("BROWSER"); wish != "" && goos != "windows" {
		switch {
		case wish == "none":
			return false, BrowserUnwanted
		case len(graphical(wish)) == 0:
			return false, BrowserTextOnly
		}
		return true, ""
	}
	if goos == "darwin" || goos == "windows" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" || isWSL(env) {
		return true, ""
	}
	return false, BrowserNoDisplay
}

func isWSL(env func(string) string) bool {
	return env("WSL_DISTRO_NAME") != "" || env("WSL_INTEROP") != ""
}

// OpenBrowser starts a browser with address, without a word to our terminal, and returns within three seconds: nil when
// no failure was seen by then. Ask CanOpenBrowser first.
func OpenBrowser(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return errors.New("opening the browser: not an http or https address")
	}
	return watch(ctx, time.After(browserPatience), func() error { return openWith(os.Getenv, runtime.GOOS, address) })
}

// watch runs open, which may stay as long as the browser does, and looks after it until patience ends.
func watch(ctx context.Context, patience <-chan time.Time, open func() error) error {
	failed := make(chan error, 1)
	go func() {
		err := errors.New("internal failure (panic)")
		defer func() {
			_ = recover() // nobody would restore the terminal
			failed <- err
		}()
		err = open()
	}()
	select {
	case err := <-failed:
		if err != nil {
			return fmt.Errorf("opening the browser: %w", err)
		}
		return nil
	case <-patience:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("opening the browser: %w", ctx.Err())
	}
}

// openWith tries $BROWSER (which pkg/browser leaves to xdg-open), Windows' browser under WSL and xdg-open in a session of
// their own (xdg-open falls back to text browsers), then what pkg/browser knows.
func openWith(env func(string) string, goos, address string) error {
	if goos != "windows" {
		for _, entry := range graphical(env("BROWSER")) {
			if argv := argvOf(entry, address); runnable(argv) {
				return run(argv)
			}
		}
	}
	for _, opener := range openers(env, goos) {
		if argv := append(opener, address); runnable(argv) {
			return run(argv)
		}
	}
	if err := silence(); err != nil {
		return err
	}
	return browser.OpenURL(address)
}

func openers(env func(string) string, goos string) [][]string {
	switch {
	case goos == "darwin" || goos == "windows":
		return nil
	case isWSL(env):
		return [][]string{{"wslview"}, {"rundll32.exe", "url.dll,FileProtocolHandler"}, {"xdg-open"}}
	}
	return [][]string{{"xdg-open"}}
}

// silence points what pkg/browser starts at the null device. A file and not io.Discard: os/exec would make a pipe of that,
// wait for the browser's end, and break it when kakaotui leaves first.
var silence = sync.OnceValue(func() error {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	browser.Stdout, browser.Stderr = null, null
	return nil
})

// textBrowsers would draw on the terminal that kakaotui draws on.
var textBrowsers = []string{"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "chawan", "cha"}

// graphical gives the entries of $BROWSER (colon-separated commands) that do not run in a terminal.
func graphical(wish string) []string {
	if wish == "none" {
		return nil
	}
	var entries []string
	for entry := range strings.SplitSeq(wish, ":") {
		words := strings.Fields(entry)
		if len(words) > 0 && !slices.Contains(textBrowsers, filepath.Base(words[0])) {
			entries = append(entries, entry)
		}
	}
	return entries
}

// argvOf makes the command of one entry, without a shell: %s is the address, which comes last where %s is missing.
func argvOf(entry, address string) []string {
	argv := strings.Fields(entry)
	if _, err := exec.LookPath(entry); err == nil {
		argv = []string{entry} // a path with spaces
	}
	placed := false
	for i, word := range argv {
		placed = placed || strings.Contains(word, "%s")
		argv[i] = strings.ReplaceAll(word, "%s", address)
	}
	if !placed {
		argv = append(argv, address)
	}
	return argv
}

func runnable(argv []string) bool {
	_, err := exec.LookPath(argv[0])
	return err == nil
}

// run starts a browser away from our terminal and waits for it. Its input and output are the null device.
func run(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.SysProcAttr = detached()
	return cmd.Run()
}
