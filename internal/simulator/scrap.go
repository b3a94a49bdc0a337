package simulator

import (
	"net/url"
	"path"
	"strings"
)

// composeScrap makes a message of a web page (section 4.9). The page must be on a registered web domain.
func (s *Simulator) composeScrap(call apiCall) (message, *apiError) {
	page, err := call.text("request_url")
	if err != nil {
		return message{}, err
	}
	if !isWebLink(page) {
		return message{}, unparsable("request_url")
	}
	if !isRegistered(s.app.linkDomains, page) { // (sim) the text
		return message{}, badParameter("Constraints on the parameter [request_url] are unsatisfied. The domain is not registered.")
	}
	if call.params.Has("template_id") {
		m, err := s.composeCustom(call)
		m.Kind, m.RequestURL = kindScrap, page
		return m, err
	}
	m := message{Kind: kindScrap, TemplateArgs: map[string]string{}, RequestURL: page}
	return s.draw(m, scrapped(page)), nil
}

// scrapped is the feed that Kakao makes of a page's OG tags. (sim) Nothing leaves this machine: the title is made of the
// address.
func scrapped(page string) messageTemplate {
	u, err := url.Parse(page)
	if err != nil { // isWebLink parsed it before
		u = &url.URL{}
	}
	title := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
	title = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(title))
	if title == "" || title == "/" || title == "." {
		title = u.Host
	}
	return messageTemplate{
		"object_type": "feed",
		"content": map[string]any{
			"title": title, "description": u.Host + u.Path,
			"link": map[string]any{"web_url": page, "mobile_web_url": page},
		},
	}
}
