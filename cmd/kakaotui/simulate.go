package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/report"
	"kakaotui/internal/simulator"
	"kakaotui/internal/text"
)

type simulateFlags struct {
	addr, consent         string
	tlsDir                string
	key, secret           string
	redirects             []string
	accessTTL, refreshTTL time.Duration
}

func (c *cli) simulateCommand() *cobra.Command {
	var f simulateFlags
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: c.say(text.CmdSimulate),
		Long:  c.say(text.CmdSimulateLong),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.simulate(cmd.Context(), f) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.addr, "addr", "127.0.0.1:0", c.say(text.FlagAddr))
	fl.StringVar(&f.key, "rest-api-key", simulator.DefaultRESTAPIKey, c.say(text.FlagSimKey))
	fl.StringVar(&f.secret, "client-secret", "", c.say(text.FlagSimSecret))
	fl.StringArrayVar(&f.redirects, "redirect-uri", nil, c.say(text.FlagSimRedirect))
	fl.StringVar(&f.consent, "consent", "ask", c.say(text.FlagSimConsent))
	fl.DurationVar(&f.accessTTL, "access-ttl", simulator.DefaultAccessTTL, c.say(text.FlagSimAccessTTL))
	fl.DurationVar(&f.refreshTTL, "refresh-ttl", simulator.DefaultRefreshTTL, c.say(text.FlagSimRefreshTTL))
	fl.StringVar(&f.tlsDir, "tls-dir", "", c.say(text.FlagSimTLSDir))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	completeValues(cmd, "consent", "ask", "auto")
	_ = cmd.MarkFlagDirname("tls-dir") // it fails only for a flag that does not exist, which a test would show
	return cmd
}

// simulate serves until it is interrupted, which is how it is meant to end: exit code 0. Its first line says where and with
// which app.
func (c *cli) simulate(ctx context.Context, f simulateFlags) error {
	switch {
	case f.consent != "ask" && f.consent != "auto":
		return c.usage(text.CmdSimulateConsent)
	case f.accessTTL <= 0 || f.refreshTTL <= 0:
		return c.usage(text.CmdSimulateTTL)
	}
	sim := simulator.New(simulator.Config{
		RESTAPIKey: f.key, ClientSecret: f.secret, RedirectURIs: f.redirects, ConsentAuto: f.consent == "auto",
		AccessTTL: f.accessTTL, RefreshTTL: f.refreshTTL, Now: c.now,
	})
	if _, err := sim.Start(f.addr); err != nil {
		return c.noListener(err, f.addr)
	}
	environment, err := c.openDoor(sim, f.tlsDir)
	if err != nil {
		_ = sim.Close() // the door's error is the one to tell
		return err
	}
	c.tellSimulator(sim.Info(), environment)
	<-ctx.Done()
	return sim.Close()
}

// openDoor opens the simulator's https proxy when a folder is named, and returns the environment that leads through it.
func (c *cli) openDoor(sim *simulator.Simulator, dir string) ([][2]string, error) {
	if dir == "" {
		return nil, nil
	}
	door, err := sim.OpenDoor(dir)
	if err == nil {
		return door.Environment(), nil
	}
	fmt.Fprintln(c.err, c.say(text.CmdSimulateTLSDir, echo(dir), text.Reason(c.lang, err)))
	if c.json {
		c.printRaw(report.Of(err, c.lang).JSON())
	}
	return nil, exitError(exitUnexpected)
}

// tellSimulator says where the simulator is and how to get there; a shell can read the lines of the environment.
func (c *cli) tellSimulator(info simulator.Info, environment [][2]string) {
	if c.json {
		line := struct {
			simulator.Info
			Environment map[string]string `json:"environment,omitempty"`
		}{Info: info}
		for _, pair := range environment {
			if line.Environment == nil {
				line.Environment = map[string]string{}
			}
			line.Environment[pair[0]] = pair[1]
		}
		c.printJSON(line)
		return
	}
	secret := c.say(text.None)
	if info.ClientSecret != "" {
		secret = info.ClientSecret
	}
	c.print(c.say(text.CmdSimulateAt, info.BaseURL, info.RESTAPIKey, secret, strings.Join(info.RedirectURIs, " ")))
	for _, pair := range environment {
		c.print("export " + pair[0] + "='" + strings.ReplaceAll(pair[1], "'", `'\''`) + "'")
	}
	if environment != nil {
		fmt.Fprintln(c.err, c.say(text.CmdSimulateDoor))
	}
	fmt.Fprintln(c.err, c.say(text.CmdSimulateHow, info.BaseURL, info.BaseURL, info.BaseURL))
}

// noListener tells why the simulator cannot be served at addr.
func (c *cli) noListener(err error, addr string) error {
	var address *net.AddrError
	switch {
	case errors.Is(err, simulator.ErrNotLoopback):
		return c.usage(text.CmdSimulateLoopback, echo(addr))
	case errors.As(err, &address):
		return c.usage(text.CmdSimulateAddr, echo(addr))
	}
	fmt.Fprintln(c.err, c.say(text.CmdSimulateTaken, echo(addr), text.Reason(c.lang, err)))
	if c.json {
		c.printRaw(report.Of(err, c.lang).JSON())
	}
	return exitError(exitUnexpected)
}
