package kakao

import "strings"

// rules are what one field means for another (5.1, 5.2).
func (c *checker) rules(path string, v any) {
	switch v := v.(type) {
	case Text:
		// A text alone needs no link: most have none, and none is expected. A button without one is another matter.
		if v.ButtonTitle != "" && len(v.Buttons) == 0 {
			c.leads("link", v.Link)
		}
		c.oneTitle(v.ButtonTitle, v.Buttons)
	case Feed:
		c.oneTitle(v.ButtonTitle, v.Buttons)
	case List:
		c.leads("header_link", v.HeaderLink)
		c.oneTitle(v.ButtonTitle, v.Buttons)
	case Location:
		c.oneTitle(v.ButtonTitle, v.Buttons)
	case Commerce:
		c.oneTitle(v.ButtonTitle, v.Buttons)
	case Content:
		if strings.TrimSpace(v.Title+v.Description+v.ImageURL) == "" {
			c.add(TemplateError{Field: path, Reason: FieldNothingToShow})
		}
		c.leads(within(path, "link"), v.Link)
	case Button:
		c.leads(within(path, "link"), v.Link)
	case Link:
		c.bothAddresses(path, v)
	case Social:
		c.rows(path, counters(v))
	case Price:
		c.price(path, v)
	}
}

// leads warns of a link without any address. The documents call the link required and all that is in it optional; what
// Kakao makes of an empty one is uncertain (9, item 8).
func (c *checker) leads(path string, l Link) {
	if l.WebURL == "" && l.MobileWebURL == "" && l.AndroidExecutionParams == "" && l.IOSExecutionParams == "" {
		c.warn(TemplateError{Field: path, Reason: FieldNoLink})
	}
}

// bothAddresses warns where the completed link still has one address only, because the person's own file says so.
func (c *checker) bothAddresses(path string, l Link) {
	web, mobile := within(path, "web_url"), within(path, "mobile_web_url")
	switch l = completeLink(l); {
	case l.WebURL != "" && l.MobileWebURL == "":
		c.warn(TemplateError{Field: mobile, Reason: FieldNoMobileLink, Other: web})
	case l.WebURL == "" && l.MobileWebURL != "":
		c.warn(TemplateError{Field: web, Reason: FieldNoWebLink, Other: mobile})
	}
}

// oneTitle: buttons win over button_title.
func (c *checker) oneTitle(title string, buttons []Button) {
	if title != "" && len(buttons) > 0 {
		c.warn(TemplateError{Field: "button_title", Reason: FieldIgnored, Other: "buttons"})
	}
}

// counters is how many counters are given.
func counters(s Social) int {
	n := 0
	for _, counter := range []*int{s.LikeCount, s.CommentCount, s.SharedCount, s.ViewCount, s.SubscriberCount} {
		if counter != nil {
			n++
		}
	}
	return n
}

// price: a discount means nothing without the price after it, and is said either as a rate or as an amount.
func (c *checker) price(path string, p Price) {
	rate, fixed, discounted := within(path, "discount_rate"), within(path, "fixed_discount_price"), within(path, "discount_price")
	if p.DiscountRate != nil && p.DiscountPrice == nil {
		c.add(TemplateError{Field: rate, Reason: FieldNeeds, Other: discounted})
	}
	if p.FixedDiscountPrice != nil && p.DiscountPrice == nil {
		c.add(TemplateError{Field: fixed, Reason: FieldNeeds, Other: discounted})
	}
	if p.FixedDiscountPrice != nil && p.DiscountRate != nil {
		c.warn(TemplateError{Field: fixed, Reason: FieldEither, Other: rate})
	}
	if p.DiscountPrice != nil && *p.DiscountPrice > p.RegularPrice {
		c.warn(TemplateError{Field: discounted, Reason: FieldTooHigh, Length: *p.DiscountPrice, Max: p.RegularPrice})
	}
}
