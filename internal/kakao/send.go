package kakao

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
)

// SendToMe sends a message to the logged-in person's own chat (4.9). A *TemplateError means that nothing was sent; an *Error
// other than Refused with Written true means that nobody knows whether the message arrived: Kakao has no message ids, so
// sending it again is the caller's decision.
func (c *Client) SendToMe(ctx context.Context, access Secret, m Message) error {
	path, form, err := c.sending(m)
	if err != nil {
		return err
	}
	return c.ask(ctx, access, request{op: OpSendToMe, method: http.MethodPost, path: "/v2/api/talk/memo/" + path, values: form,
		read: func(f fields) error {
			result, err := f.integer("result_code")
			if err == nil && result != 0 {
				err = fmt.Errorf("result_code in the answer is %d, not 0", result)
			}
			return err
		}})
}

// sending is the last part of the path and the form of a message; to oneself and to friends they are the same (4.9, 4.10).
func (c *Client) sending(m Message) (path string, form url.Values, err error) {
	if err := m.Check(c.count); err != nil {
		return "", nil, err
	}
	form = url.Values{}
	if m.Template != nil {
		object, err := m.Template.MarshalJSON()
		if err != nil {
			return "", nil, fmt.Errorf("writing the template: %w", err)
		}
		form.Set("template_object", string(object))
		return "default/send", form, nil
	}
	if m.TemplateID != 0 {
		form.Set("template_id", strconv.FormatInt(m.TemplateID, 10))
		if len(m.Args) > 0 {
			form.Set("template_args", string(plainJSON(m.Args)))
		}
	}
	if m.RequestURL == "" {
		return "send", form, nil
	}
	form.Set("request_url", m.RequestURL)
	return "scrap/send", form, nil
}
