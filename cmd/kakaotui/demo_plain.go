package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/simulator"
	"kakaotui/internal/text"
)

// plainDemo walks the whole way by itself in plain lines, so that a log or a CI job shows what the program does.
func (c *cli) plainDemo(ctx context.Context, w *world) error {
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	var mu sync.Mutex
	var events []session.Event
	s, err := c.openSession(session.Options{Dirs: w.dirs, Settings: w.set, Now: c.now, Origin: "send", Observe: func(e session.Event) {
		mu.Lock()
		defer mu.Unlock()
		events = append(events, e)
	}})
	if err != nil {
		return err
	}
	c.step(text.DemoSimulator, w.base)
	w.letListen()
	if err := c.demoLogin(ctx, s); err != nil {
		return err
	}
	st, err := s.Status(ctx, false)
	if err != nil {
		return err
	}
	c.step(text.DemoTokens)
	c.printStatus(st)
	message := c.say(text.DemoMessage)
	if err := s.Send(ctx, session.Message{Text: message, Link: w.base + "/", Button: c.say(text.DemoButton)}); err != nil {
		return err
	}
	c.step(text.DemoSent, message)
	arrived, err := countMessages(ctx, w.base)
	if err != nil {
		return err
	}
	c.step(text.DemoArrived, arrived, w.base)
	c.step(text.DemoLog)
	mu.Lock()
	defer mu.Unlock()
	for _, e := range events {
		c.print("  " + c.logLine(e))
	}
	return nil
}

func (c *cli) demoLogin(ctx context.Context, s *session.Session) error {
	a, err := s.BeginLogin(ctx, session.Required, c.lang == text.Korean)
	if err != nil {
		return err
	}
	defer a.Close()
	c.step(text.DemoLoginURL, a.URL)
	if a.Deaf != nil {
		return a.Deaf
	}
	consent := make(chan error, 1)
	go func() { consent <- simulator.GiveConsent(ctx, a.URL, nil) }()
	if _, err := a.Wait(ctx); err != nil {
		return err
	}
	if err := <-consent; err != nil {
		return err
	}
	c.step(text.DemoLoggedIn)
	return nil
}

// countMessages asks the simulator's control for the messages that arrived.
func countMessages(ctx context.Context, base string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/_sim/messages", nil)
	if err != nil {
		return 0, err
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, fmt.Errorf("asking the simulator for its messages: %w", err)
	}
	defer answer.Body.Close()
	var messages []json.RawMessage
	if err := json.NewDecoder(answer.Body).Decode(&messages); err != nil {
		return 0, fmt.Errorf("reading the simulator's messages: %w", err)
	}
	return len(messages), nil
}

func (c *cli) step(s text.Sentence, args ...any) { c.print(c.say(s, args...)) }

// logLine is one call and its fate, as the log pane shows it.
func (c *cli) logLine(e session.Event) string {
	line := fmt.Sprintf("%s  %s  %s", text.ClockSeconds(e.At), hangul.PadRight(c.say(text.FateOfCall(string(e.Op), string(e.Fate))), 9), c.say(text.Operation(string(e.Op))))
	if e.What != "" {
		line += "  " + text.VisibleLine(e.What)
	}
	return line + "  " + text.Milliseconds(e.Duration)
}
