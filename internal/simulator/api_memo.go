package simulator

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"
)

// dailyQuota is the app's free number of messages a day (section 7.1). The per-user numbers of section 7 are
// uncertain for messages to oneself and not played.
const dailyQuota = 30000

// korea is where a day of the quota begins (uncertain, section 7.4) and whose clock the phone shows.
var korea = time.FixedZone("KST", 9*60*60)

// message is one message taken, as /_sim/messages shows it. TemplateObject is what arrived: of an over-long text the
// first 200 code points, while OriginalText keeps the whole.
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

	shown bubble // for the phone page
}

// sendToMe answers /v2/api/talk/memo/default/send (section 4.9).
func (s *Simulator) sendToMe(call apiCall) (any, *apiError) {
	const apiType = "TALK_MEMO_DEFAULT_SEND"
	if err := s.requireScope(apiType, "talk_message"); err != nil {
		return nil, err
	}
	if !call.params.Has("template_object") {
		return nil, badParameter("The Parameter [template_object] cannot be null.")
	}
	if call.params.Get("template_object") == "" {
		return nil, badParameter("The Parameter [template_object] cannot be empty.")
	}
	t, err := parseTemplate(call.params.Get("template_object"))
	if err != nil {
		return nil, unparsable("template_object")
	}
	original, cut := t.cutText()
	if cut && s.app.refuseLong {
		return nil, unparsable("template_object")
	}
	if s.quota() <= 0 {
		return nil, &apiError{status: 400, Code: -10, Msg: "API limit has been exceeded."}
	}
	s.quotaLeft--
	m := message{
		To: "me", Kind: "default", TemplateObject: t.json(), TemplateArgs: map[string]string{},
		Cut: cut, OriginalText: original,
	}
	m.shown, m.DroppedLinks = t.bubble(s.app.linkDomains)
	s.deliver(m)
	return map[string]int{"result_code": 0}, nil
}

// deliver puts a message on the phone. The lock must be held.
func (s *Simulator) deliver(m message) {
	m.ID = int64(len(s.messages)) + 1
	m.At = s.now()
	s.messages = append(s.messages, m)
	close(s.arrived)
	s.arrived = make(chan struct{})
}

// quota returns the messages left today; a new day in Korea begins with the full number. The lock must be held.
func (s *Simulator) quota() int {
	if day := s.now().In(korea).Format(time.DateOnly); day != s.quotaDay {
		s.quotaDay, s.quotaLeft = day, dailyQuota
	}
	return s.quotaLeft
}

// isRegistered reports whether a link leads to a registered web domain: scheme, host and port all count (section 1.7).
func isRegistered(domains []string, link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	for _, domain := range domains {
		if strings.EqualFold(strings.TrimSuffix(domain, "/"), u.Scheme+"://"+u.Host) {
			return true
		}
	}
	return false
}
