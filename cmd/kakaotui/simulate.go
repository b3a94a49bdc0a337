package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/kakao"
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
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.simulate(cmd.Context(), f) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.addr, "addr", "127.0.0.1:0", c.say(text.FlagAddr))
	fl.StringVar(&f.key, "rest-api-key", simulator.DefaultRESTAPIKey, c.say(text.FlagSimKey))
	fl.StringVar(&f.secret, "client-secret", "", c.say(text.FlagSimSecret))
	fl.StringArrayVar(&f.redirects, "redirect-uri", nil, c.say(text.FlagSimRedirect))
	fl.StringVar(&f.consent, "consent", "ask", c.say(text.FlagSimConsent))
	fl.DurationVar(&f.accessTTL, "access-ttl", simulator.DefaultAccessTTL, c.say(text.FlagSimAccessTTL))
	fl.DurationVar(&f.refreshTTL, "refresh-ttl", simulator.DefaultRefreshTTL, c.say(text.FlagSimRefreshTTL))
	fl.BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// simulate serves until it is interrupted. Its first line says where and with which app.
func (c *cli) simulate(ctx context.Context, f simulateFlags) error {
	switch {
	case f.consent != "ask" && f.consent != "auto":
		return c.usage(text.CmdSimulateConsent)
	case f.accessTTL <= 0 || f.refreshTTL <= 0:
		return c.usage(text.CmdSimulateTTL)
	}
	if secret := c.getenv("KAKAO_CLIENT_SECRET"); f.secret == "" && secret != "" {
		f.secret = secret
	}
	sim := simulator.New(simulator.Config{
		RESTAPIKey: f.key, ClientSecret: f.secret, RedirectURIs: f.redirects, ConsentAuto: f.consent == "auto",
		AccessTTL: f.accessTTL, RefreshTTL: f.refreshTTL, Now: c.now,
	})
	if _, err := sim.Start(f.addr); err != nil {
		return err
	}
	info := sim.Info()
	if c.json {
		c.printJSON(info)
	} else {
		secret := c.say(text.None)
		if info.ClientSecret != "" {
			secret = info.ClientSecret
		}
		fmt.Fprintln(c.out, c.say(text.CmdSimulateAt, info.BaseURL, info.RESTAPIKey, secret, strings.Join(info.RedirectURIs, " ")))
		fmt.Fprintln(c.err, c.say(text.CmdSimulateHow, info.BaseURL, info.BaseURL, info.BaseURL, kakao.DefaultAuthURL))
	}
	<-ctx.Done()
	return sim.Close()
}
