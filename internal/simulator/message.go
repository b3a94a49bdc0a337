package simulator

import (
	"encoding/json"
	"maps"
	"time"
)

// toMyself is the receiver of a message in "나와의 채팅" in /_sim/messages.
const toMyself = "me"

// message is one message taken, as /_sim/messages shows it; a send to several friends is one message each. TemplateObject
// is what arrived: of an over-long text the first 200 code points, while OriginalText keeps the whole; of a custom
// template or a scrapped page what was made of it.
type message struct {
	ID             int64             `json:"id"`
	At             time.Time         `json:"at"`
	To             string            `json:"to"`
	Kind           string            `json:"kind"`
	TemplateObject json.RawMessage   `json:"template_object"`
	TemplateID     int64             `json:"template_id"`
	TemplateArgs   map[string]string `json:"template_args"`
	RequestURL     string            `json:"request_url"`
	Cut            bool              `json:"cut"`
	OriginalText   string            `json:"original_text,omitempty"`
	DroppedLinks   []string          `json:"dropped_links,omitempty"` // not on a registered web domain (section 5.4)

	chat  string // the receiver's name
	shown bubble // for the phone page
}

// Kinds of a message: by which of the three calls it came.
const (
	kindDefault = "default"
	kindScrap   = "scrap"
	kindCustom  = "custom"
)

// composeDefault reads a default template (section 5).
func (s *Simulator) composeDefault(call apiCall) (message, *apiError) {
	text, err := call.text("template_object")
	if err != nil {
		return message{}, err
	}
	t, problem := parseTemplate(text)
	if problem != nil {
		return message{}, unparsable("template_object")
	}
	original, cut := t.cutText()
	if cut && s.app.refuseLong {
		return message{}, unparsable("template_object")
	}
	m := s.draw(message{Kind: kindDefault, TemplateArgs: map[string]string{}, Cut: cut, OriginalText: original}, t)
	return m, nil
}

// draw completes a message with its template and what of it the phone shows.
func (s *Simulator) draw(m message, t messageTemplate) message {
	d := &drawing{links: s.newLinks(), pictures: s.findImage, cut: m.Cut}
	m.TemplateObject = t.json()
	m.shown = d.bubble(t)
	if m.Cut {
		m.shown.Notes = append([]string{"200자를 넘은 뒷부분은 잘렸어요."}, m.shown.Notes...)
	}
	m.DroppedLinks = d.links.dropped
	return m
}

// deliver puts a message on the phone. The lock must be held.
func (s *Simulator) deliver(m message) {
	m.ID = int64(len(s.messages)) + 1
	m.At = s.now()
	m.TemplateArgs = maps.Clone(m.TemplateArgs)
	s.messages = append(s.messages, m)
	s.chatWith(m.To, m.chat).add(m.ID)
	close(s.arrived)
	s.arrived = make(chan struct{})
}
