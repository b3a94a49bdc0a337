package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
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

	args    []string
	profile string
	langArg string
	noColor bool
	verbose bool
	ascii   bool
	// json is set while --json is on: errors then go to standard output as JSON, those of the command line too.
	json bool
	// sending is set by send: its errors are judged by whether the message may have left.
	sending bool
	// preparing is set by send while there is no message yet, as during an upload: what fails then is kept nowhere.
	preparing bool
	// kind is that of the message which send sends; empty for other commands.
	kind string
	lang text.Lang
	// outErr is the first failure to write a result.
	outErr error
	// origin is what the journal calls the sender of messages that name none.
	origin string
	// journal is that of the profile that is open; closers end what was opened, in order.
	journal *journal.Journal
	closers []func()
	// names are the nicknames of friends by UUID, as they are remembered; set by openSession.
	names func() map[string]string
}

// exitError carries an exit code for which everything was said already.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func (c *cli) say(s text.Sentence, args ...any) string { return s.In(c.lang, args...) }

func (c *cli) run(ctx context.Context, args []string) int {
	c.args = args
	// The language must be known before cobra writes its first word, and so must the form of errors.
	c.lang = text.Detect(langFlag(args), c.getenv)
	root := c.rootCommand()
	c.json = wantsJSON(args)
	root.SetArgs(args)
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	defer c.close()
	cmd, err := root.ExecuteContextC(ctx)
	code := 0
	var said exitError
	switch {
	case errors.As(err, &said):
		code = int(said)
	case err != nil:
		code = c.fail(cmd, err)
	}
	return c.afterWriting(code)
}

// fail tells an error to the person, or to the program that asked for JSON, and gives its exit code.
func (c *cli) fail(cmd *cobra.Command, err error) int {
	var usage *usageError
	var r report.Report
	switch {
	case errors.As(err, &usage):
		r = report.Report{Kind: report.Usage, Reason: "usage", Title: usage.text, Remedy: usage.remedy}
		if r.Remedy == "" {
			r.Remedy = c.say(text.CmdUseHelp, cmd.CommandPath())
		}
	case c.preparing:
		r = report.OfPreparing(err, c.lang)
	case c.sending:
		r = report.OfSend(err, c.lang)
	default:
		r = report.Of(err, c.lang)
	}
	if c.json {
		c.printRaw(r.JSON())
	}
	fmt.Fprintln(c.err, r.String())
	return r.Exit()
}

func (c *cli) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "kakaotui",
		Short:         c.say(text.CmdRoot),
		Long:          c.say(text.CmdRootLong),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          c.noArgs,
	}
	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&c.profile, "profile", "", c.say(text.FlagProfile))
	f.StringVar(&c.langArg, "lang", "", c.say(text.FlagLang))
	f.BoolVar(&c.noColor, "no-color", false, c.say(text.FlagNoColor))
	f.BoolVar(&c.ascii, "ascii", false, c.say(text.FlagASCII))
	f.BoolVar(&c.verbose, "verbose", false, c.say(text.FlagVerbose))
	f.BoolP("help", "h", false, c.say(text.FlagHelp))
	// Not cobra's own --version: its template makes the linker keep every method of every type, a sixth of the program.
	showVersion := root.Flags().Bool("version", false, c.say(text.FlagVersion))
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *showVersion {
			c.print("kakaotui " + version())
			return nil
		}
		return c.runApp(cmd.Context())
	}
	root.Flags().SortFlags = false
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return c.checkGlobals() }
	root.SetFlagErrorFunc(c.flagError)
	root.AddCommand(c.commands()...)
	completeValues(root, "lang", "ko", "en")
	c.ownHelp(root)
	return root
}

// checkGlobals looks at the flags of every command, after they were read.
func (c *cli) checkGlobals() error {
	if c.profile == "" {
		c.profile = c.getenv("KAKAOTUI_PROFILE")
	}
	// Any value counts (no-color.org), where libraries read it as a yes or no.
	c.noColor = c.noColor || c.getenv("NO_COLOR") != ""
	if c.langArg == "" {
		return nil
	}
	if _, ok := text.ParseLang(c.langArg); !ok {
		return c.usage(text.CmdBadLang)
	}
	return nil
}

// langFlag finds --lang before cobra parses, since help and errors speak it too. A value that is none does not count.
func langFlag(args []string) string {
	lang := ""
	take := func(v string) {
		if _, ok := text.ParseLang(v); ok {
			lang = v
		}
	}
	for i, a := range beforeDashes(args) {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			take(v)
		}
		if a == "--lang" && i+1 < len(args) {
			take(args[i+1])
		}
	}
	return lang
}

// wantsJSON finds --json before cobra parses, since a flag that it cannot parse is told as JSON too.
func wantsJSON(args []string) bool {
	return slices.ContainsFunc(beforeDashes(args), func(a string) bool { return a == "--json" || a == "--json=true" })
}

// beforeDashes are the arguments that may be flags: those before "--".
func beforeDashes(args []string) []string {
	if i := slices.Index(args, "--"); i >= 0 {
		return args[:i]
	}
	return args
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
	if set.Lang != "" && langFlag(c.args) == "" && set.Origins.Lang == store.FromConfig {
		c.lang = text.Detect(set.Lang, func(string) string { return "" })
	}
	if err != nil {
		return nil, err
	}
	return c.openSession(session.Options{Dirs: dirs, Settings: set, Now: c.now, Origin: c.origin, Observe: observe})
}

// openSession opens a session with its journal, which is made when something is first written down. Both are closed when
// the program ends.
func (c *cli) openSession(o session.Options) (*session.Session, error) {
	j := journal.New(filepath.Join(o.Dirs.State, "journal.db"), journal.Options{Now: c.now, Normalize: hangul.NFC})
	o.Journal = j
	o.Count = unitOf(o.Settings).Count
	s, err := session.Open(o)
	if err != nil {
		return nil, err
	}
	c.journal = j
	c.names = sync.OnceValue(func() map[string]string { return namesOf(s) })
	c.closers = append(c.closers, func() {
		s.Close()
		c.warnings(s)
		end := j.Close
		if c.sending {
			end = j.Leave // a send is as quick as its flushes to the disk
		}
		if err := end(); err != nil {
			c.complain(err)
		}
	})
	return s, nil
}

// close ends what open has opened. It may be called twice.
func (c *cli) close() {
	for _, end := range c.closers {
		end()
	}
	c.closers = nil
}
