package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// defaultMaxParts is in how many parts a long text goes unless more are asked for.
const defaultMaxParts = 10

// contents are the flags that say what is sent; at most one of them, but that a page can be drawn by a custom template.
func (f sendFlags) contents() []string {
	var given []string
	for name, value := range map[string]bool{"--template": f.template != "", "--scrap": f.scrap != "", "--image": f.image != "", "--template-id": f.templateID != 0 && f.scrap == ""} {
		if value {
			given = append(given, name)
		}
	}
	slices.Sort(given)
	return given
}

// checkContent refuses flags that say two things.
func (c *cli) checkContent(f sendFlags, args []string) error {
	given := f.contents()
	words := len(args) > 0
	switch {
	case f.idGiven && f.templateID <= 0:
		return c.usage(text.SendBadID)
	case len(given) > 1:
		return c.usage(text.SendOneContent, given[0], given[1])
	case len(f.args) > 0 && f.template == "" && f.templateID == 0:
		return c.usage(text.SendArgAlone)
	case f.maxParts < 1:
		return c.usage(text.SendMaxParts)
	case len(given) == 0 || given[0] == "--image" && !f.lines:
		return nil
	case words:
		return c.usage(text.SendOneContent, given[0], "TEXT")
	case f.lines:
		return c.usage(text.SendOneContent, given[0], "--lines")
	}
	for _, field := range []struct{ name, value string }{{"--link", f.link}, {"--mobile-link", f.mobileLink}, {"--button", f.button}} {
		if field.value != "" {
			return c.usage(text.SendOneContent, given[0], field.name)
		}
	}
	return nil
}

// receivers are the UUIDs that --to names, none for oneself.
func (c *cli) receivers(to []string) ([]string, error) {
	var uuids []string
	me := false
	for _, given := range to {
		for _, one := range strings.Split(given, ",") {
			switch one = strings.TrimSpace(one); {
			case one == "":
				return nil, c.usage(text.SendEmptyTo)
			case one == toMe:
				me = true
			case !slices.Contains(uuids, one):
				uuids = append(uuids, one)
			}
		}
	}
	if me && len(uuids) > 0 {
		return nil, c.usage(text.SendMeAndOthers)
	}
	return uuids, nil
}

// toMe is the receiver of messages to oneself.
const toMe = "me"

// templateArgs are the values of --arg by name.
func (c *cli) templateArgs(given []string) (map[string]string, error) {
	values := map[string]string{}
	for _, a := range given {
		name, value, ok := strings.Cut(a, "=")
		if name = hangul.NFC(strings.TrimSpace(name)); !ok || name == "" {
			return nil, c.usage(text.SendBadArg, echo(a))
		}
		if _, twice := values[name]; twice {
			return nil, c.usage(text.SendArgTwice, echo(name))
		}
		values[name] = value
	}
	return values, nil
}

// messages are what the flags and arguments say is to be sent: a text in its parts, or one message of another kind. An image
// is not among them: it must be uploaded first.
func (c *cli) messages(ctx context.Context, unit hangul.Unit, f sendFlags, args []string) ([]session.Message, error) {
	switch {
	case f.template != "":
		return c.templateMessage(ctx, f)
	case f.templateID != 0 || f.scrap != "":
		values, err := c.templateArgs(f.args)
		if err != nil {
			return nil, err
		}
		m := kakao.Message{TemplateID: f.templateID, RequestURL: f.scrap}
		if len(values) > 0 {
			m.Args = values
		}
		return []session.Message{{Other: &m}}, nil
	}
	body, err := c.messageText(ctx, args)
	if err != nil {
		return nil, err
	}
	return c.textParts(body, unit, f)
}

// textParts cuts a text where a reader would. What fits is one message as it is.
func (c *cli) textParts(body string, unit hangul.Unit, f sendFlags) ([]session.Message, error) {
	m := session.Message{Text: body, Link: f.link, MobileLink: f.mobileLink, Button: f.button}
	if unit.Count(body) <= kakao.MaxText {
		return []session.Message{m}, nil
	}
	if err := (session.Message{Text: "-", Link: m.Link, MobileLink: m.MobileLink, Button: m.Button}).Check(); err != nil {
		return nil, err // before the length is spoken of
	}
	parts, err := session.PartsOf(m, cutText(body, unit), f.maxParts)
	if many, ok := errors.AsType[*session.TooManyPartsError](err); ok {
		return nil, &usageError{text: c.say(text.SendTooMany, many.Parts, many.Max), remedy: c.say(text.SendTooManyMend, many.Parts)}
	}
	return parts, err
}

// textParts is a text of a job in as many parts as it needs.
func textParts(m session.Message, unit hangul.Unit) []session.Message {
	bodies := cutText(m.Text, unit)
	parts, err := session.PartsOf(m, bodies, len(bodies))
	if err != nil {
		return []session.Message{m} // it is no text; sending says so
	}
	return parts
}

// cutText cuts a text where a reader would, into parts as they are sent.
func cutText(body string, unit hangul.Unit) []string {
	var bodies []string
	for _, p := range hangul.Split(body, kakao.MaxText, unit) {
		bodies = append(bodies, p.Text)
	}
	return bodies
}

// unitOf is what counts as a character, by the settings.
func unitOf(set store.Settings) hangul.Unit {
	unit, _ := hangul.ParseUnit(set.Count) // reading the settings refuses another one
	return unit
}

// unit is unitOf where no session is open.
func (c *cli) unit() (hangul.Unit, error) {
	dirs, err := c.dirs()
	if err != nil {
		return 0, err
	}
	set, err := store.LoadSettings(dirs, store.Sources{})
	return unitOf(set), err
}

// imageMessage uploads the image and makes a card of it: the first line of the text is its title, the rest its description.
func (c *cli) imageMessage(ctx context.Context, s *session.Session, f sendFlags, body string) (session.Message, error) {
	image, err := c.uploadFile(ctx, s, f.image, f.quiet || c.json)
	if err != nil {
		return session.Message{}, err
	}
	card := imageCard(body, f)
	card.Content.ImageURL, card.Content.ImageWidth, card.Content.ImageHeight = image.URL, image.Width, image.Height
	return session.Message{Other: &kakao.Message{Template: card}}, nil
}

// imageCard is the card that an image goes into.
func imageCard(body string, f sendFlags) kakao.Feed {
	title, description, _ := strings.Cut(strings.TrimSpace(body), "\n")
	card := kakao.Feed{
		Content:     kakao.Content{Title: strings.TrimSpace(title), Description: strings.TrimSpace(description), Link: kakao.Link{WebURL: f.link, MobileWebURL: f.mobileLink}},
		ButtonTitle: f.button,
	}
	return card
}

// imageText is the text beside --image: that of the arguments, or of standard input for "-" only.
func (c *cli) imageText(ctx context.Context, args []string) (string, error) {
	if len(args) == 0 {
		return "", nil
	}
	return c.messageText(ctx, args)
}

// readTemplate reads what --template names: standard input, a saved name, or a file.
func (c *cli) readTemplate(ctx context.Context, name string) ([]byte, error) {
	if name == "-" {
		body, err := c.messageText(ctx, []string{"-"})
		return []byte(body), err
	}
	dirs, err := c.dirs()
	if err != nil {
		return nil, err
	}
	if filepath.Base(name) == name {
		saved, err := store.LoadTemplate(dirs, hangul.NFC(name))
		_, noName := errors.AsType[*store.TemplateNameError](err)
		if err == nil || !noName && !errors.Is(err, os.ErrNotExist) {
			return saved.JSON, err
		}
	}
	b, _, err := readSmall(name)
	if err != nil {
		return nil, c.mended(text.TemplateNoSuchMend, text.TemplateNoSuch, echo(name))
	}
	return []byte(strings.TrimPrefix(string(b), "\ufeff")), nil
}
