package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"kakaotui/internal/doctor"
	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func (c *cli) doctorCommand() *cobra.Command {
	var offline bool
	cmd := &cobra.Command{
		Use: "doctor", Short: c.say(text.CmdDoctor), Long: c.say(text.CmdDoctorLong), Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.doctor(cmd.Context(), offline) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	cmd.Flags().BoolVar(&offline, "offline", false, c.say(text.FlagDoctorOffline))
	return cmd
}

// doctor checks the set-up and tells each result as it comes. The exit code is that of the first failure: the one that a send
// would end with because of it.
func (c *cli) doctor(ctx context.Context, offline bool) error {
	p, err := c.patient(ctx, offline)
	if err != nil {
		return err
	}
	exit := 0
	counts := map[doctor.State]int{}
	tell := c.doctorPrinter()
	err = doctor.Run(ctx, p, func(r doctor.Result) {
		counts[r.State]++
		if r.State == doctor.Failed {
			exit = cmp.Or(exit, report.Report{Kind: r.Kind}.Exit())
		}
		if c.json {
			c.printJSON(doctorLineOf(r))
			return
		}
		tell.result(r)
	})
	switch {
	case err != nil:
		return err
	case !c.json:
		tell.end(counts)
	}
	if exit != 0 {
		return exitError(exit)
	}
	return nil
}

// doctorNote is one thing that a check found, in JSON.
type doctorNote struct {
	State  doctor.State `json:"state"`
	Detail string       `json:"detail"`
	Remedy string       `json:"remedy"`
	// Code is a number for kapi's codes, a string for KOE codes, and left out without one.
	Code any `json:"code,omitempty"`
}

// doctorLine is one check of `doctor --json`: the worst that it found, and in more whatever else is worth knowing.
type doctorLine struct {
	Check doctor.Check `json:"check"`
	doctorNote
	More []doctorNote `json:"more,omitempty"`
}

func doctorLineOf(r doctor.Result) doctorLine {
	line := doctorLine{Check: r.Check, doctorNote: doctorNoteOf(r.Note)}
	for _, n := range r.More {
		line.More = append(line.More, doctorNoteOf(n))
	}
	return line
}

func doctorNoteOf(n doctor.Note) doctorNote {
	out := doctorNote{State: n.State, Detail: n.Detail, Remedy: n.Remedy}
	if number, err := strconv.Atoi(n.Code); err == nil {
		out.Code = number
	} else if n.Code != "" {
		out.Code = n.Code
	}
	return out
}

// patient gathers what the checks look at. Whatever is wrong with it is for them to tell, a missing home aside.
func (c *cli) patient(ctx context.Context, offline bool) (doctor.Patient, error) {
	dirs, err := c.dirs()
	if err != nil {
		return doctor.Patient{}, err
	}
	set, setErr := store.LoadSettings(dirs, store.Sources{})
	if set.Lang != "" && langFlag(c.args) == "" && set.Origins.Lang == store.FromConfig {
		c.lang = text.Detect(set.Lang, func(string) string { return "" })
	}
	c.ascii = c.ascii || set.ASCII
	p := doctor.Patient{
		Lang: c.lang, Now: c.now, Getenv: c.getenv, OS: runtime.GOOS, AtScreen: isTerminalFile(c.out), Offline: offline,
		Dirs: dirs, Settings: set, SettingsErr: setErr, UnknownKeys: store.UnknownKeys(dirs), DotEnv: dotEnvHere(ctx),
		Inspect:   func() store.Inspection { return store.Inspect(dirs) },
		Locked:    func(ctx context.Context) bool { return store.TokensLocked(ctx, dirs) },
		Tokens:    func() (store.Tokens, error) { return store.PeekTokens(dirs, set.Tokens) },
		Elsewhere: func() *store.ElsewhereError { return store.Elsewhere(dirs, set.Tokens) },
		Ledger: func(ctx context.Context, t store.Tokens) (doctor.Ledger, error) {
			return c.lookAtJournal(ctx, dirs, set, t)
		},
	}
	client, err := kakao.New(kakao.Config{
		RESTAPIKey: set.RESTAPIKey, ClientSecret: set.ClientSecret, RedirectURI: set.RedirectURI, AuthURL: set.AuthURL, APIURL: set.APIURL,
	}, kakao.Options{Now: c.now, Observe: c.traceCall})
	if p.KakaoErr = err; err == nil {
		p.Kakao = client
	}
	return p, nil
}

// traceCall tells a call that no session has made, under --verbose.
func (c *cli) traceCall(k kakao.Call) {
	c.traceEvents(session.Event{At: k.Started, Op: k.Op, Fate: session.FateOf(k.Err), Duration: k.Duration, Status: k.Status, Err: k.Err})
}

// lookAtJournal reads the journal without making, mending or settling anything in it.
func (c *cli) lookAtJournal(ctx context.Context, dirs store.Dirs, set store.Settings, t store.Tokens) (doctor.Ledger, error) {
	j, err := journal.Look(ctx, filepath.Join(dirs.State, "journal.db"), journal.Options{Now: c.now, Normalize: hangul.NFC})
	if err != nil {
		return doctor.Ledger{}, err
	}
	defer func() { _ = j.Close() }() // nothing was written
	var l doctor.Ledger
	if l.Undelivered, err = j.List(ctx, journal.Undelivered...); err != nil {
		return doctor.Ledger{}, err
	}
	// Hosts and the place of tokens do not matter here, and a wrong one must not keep the day's messages from being counted.
	set.AuthURL, set.APIURL, set.Tokens = "", "", ""
	s, err := session.Peek(session.Options{Dirs: dirs, Settings: set, Now: c.now, Journal: j}, t)
	if err != nil {
		return doctor.Ledger{}, err
	}
	l.Quota, err = s.Quota(ctx)
	return l, err
}

// dotEnvHere looks at the .env file of the working directory, from which settings are read.
func dotEnvHere(ctx context.Context) doctor.DotEnv {
	const name = ".env"
	d := doctor.DotEnv{Path: name}
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return d
	}
	file, err := os.Open(name)
	if err != nil {
		return d // LoadSettings tells of it
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, importLimit))
	if err != nil {
		return d
	}
	set, err := store.ParseDotEnv(name, b)
	d.Gives = err == nil && (set.RESTAPIKey != "" || set.ClientSecret != "" || set.AuthorizationCode != "")
	d.Mode = info.Mode().Perm()
	d.Tracked = d.Gives && trackedByGit(ctx, name)
	return d
}
