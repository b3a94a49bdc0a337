package preview

import (
	"bytes"
	"slices"
	"strings"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/template"
	"kakaotui/internal/text"
)

// notes are sentences, each once.
type notes struct {
	o   Options
	all []string
}

func (n *notes) add(s text.Sentence, args ...any) { n.say(s.In(n.o.Lang, args...)) }

func (n *notes) say(s string) {
	if s != "" && !slices.Contains(n.all, s) {
		n.all = append(n.all, s)
	}
}

// Notes are what the sender would not expect, each a sentence in the person's language: a text that will be cut, links that
// Kakao will drop, fields that it leaves out, no ring for a message to oneself. What keeps the message from being sent at
// all is said elsewhere.
func Notes(m kakao.Message, o Options) []string {
	n := &notes{o: o}
	if t, ok := m.Template.(kakao.Text); ok {
		if length := o.counter()(t.Text); length > kakao.MaxText {
			n.add(text.PreviewNoteCut, number(length), number(kakao.MaxText))
		}
	}
	n.placeholders(m)
	n.hosts(m)
	for _, e := range m.Problems(o.Count) {
		if e.Warning {
			n.problem(m, e)
		}
	}
	if o.ToMe {
		n.add(text.PreviewNoteSilent)
	}
	return n.all
}

// placeholders names what of a saved template was not filled in: it would arrive as it stands.
func (n *notes) placeholders(m kakao.Message) {
	b, err := template.MarshalMessage(m)
	if err != nil || !bytes.Contains(b, []byte("{{")) {
		return
	}
	names, err := template.Placeholders(b)
	if err != nil || len(names) == 0 {
		return
	}
	n.add(text.PreviewNoteOpen, text.VisibleLine("{{"+strings.Join(names, "}} {{")+"}}"))
}

// problem says what Kakao will do with one field.
func (n *notes) problem(m kakao.Message, e *kakao.TemplateError) {
	switch {
	case e.Reason == kakao.FieldNoLink:
		n.add(text.PreviewNoteNoLink)
	case e.Reason == kakao.FieldNoMobileLink:
		n.add(text.PreviewNoteNoMobile)
	case e.Reason == kakao.FieldNoWebLink:
		n.add(text.PreviewNoteNoWeb)
	case e.Reason == kakao.FieldIgnored && e.Other == "buttons":
		n.add(text.PreviewNoteButtons)
	case e.Reason == kakao.FieldTooMany && e.Field == "social":
		n.add(text.PreviewNoteSocial, n.leftOut(m))
	case e.Reason == kakao.FieldTooLong:
		n.shown(text.PreviewNoteChars, e)
	case e.Reason == kakao.FieldTooManyLines:
		n.shown(text.PreviewNoteLines, e)
	case e.Reason == kakao.FieldTooMany:
		n.shown(text.PreviewNoteRows, e)
	default:
		n.say(report.Of(e, n.o.Lang).Detail)
	}
}

// shown says how much of a field Kakao shows.
func (n *notes) shown(s text.Sentence, e *kakao.TemplateError) {
	n.add(s, text.TemplateField(e.Field).In(n.o.Lang), e.Max)
}

// leftOut names the counters that will not be shown.
func (n *notes) leftOut(m kakao.Message) string {
	var s *kakao.Social
	switch t := m.Template.(type) {
	case kakao.Feed:
		s = t.Social
	case kakao.Location:
		s = t.Social
	}
	var names []string
	for i, k := range counters(s) {
		if i >= shownCounters {
			names = append(names, k.name.In(n.o.Lang))
		}
	}
	return strings.Join(names, ", ")
}

// hosts says which sites of the links are not registered, or that links need registered ones when nobody said which are (1.7, 5.4).
func (n *notes) hosts(m kakao.Message) {
	menu := text.MenuWebDomain.Now.In(n.o.Lang)
	registered := newDomains(n.o.Domains)
	dropped := text.PreviewNoteHosts
	if m.Kind() == kakao.KindScrap {
		dropped = text.PreviewNoteHostScrap
	}
	var hosts []string
	for _, address := range addresses(m) {
		if host := text.VisibleLine(hostOf(address)); !registered.known || registered.unregistered(address) {
			if !slices.Contains(hosts, host) {
				hosts = append(hosts, host)
			}
		}
	}
	switch {
	case len(hosts) == 0:
	case registered.known:
		n.add(dropped, strings.Join(hosts, ", "), menu)
	default:
		n.add(text.PreviewNoteDomains, menu, strings.Join(hosts, ", "))
	}
}

// addresses are all that a tap on the message could open.
func addresses(m kakao.Message) []string {
	var links []kakao.Link
	buttons := func(all []kakao.Button) {
		for _, b := range all {
			links = append(links, b.Link)
		}
	}
	switch t := m.Template.(type) {
	case kakao.Text:
		links = append(links, t.Link)
		buttons(t.Buttons)
	case kakao.Feed:
		links = append(links, t.Content.Link)
		buttons(t.Buttons)
	case kakao.List:
		links = append(links, t.HeaderLink)
		for _, c := range t.Contents {
			links = append(links, c.Link)
		}
		buttons(t.Buttons)
	case kakao.Location:
		links = append(links, t.Content.Link)
		buttons(t.Buttons)
	case kakao.Commerce:
		links = append(links, t.Content.Link)
		buttons(t.Buttons)
	case kakao.Calendar:
		links = append(links, t.Content.Link)
		buttons(t.Buttons)
	}
	var out []string
	for _, l := range append(links, kakao.Link{WebURL: m.RequestURL}) {
		for _, a := range []string{l.WebURL, l.MobileWebURL} {
			if _, ok := originOf(a); ok {
				out = append(out, a)
			}
		}
	}
	return out
}
