package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// customTemplate is a template that the developer built in [도구] > [메시지 템플릿], as /_sim/templates takes and shows it.
// ${key} in its texts stands for an argument of the call.
type customTemplate struct {
	ID       int64           `json:"id"`
	Purpose  string          `json:"purpose"` // message, or share: made for another API and refused (section 4.9)
	Template json.RawMessage `json:"template_object"`
}

const (
	purposeMessage = "message"
	purposeShare   = "share"
)

// customTypes are what the template tool can build (section 5.2).
var customTypes = []string{"feed", "list", "commerce"}

// defaultTemplates are a template to try and one that is refused.
func defaultTemplates() []customTemplate {
	const object = `{"object_type":"feed","content":{"title":"${title}","description":"${description}",` +
		`"link":{"web_url":"https://example.com","mobile_web_url":"https://example.com"}},"button_title":"자세히 보기"}`
	return []customTemplate{
		{10001, purposeMessage, json.RawMessage(object)},
		{10002, purposeShare, json.RawMessage(object)},
	}
}

func (s *Simulator) getTemplates([]byte) (any, error) {
	return append([]customTemplate{}, s.templates...), nil
}

// setTemplates replaces the custom templates.
func (s *Simulator) setTemplates(body []byte) (any, error) {
	templates := []customTemplate{}
	if err := decodeStrict(body, &templates); err != nil {
		return nil, err
	}
	ids := map[int64]bool{}
	for i := range templates {
		t := &templates[i]
		if t.Purpose == "" {
			t.Purpose = purposeMessage
		}
		object, err := decodeTemplate(string(t.Template))
		kind, _ := object["object_type"].(string)
		switch {
		case t.ID < 1 || ids[t.ID]:
			return nil, errors.New("id must be above zero and each template's own")
		case t.Purpose != purposeMessage && t.Purpose != purposeShare:
			return nil, errors.New("purpose must be message or share")
		case err != nil:
			return nil, fmt.Errorf("template_object of %d: %w", t.ID, err)
		case !slices.Contains(customTypes, kind):
			return nil, fmt.Errorf("template_object of %d: a custom template is a feed, list or commerce", t.ID)
		}
		ids[t.ID] = true
	}
	s.templates = templates
	return map[string]int{"count": len(templates)}, nil
}

// composeCustom fills a custom template with the call's arguments.
func (s *Simulator) composeCustom(call apiCall) (message, *apiError) {
	text, err := call.text("template_id")
	if err != nil {
		return message{}, err
	}
	id, problem := strconv.ParseInt(text, 10, 64)
	if problem != nil {
		return message{}, unparsable("template_id")
	}
	args := map[string]string{}
	if call.params.Has("template_args") {
		if json.Unmarshal([]byte(call.params.Get("template_args")), &args) != nil || args == nil {
			return message{}, unparsable("template_args")
		}
	}
	i := slices.IndexFunc(s.templates, func(t customTemplate) bool { return t.ID == id })
	if i < 0 {
		return message{}, badParameter("template can't be found. template_id=%d", id) // (sim) the text
	}
	if s.templates[i].Purpose != purposeMessage {
		return message{}, badParameter("template_type (messageType: 'kakaolink/memo API') is invalid. please use 'message API' messageType.")
	}
	t, problem := s.templates[i].fill(args)
	if problem != nil {
		return message{}, unparsable("template_args")
	}
	m := message{Kind: kindCustom, TemplateID: id, TemplateArgs: args}
	m.OriginalText, m.Cut = t.cutText()
	if m.Cut && s.app.refuseLong {
		return message{}, unparsable("template_args")
	}
	return s.draw(m, t), nil
}

// fill puts arguments into the template. (sim) A ${key} without an argument stays, so that a developer sees it.
func (c customTemplate) fill(args map[string]string) (messageTemplate, error) {
	t, err := decodeTemplate(string(c.Template))
	if err != nil {
		return nil, err
	}
	for name, value := range t {
		t[name] = substitute(name, value, args)
	}
	return t, t.check()
}

var argument = lazily(`\$\{[^{}]+\}`)

// wholeNumber is a field that is a number even where its text is an argument.
var wholeNumber = lazily(`^(image_width|image_height|[a-z]+_count|regular_price|discount_price|discount_rate|` +
	`fixed_discount_price|currency_unit_position)$`)

// substitute fills the texts of a value of a field.
func substitute(field string, value any, args map[string]string) any {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			v[name] = substitute(name, inner, args)
		}
	case []any:
		for i, inner := range v {
			v[i] = substitute(field, inner, args)
		}
	case string:
		text := argument().ReplaceAllStringFunc(v, func(place string) string {
			if arg, ok := args[place[2:len(place)-1]]; ok {
				return arg
			}
			return place
		})
		if _, err := strconv.ParseInt(text, 10, 64); err == nil && wholeNumber().MatchString(field) {
			return json.Number(text)
		}
		return text
	}
	return value
}
