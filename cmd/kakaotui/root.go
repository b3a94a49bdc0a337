package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// Exit codes that are not made from a report (interface: exit codes).
const (
	exitUnexpected  = 1
	exitInterrupted = 130
)

// cli is one run of the program: where it reads and writes, what it was told, and the language it speaks.
type cli struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time

	profile string
	langArg string
	noColor bool
	verbose bool
	ascii   bool
	// json is set by a command whose --json is on: errors then go to standard output as JSON.
	json bool
	// sending is set by send: its errors are judged by whether the message may have left.
	sending bool
	lang    text.Lang
}

// usageError is a command line that cannot be carried out. Its text is in the person's language already.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func (c *cli) usage(s text.Sentence, args ...any) error { return &usageError{s.In(c.lang, args...)} }

// exitError carries an exit code for which everything was said already.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func (c *cli) say(s text.Sentence, args ...any) string { return s.In(c.lang, args...) }

func (c *cli) run(ctx context.Context, args []string) int {
	// The language must be known before cobra writes its first word.
	c.lang = text.Detect(langFlag(args), c.getenv)
	root := c.rootCommand()
	root.SetArgs(args)
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var code exitError
	if errors.As(err, &code) {
		return int(code)
	}
	return c.fail(err)
}

// fail tells an error to the person, or to the program that asked for JSON, and gives its exit code.
func (c *cli) fail(err error) int {
	var usage *usageError
	var r report.Report
	switch {
	case errors.As(err, &usage):
		r = report.Report{Kind: report.Usage, Title: usage.text, Remedy: c.say(text.CmdUseHelp)}
	case c.sending:
		r = report.OfSend(err, c.lang)
	default:
		r = report.Of(err, c.lang)
	}
	if c.json {
		fmt.Fprintln(c.out, string(r.JSON()))
	}
	fmt.Fprintln(c.err, r.String())
	return r.Exit()
}

func (c *cli) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "kakaotui",
		Short:         c.say(text.CmdRoot),
		Long:          c.say(text.CmdRootLong),
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return c.runApp(cmd.Context()) },
	}
	root.SetVersionTemplate("kakaotui {{.Version}}\n")
	f := root.PersistentFlags()
	f.StringVar(&c.profile, "profile", c.getenv("KAKAOTUI_PROFILE"), c.say(text.FlagProfile))
	f.StringVar(&c.langArg, "lang", "", c.say(text.FlagLang))
	f.BoolVar(&c.noColor, "no-color", c.getenv("NO_COLOR") != "", c.say(text.FlagNoColor))
	f.BoolVar(&c.verbose, "verbose", false, c.say(text.FlagVerbose))
	f.BoolVar(&c.ascii, "ascii", false, c.say(text.FlagASCII))
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return c.checkGlobals() }
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return c.usage(text.CmdBadFlag, text.VisibleLine(err.Error()))
	})
	root.AddCommand(c.demoCommand(), c.loginCommand(), c.statusCommand(), c.sendCommand(), c.tokenCommand(), c.logoutCommand(),
		c.explainCommand(), c.simulateCommand())
	c.translate(root)
	return root
}

func (c *cli) checkGlobals() error {
	if c.langArg == "" {
		return nil
	}
	if _, ok := text.ParseLang(c.langArg); !ok {
		return c.usage(text.CmdBadLang)
	}
	return nil
}

// langFlag finds --lang before cobra parses, since help and errors speak it too.
func langFlag(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if a == "--" {
			break
		}
	}
	return ""
}

// version is the module's version, and the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 && (v == "" || v == "(devel)") {
			v = "(devel) " + s.Value[:12]
		}
	}
	if v == "" {
		v = "(devel)"
	}
	return v
}

// open opens the profile. Where a settings file could not be read whole, it says so and does not go on with half of it.
func (c *cli) open(observe func(session.Event)) (*session.Session, error) {
	dirs, err := store.Locate(c.getenv("KAKAOTUI_HOME"), c.profile)
	if err != nil {
		return nil, err
	}
	set, err := store.LoadSettings(dirs, store.Sources{})
	if err != nil {
		return nil, err
	}
	if c.langArg == "" && c.getenv("KAKAOTUI_LANG") == "" && set.Lang != "" {
		c.lang, _ = text.ParseLang(set.Lang)
	}
	return session.Open(session.Options{Dirs: dirs, Settings: set, Now: c.now, Observe: observe})
}
