package preview

import (
	"cmp"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

// button is one below a card: of the template, or Kakao's own.
type button struct {
	title  string
	fixed  text.Sentence // Kakao's word; the title is empty then
	link   kakao.Link
	target string // where a button of Kakao's leads, in place of the link
}

// buttonsOf are the buttons of a template: its own, else one for the main link (5.1). At most most of them are shown.
func buttonsOf(own []kakao.Button, title string, link kakao.Link, most int) []button {
	var out []button
	for _, b := range own[:min(len(own), most)] {
		out = append(out, button{title: b.Title, link: b.Link})
	}
	switch {
	case len(out) > 0:
	case title != "":
		out = append(out, button{title: title, link: link})
	case link.WebURL != "" || link.MobileWebURL != "":
		out = append(out, button{fixed: text.PreviewDetails, link: link})
	}
	return out
}

// buttons draws each as a box with what it opens below.
func (c *card) buttons(all []button) {
	for i, b := range all {
		if i == 0 {
			c.gap()
		}
		paint, title := c.ink, b.title
		switch {
		case !b.fixed.IsZero():
			title = c.say(b.fixed)
		case title == "":
			paint, title = c.dim, c.say(text.PreviewNoTitle)
		}
		if c.links.drop(b.link) {
			paint = c.dim
		}
		for _, r := range c.box(c.w, 3, []piece{c.word(paint, title, c.w-4)}) {
			c.row(r)
		}
		c.target(b)
	}
}

// target says what a button opens: on a phone and on a PC apart when they differ.
func (c *card) target(b button) {
	web, mobile := b.link.WebURL, b.link.MobileWebURL
	switch {
	case b.target != "":
		for _, p := range c.lines(c.dim, clean(b.target), c.w, lineLimit) {
			c.centred(p)
		}
	case web == "" && mobile == "" && b.fixed.IsZero():
		c.centred(c.word(c.dim, c.say(text.PreviewNoLink), c.w))
	case web == "" && mobile == "": // a button of Kakao's that needs none
	case web == "" || mobile == "" || web == mobile:
		c.address("", cmp.Or(web, mobile))
	default:
		c.address(c.say(text.PreviewPhone), mobile)
		c.address(c.say(text.PreviewPC), web)
	}
}

// address is a URL without what every URL has, and a word when Kakao will drop it.
func (c *card) address(where, url string) {
	mark := ""
	if c.links.drop(kakao.Link{WebURL: url}) {
		mark = "  " + c.say(text.PreviewDropped)
	}
	if where != "" {
		where += "  "
	}
	room := c.w - hangul.Width(where) - hangul.Width(mark)
	short := hangul.Elide(clean(short(url)), max(room, 4), c.o.Glyphs.Ellipsis)
	c.centred(c.word(c.dim, where+short+mark, c.w))
}
