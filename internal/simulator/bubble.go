package simulator

import (
	"encoding/json"
	"slices"
)

// bubble is a message as the phone draws it.
type bubble struct {
	Title, Text string
	Lines       []string // further lines: list entries, price, address
	Cut         bool
	Buttons     []bubbleButton
}

type bubbleButton struct{ Title, URL string }

// bubble lays a template out. Links outside the registered web domains are dropped, as Kakao does (section 5.4), and
// returned; only http and https are links at all.
func (t messageTemplate) bubble(domains []string) (b bubble, dropped []string) {
	b.Text, _ = t["text"].(string)
	content, _ := t["content"].(map[string]any)
	link := t["link"]
	if content != nil {
		b.Title, _ = content["title"].(string)
		b.Text, _ = content["description"].(string)
		link = content["link"]
		if image, _ := content["image_url"].(string); image != "" {
			b.Lines = append(b.Lines, "사진 1장")
		}
	}
	switch t["object_type"] {
	case "list":
		b.Title, _ = t["header_title"].(string)
		link = t["header_link"]
		contents, _ := t["contents"].([]any)
		for _, c := range contents {
			entry, _ := c.(map[string]any)
			b.Lines = append(b.Lines, "• "+firstText(entry, "title", "description", "image_url"))
		}
	case "location":
		b.Lines = append(b.Lines, "장소: "+firstText(t, "address_title", "address"))
	case "commerce":
		b.Lines = append(b.Lines, "가격: "+price(t))
	case "calendar":
		b.Lines = append(b.Lines, "일정: "+firstText(t, "id"))
	}
	for _, button := range t.buttonList(link) {
		switch {
		case button.URL == "":
		case isRegistered(domains, button.URL) && isWebLink(button.URL):
			b.Buttons = append(b.Buttons, button)
		case !slices.Contains(dropped, button.URL):
			dropped = append(dropped, button.URL)
		}
	}
	return b, dropped
}

// buttonList is the template's buttons, else the default one with the main link (section 5.1).
func (t messageTemplate) buttonList(mainLink any) []bubbleButton {
	if buttons, _ := t["buttons"].([]any); len(buttons) > 0 {
		var list []bubbleButton
		for _, value := range buttons {
			button, _ := value.(map[string]any)
			list = append(list, bubbleButton{firstText(button, "title"), linkURL(button["link"])})
		}
		return list
	}
	title, _ := t["button_title"].(string)
	if title == "" {
		title = "자세히 보기"
	}
	return []bubbleButton{{title, linkURL(mainLink)}}
}

// linkURL is what a phone opens: the mobile address, else the other.
func linkURL(link any) string {
	o, _ := link.(map[string]any)
	return firstText(o, "mobile_web_url", "web_url")
}

func firstText(o map[string]any, names ...string) string {
	for _, name := range names {
		if text, _ := o[name].(string); text != "" {
			return text
		}
	}
	return ""
}

func price(t messageTemplate) string {
	commerce, _ := t["commerce"].(map[string]any)
	for _, name := range []string{"discount_price", "regular_price"} {
		if number, ok := commerce[name].(json.Number); ok {
			if unit := firstText(commerce, "currency_unit"); unit != "" {
				return number.String() + unit
			}
			return number.String() + "원"
		}
	}
	return ""
}
