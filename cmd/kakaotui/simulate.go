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
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	completeValues(cmd, "consent", "ask", "auto")
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
	info := sim.Info()
	if c.json {
		c.printJSON(info)
	} else {
		secret := c.say(text.None)
		if info.ClientSecret != "" {
			secret = info.ClientSecret
		}
		c.print(c.say(text.CmdSimulateAt, info.BaseURL, info.RESTAPIKey, secret, strings.Join(info.RedirectURIs, " ")))
		fmt.Fprintln(c.err, c.say(text.CmdSimulateHow, info.BaseURL, info.BaseURL, info.BaseURL))
	}
	<-ctx.Done()
	return sim.Close()
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
	fmt.Fprintln(c.err, c.say(text.CmdSimulateTaken, echo(addr), text.VisibleLine(err.Error())))
	if c.json {
		c.printRaw(report.Of(err, c.lang).JSON())
	}
	return exitError(exitUnexpected)
}
