package preview

import (
	"maps"
	"slices"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// lineLimit is how many lines Kakao shows of a title and of a description (5.1).
const lineLimit = 2

// counter is the unit of o, code points when nobody said.
func (o Options) counter() kakao.Counter {
	if o.Count == nil {
		return hangul.Count
	}
	return o.Count
}

// message draws a text (5.2), cut where Kakao cuts it (5.3).
func (c *card) message(t kakao.Text) {
	shown, hidden := cut(t.Text, kakao.MaxText, c.o.counter())
	switch {
	case t.Text == "":
		c.prose(c.dim, c.say(text.PreviewEmpty), 1)
	case hidden == "":
		c.prose(c.ink, shown, kakao.MaxText)
	default:
		c.prose(c.ink, strings.TrimRight(shown, " \n")+c.o.Glyphs.Ellipsis, kakao.MaxText)
		c.prose(c.dim, c.say(text.PreviewHidden, number(c.o.counter()(hidden))), lineLimit)
	}
	c.buttons(buttonsOf(t.Buttons, t.ButtonTitle, t.Link, 2))
}

func (c *card) feed(t kakao.Feed) {
	if i := t.ItemContent; i != nil && i.ProfileText != "" {
		c.row(c.word(c.strong, c.limited("profile_text", i.ProfileText), c.w))
	}
	c.image(t.Content)
	if t.ItemContent != nil {
		c.items(*t.ItemContent)
	}
	c.words(c.strong, t.Content)
	c.social(t.Social)
	c.buttons(buttonsOf(t.Buttons, t.ButtonTitle, t.Content.Link, 2))
}

// words are title and description. Each has its own limit; together they stay within the four lines that Kakao shows.
func (c *card) words(title kit.Paint, t kakao.Content) {
	if t.Title != "" {
		c.prose(title, t.Title, lineLimit)
	}
	if t.Description != "" {
		c.prose(c.ink, t.Description, lineLimit)
	}
}

// list draws a header and rows with a small image at their right end.
func (c *card) list(t kakao.List) {
	c.prose(c.strong, t.HeaderTitle, lineLimit)
	c.rule()
	for i, row := range t.Contents[:min(len(t.Contents), 3)] {
		if i > 0 {
			c.gap()
		}
		c.withThumbnail(row.ImageURL, func(w int) []piece {
			var left []piece
			if row.Title != "" {
				left = c.lines(c.strong, row.Title, w, lineLimit)
			}
			if row.Description != "" {
				left = append(left, c.lines(c.dim, row.Description, w, lineLimit)...)
			}
			return left
		})
	}
	c.buttons(buttonsOf(t.Buttons, t.ButtonTitle, t.HeaderLink, 2))
}

// withThumbnail draws lines of at most w columns beside a small image, if there is one.
func (c *card) withThumbnail(url string, lines func(w int) []piece) {
	var right []piece
	w := c.w
	if url != "" {
		right = c.thumbnail(url)
		w -= right[0].w + 1
	}
	left := lines(w)
	for i := range max(len(left), len(right)) {
		var l, r piece
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		c.ends(l, r)
	}
}

// location draws a card with a place; the address is what Kakao's own button leads to.
func (c *card) location(t kakao.Location) {
	c.image(t.Content)
	c.words(c.strong, t.Content)
	c.social(t.Social)
	place := button{fixed: text.PreviewPlace, target: join(t.AddressTitle, t.Address)}
	c.buttons(append(buttonsOf(t.Buttons, t.ButtonTitle, t.Content.Link, 1), place))
}

func (c *card) commerce(t kakao.Commerce) {
	c.image(t.Content)
	if t.Commerce.ProductName != "" {
		c.prose(c.dim, t.Commerce.ProductName, 1)
	}
	c.price(t.Commerce)
	c.words(c.ink, t.Content) // the price is the title here
	c.buttons(buttonsOf(t.Buttons, t.ButtonTitle, t.Content.Link, 2))
}

// calendar draws a card for an event or a calendar, with the button that Kakao adds.
func (c *card) calendar(t kakao.Calendar) {
	c.image(t.Content)
	c.words(c.strong, t.Content)
	add := button{fixed: text.PreviewAddEvent, target: t.ID}
	if t.IDType == "calendar" {
		add.fixed = text.PreviewSubscribe
	}
	own := make([]button, 0, 2)
	for _, b := range t.Buttons[:min(len(t.Buttons), 1)] {
		own = append(own, button{title: b.Title, link: b.Link})
	}
	c.buttons(append(own, add))
}

// shownArgs is how many arguments of a custom template are listed.
const shownArgs = 10

// custom names the template and its arguments: what they look like is the console's.
func (c *card) custom(m kakao.Message) {
	c.prose(c.strong, c.say(text.PreviewTemplate, m.TemplateID), lineLimit)
	names := slices.Sorted(maps.Keys(m.Args))
	shown := names[:min(len(names), shownArgs)]
	column := 0
	for _, n := range shown {
		column = max(column, min(hangul.Width(clean(n)), c.w/3))
	}
	if len(shown) > 0 {
		c.gap()
	}
	for _, n := range shown {
		name := c.word(c.dim, n, column)
		for i, value := range c.lines(c.ink, m.Args[n], c.w-column-2, lineLimit) {
			if i > 0 {
				name = piece{}
			}
			c.row(name, c.space(column+2-name.w), value)
		}
	}
	if more := len(names) - len(shown); more > 0 {
		c.prose(c.dim, c.say(text.PreviewMoreArgs, more), 1)
	}
	c.gap()
	c.prose(c.dim, c.say(text.PreviewTemplateAt, c.say(text.MenuTemplates.Now)), 4)
}

// scrap names the page that Kakao makes a card of.
func (c *card) scrap(m kakao.Message) {
	c.prose(c.strong, m.RequestURL, 3)
	c.gap()
	if m.TemplateID != 0 {
		c.prose(c.dim, c.say(text.PreviewScrapBy, m.TemplateID), 4)
		return
	}
	c.prose(c.dim, c.say(text.PreviewScrap), 4)
}

// join puts what there is into one row.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}
