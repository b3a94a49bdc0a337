package preview

import (
	"math"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// number is n with thousands separators.
func number(n int) string { return text.Number(max(n, -math.MaxInt)) }

// limited is a field of item_content, cut to as many characters as Kakao shows (5.1).
func (c *card) limited(field, s string) string {
	limit := kakao.LimitOf("feed", "item_content."+field).Advised
	if shown, hidden := cut(s, limit, c.o.counter()); hidden != "" {
		return strings.TrimRight(shown, " ") + c.o.Glyphs.Ellipsis
	}
	return s
}

// items draws the receipt of a feed: a title with a small image, rows of names and values, the sum below a line.
func (c *card) items(t kakao.ItemContent) {
	if t.TitleImageText != "" || t.TitleImageCategory != "" || t.TitleImageURL != "" {
		c.withThumbnail(t.TitleImageURL, func(w int) []piece {
			var left []piece
			if t.TitleImageText != "" {
				left = c.lines(c.strong, c.limited("title_image_text", t.TitleImageText), w, lineLimit)
			}
			if t.TitleImageCategory != "" {
				left = append(left, c.word(c.dim, c.limited("title_image_category", t.TitleImageCategory), w))
			}
			return left
		})
		c.gap()
	}
	most := kakao.LimitOf("feed", "item_content.items").Advised
	for _, i := range t.Items[:min(len(t.Items), most)] {
		c.entry(c.dim, c.ink, c.limited("items.item", i.Item), c.limited("items.item_op", i.ItemOp))
	}
	if t.Sum != "" || t.SumOp != "" {
		c.rule()
		c.entry(c.ink, c.strong, c.limited("sum", t.Sum), c.limited("sum_op", t.SumOp))
	}
	c.gap()
}

// entry is a name at the left and a value at the right end. The name gives way.
func (c *card) entry(ofName, ofValue kit.Paint, name, value string) {
	right := c.word(ofValue, value, c.w)
	c.ends(c.word(ofName, name, max(0, c.w-right.w-1)), right)
}

// shownCounters is how many counters Kakao shows below a card (5.1).
const shownCounters = 3

// socialCounter is one of the counters that a card can have.
type socialCounter struct {
	name text.Sentence
	n    *int
}

// counters are those that are there, in the order in which Kakao prefers them (5.1).
func counters(s *kakao.Social) []socialCounter {
	if s == nil {
		return nil
	}
	var out []socialCounter
	for _, k := range [...]socialCounter{
		{text.PreviewLikes, s.LikeCount}, {text.PreviewComments, s.CommentCount}, {text.PreviewShares, s.SharedCount},
		{text.PreviewViews, s.ViewCount}, {text.PreviewSubscribers, s.SubscriberCount},
	} {
		if k.n != nil {
			out = append(out, k)
		}
	}
	return out
}

// social draws the counters in words: signs would be of doubtful width in the middle of a row.
func (c *card) social(s *kakao.Social) {
	all := counters(s)
	if len(all) == 0 {
		return
	}
	c.gap()
	var words []piece
	for _, k := range all[:min(len(all), shownCounters)] {
		words = append(words, c.word(c.dim, c.say(k.name)+" "+number(*k.n), c.w))
	}
	c.flow(words, 3)
}

// price draws what something costs: the price to pay first, then how much less it is, then what it was.
func (c *card) price(p kakao.Price) {
	if p.DiscountPrice == nil {
		c.row(c.word(c.strong, amount(p, p.RegularPrice), c.w))
		return
	}
	parts := []piece{c.word(c.strong, amount(p, *p.DiscountPrice), c.w)}
	switch {
	case p.FixedDiscountPrice != nil:
		parts = append(parts, c.word(c.accent, c.say(text.PreviewOff, amount(p, *p.FixedDiscountPrice)), c.w))
	case p.DiscountRate != nil:
		parts = append(parts, c.word(c.accent, number(*p.DiscountRate)+"%", c.w))
	}
	regular := c.say(text.PreviewRegular, amount(p, p.RegularPrice))
	if hangul.Width(clean(regular)) > c.w {
		regular = amount(p, p.RegularPrice) // the number matters more than its name
	}
	parts = append(parts, c.word(c.dim, regular, c.w))
	c.flow(parts, 2)
}

// amount is a sum of money. Kakao counts in won unless the template names a unit, and puts it behind the number unless told (5.2).
func amount(p kakao.Price, n int) string {
	unit := p.CurrencyUnit
	if unit == "" {
		unit = "원"
	}
	if p.CurrencyUnitPosition != nil && *p.CurrencyUnitPosition == 1 {
		return unit + number(n)
	}
	return number(n) + unit
}
