package main

import (
	"context"
	"fmt"
	"net"
	"os"

	"github.com/spf13/cobra"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// demoSecret is the client secret of the simulated app; it opens nothing.
const demoSecret = "demo-client-secret"

func (c *cli) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: c.say(text.CmdDemo),
		Long:  c.say(text.CmdDemoLong),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.demo(cmd.Context()) },
	}
}

// world is a demo's own: a simulator, a throw-away home and the settings for both. Nothing of the real profile or the
// environment gets in.
type world struct {
	sim  *simulator.Simulator
	base string
	home string
	dirs store.Dirs
	set  store.Settings
	// port is the redirect URI's, held until a login listens there: two demos at once must not hear each other's browsers.
	port net.Listener
}

func newWorld() (w *world, err error) {
	w = &world{}
	defer func() {
		if err != nil {
			w.close()
		}
	}()
	redirect := ""
	if w.port, redirect, err = freeRedirectURI(); err != nil {
		return nil, err
	}
	w.sim = simulator.New(simulator.Config{ClientSecret: demoSecret, RedirectURIs: []string{redirect}})
	if w.base, err = w.sim.Start("127.0.0.1:0"); err != nil {
		return nil, err
	}
	if w.home, err = os.MkdirTemp("", "kakaotui-demo-"); err != nil {
		return nil, fmt.Errorf("making a throw-away home: %w", err)
	}
	if w.dirs, err = store.Locate(w.home, ""); err != nil {
		return nil, err
	}
	w.set = store.Settings{
		RESTAPIKey: simulator.DefaultRESTAPIKey, ClientSecret: kakao.Secret(demoSecret), RedirectURI: redirect,
		AuthURL: w.base, APIURL: w.base, Tokens: store.TokensInFile,
	}
	return w, nil
}

// letListen gives the redirect URI's port to a login that begins.
func (w *world) letListen() { _ = w.port.Close() }

func (w *world) close() {
	if w.port != nil {
		_ = w.port.Close()
	}
	if w.sim != nil {
		_ = w.sim.Close()
	}
	if w.home != "" {
		_ = os.RemoveAll(w.home)
	}
}

// freeRedirectURI is the default redirect URI when its port is free, so that the demo looks like real life, else one with
// another port. The port is taken until the listener is closed.
func freeRedirectURI() (net.Listener, string, error) {
	for _, addr := range []string{"127.0.0.1:8910", "127.0.0.1:0"} {
		l, err := net.Listen("tcp", addr)
		if err != nil {
			continue
		}
		return l, fmt.Sprintf("http://localhost:%d/oauth", l.Addr().(*net.TCPAddr).Port), nil
	}
	return nil, "", fmt.Errorf("no free port on the loopback address")
}

func (c *cli) demo(ctx context.Context) error {
	w, err := newWorld()
	if err != nil {
		return err
	}
	defer w.close()
	defer c.close() // before the home goes
	if !c.isTerminal() {
		return c.plainDemo(ctx, w)
	}
	events := make(chan session.Event, eventRoom)
	s, err := c.openSession(session.Options{Dirs: w.dirs, Settings: w.set, Now: c.now, Origin: "app", Observe: offer(events)})
	if err != nil {
		return err
	}
	return c.show(ctx, s, appRun{events: events, start: kit.Welcome, profile: "demo", beforeLogin: w.letListen, demo: &kit.Demo{
		PhoneURL: w.base + "/",
		Consent:  func(ctx context.Context, url string) error { return simulator.GiveConsent(ctx, url, nil) },
	}})
}
