package main

import (
	"encoding/json"
	"fmt"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// dryLine is one message of `send --dry-run --json`: what would be sent, in the form of a template file.
type dryLine struct {
	DryRun bool   `json:"dry_run"`
	To     string `json:"to"`
	Part   int    `json:"part"`
	Parts  int    `json:"parts"`
	// One of the three, as the call to Kakao would carry it.
	TemplateObject json.RawMessage   `json:"template_object,omitempty"`
	TemplateID     int64             `json:"template_id,omitempty"`
	TemplateArgs   map[string]string `json:"template_args,omitempty"`
	RequestURL     string            `json:"request_url,omitempty"`
}

// dryRun tells what would be sent, and what of it would be cut or left out.
func (c *cli) dryRun(in session.Intent, unit hangul.Unit, f sendFlags) error {
	for i, part := range in.Parts {
		m := part.Kakao()
		for _, p := range m.Problems(unit.Count) {
			if p.Warning && !f.quiet {
				fmt.Fprintln(c.err, report.Of(p, c.lang).String())
			}
		}
		if c.json {
			if err := c.printDry(m, i+1, len(in.Parts), in.To); err != nil {
				return err
			}
		}
	}
	if c.json || f.quiet {
		return nil
	}
	switch first := in.Parts[0]; {
	case first.Other != nil:
		c.print(c.say(text.DryRunKind, c.say(text.KindName(first.Other.Kind()))))
	case len(in.Parts) > 1:
		c.print(c.say(text.DryRunParts, len(in.Parts), kakao.MaxText))
	default:
		c.print(c.say(text.CmdDryRun, unit.Count(first.Text), kakao.MaxText))
	}
	return nil
}

// printDry is a line for each receiver.
func (c *cli) printDry(m kakao.Message, part, parts int, to []string) error {
	line := dryLine{DryRun: true, Part: part, Parts: parts, TemplateID: m.TemplateID, TemplateArgs: m.Args, RequestURL: m.RequestURL}
	if m.Template != nil {
		b, err := json.Marshal(m.Template)
		if err != nil {
			return fmt.Errorf("making the template: %w", err)
		}
		line.TemplateObject = b
	}
	if len(to) == 0 {
		to = []string{toMe}
	}
	for _, line.To = range to {
		c.printJSON(line)
	}
	return nil
}

// dryImage looks at the image and at the card that it would be on. Nothing is uploaded.
func (c *cli) dryImage(unit hangul.Unit, f sendFlags, body string) error {
	file, found, err := c.checkImage(f.image)
	if err != nil {
		return err
	}
	file.Close()
	card := imageCard(body, f)
	card.Content.ImageURL, card.Content.ImageWidth, card.Content.ImageHeight = "https://example.com/", found.Width, found.Height
	in, err := c.intent(unit, f, []session.Message{{Other: &kakao.Message{Template: card}}})
	if err != nil {
		return err
	}
	return c.dryRun(in, unit, f)
}
