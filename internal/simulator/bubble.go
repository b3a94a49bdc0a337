package simulator

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// bubble is a message as the phone draws it.
type bubble struct {
	Kind    string // the object_type: a text is a yellow bubble, everything else a white card
	Body    markup // from top to bottom, buttons apart
	Buttons []bubbleButton
	Fixed   markup   // the button that Kakao adds
	Notes   []string // below it: what the receiver does not get to see
}

// bubbleButton opens a web address.
type bubbleButton struct{ Title, URL string }

// drawing turns a template into a bubble.
type drawing struct {
	links    *links
	pictures func(address string) *image // an image of ours, nil for any other
	cut      bool                        // the text was over-long
	notes    []string
}

// bubble lays a checked template out as KakaoTalk does (section 5).
func (d *drawing) bubble(t messageTemplate) bubble {
	b := bubble{}
	b.Kind, _ = t["object_type"].(string)
	content, _ := t["content"].(map[string]any)
	main := ""
	switch b.Kind {
	case "text":
		main = d.links.open(t["link"])
		b.Body = d.text(t)
	case "list":
		main = d.links.open(t["header_link"])
		b.Body = d.list(t, main)
	default:
		main = d.links.open(content["link"])
	}
	switch b.Kind {
	case "feed":
		b.Body = d.feed(t, content, main)
	case "location":
		b.Body = linked(main, d.content(content)) + d.social(t["social"])
		b.Fixed = placeButton(t)
	case "commerce":
		b.Body = linked(main, d.commerce(t, content))
	case "calendar":
		b.Body = linked(main, d.content(content))
		b.Fixed = calendarButton(t)
	}
	b.Buttons = d.buttons(t, main)
	b.Notes = d.notes
	return b
}

// note adds a line below the bubble, once.
func (d *drawing) note(text string) {
	if !slices.Contains(d.notes, text) {
		d.notes = append(d.notes, text)
	}
}

// buttons are the template's own, else the default one with the main link (section 5.1); a calendar's default button is
// another. A button whose link was dropped, or that has none, is not shown (section 5.4).
func (d *drawing) buttons(t messageTemplate, main string) []bubbleButton {
	var shown []bubbleButton
	own, _ := t["buttons"].([]any)
	for _, value := range own {
		button, _ := value.(map[string]any)
		if address := d.links.open(button["link"]); address != "" {
			shown = append(shown, bubbleButton{firstText(button, "title"), address})
		}
	}
	if len(own) > 0 || main == "" || t["object_type"] == "calendar" {
		return shown
	}
	title := firstText(t, "button_title")
	if title == "" {
		title = "자세히 보기"
	}
	return []bubbleButton{{title, main}}
}

// text is the text itself, which keeps its line breaks.
func (d *drawing) text(t messageTemplate) markup {
	text := firstText(t, "text")
	if d.cut {
		text += "…"
	}
	return when(`<div class="text">`, text, "</div>")
}

const anchor markup = ` target="_blank" rel="noopener noreferrer">`

// linked makes a part open an address; without one it stays as it is. The address is one that links let through.
func linked(address string, part markup) markup {
	if address == "" || part == "" {
		return part
	}
	return `<a class="main" href="` + esc(address) + `"` + anchor + part + "</a>"
}

// shorten keeps the first n code points that KakaoTalk shows of a field.
func shorten(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return text
}

// grouped writes a whole number with commas; ok is false when the field holds none.
func grouped(value any) (text string, ok bool) {
	number, isNumber := value.(json.Number)
	if !isNumber {
		return "", false
	}
	n, err := number.Int64()
	if err != nil {
		return "", false
	}
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits, true
}
