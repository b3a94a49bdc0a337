package simulator

import "encoding/json"

// checker keeps the first problem of a template.
type checker struct{ problem string }

func (c *checker) fail(problem string) {
	if c.problem == "" {
		c.problem = problem
	}
}

// text checks a string field; a required one must not be empty.
func (c *checker) text(o map[string]any, name string, required bool) {
	value, there := o[name]
	s, isText := value.(string)
	if (there && !isText) || (required && s == "") {
		c.fail(name + " must be text")
	}
}

// integer checks a whole-number field.
func (c *checker) integer(o map[string]any, name string, required bool) {
	value, there := o[name]
	if !there {
		if required {
			c.fail(name + " is missing")
		}
		return
	}
	number, isNumber := value.(json.Number)
	if !isNumber {
		c.fail(name + " must be a number")
		return
	}
	if _, err := number.Int64(); err != nil {
		c.fail(name + " must be a whole number")
	}
}

// array checks that a field is an array of min to max elements.
func (c *checker) array(o map[string]any, name string, min, max int) []any {
	list, ok := o[name].([]any)
	if !ok || len(list) < min || len(list) > max {
		c.fail(name + " has the wrong number of elements")
	}
	return list
}

// optional checks a field only when it is there.
func (c *checker) optional(o map[string]any, name string, check func(any)) {
	if value, there := o[name]; there {
		check(value)
	}
}

func (c *checker) object(value any, what string) map[string]any {
	o, ok := value.(map[string]any)
	if !ok {
		c.fail(what + " must be an object")
	}
	return o
}

// link checks a required link object (section 5.1); all its fields are optional, and an empty one passes (sim).
func (c *checker) link(o map[string]any, name string) {
	link := c.object(o[name], name)
	for _, field := range []string{"web_url", "mobile_web_url", "android_execution_params", "ios_execution_params"} {
		c.text(link, field, false)
	}
}

// buttons checks button_title and at most max buttons.
func (c *checker) buttons(t messageTemplate, max int) {
	c.text(t, "button_title", false)
	if _, there := t["buttons"]; !there {
		return
	}
	for _, value := range c.array(t, "buttons", 0, max) {
		button := c.object(value, "button")
		c.text(button, "title", true)
		c.link(button, "link")
	}
}

// content checks a content object: a link, and one of title, image_url and description.
func (c *checker) content(value any) {
	content := c.object(value, "content")
	for _, field := range []string{"title", "description", "image_url"} {
		c.text(content, field, false)
	}
	if content["title"] == nil && content["description"] == nil && content["image_url"] == nil {
		c.fail("content needs a title, an image_url or a description")
	}
	c.integer(content, "image_width", false)
	c.integer(content, "image_height", false)
	c.link(content, "link")
}

func (c *checker) social(value any) {
	social := c.object(value, "social")
	for _, field := range []string{"like_count", "comment_count", "shared_count", "view_count", "subscriber_count"} {
		c.integer(social, field, false)
	}
}

func (c *checker) itemContent(value any) {
	item := c.object(value, "item_content")
	for _, field := range []string{"profile_text", "profile_image_url", "title_image_url", "title_image_text",
		"title_image_category", "sum", "sum_op"} {
		c.text(item, field, false)
	}
	if _, there := item["items"]; !there {
		return
	}
	for _, value := range c.array(item, "items", 0, maxItems) {
		entry := c.object(value, "item")
		c.text(entry, "item", true)
		c.text(entry, "item_op", true)
	}
}

func (c *checker) commerce(value any) {
	commerce := c.object(value, "commerce")
	c.integer(commerce, "regular_price", true)
	for _, field := range []string{"discount_price", "discount_rate", "fixed_discount_price", "currency_unit_position"} {
		c.integer(commerce, field, false)
	}
	c.text(commerce, "product_name", false)
	c.text(commerce, "currency_unit", false)
	if commerce["discount_price"] == nil && (commerce["discount_rate"] != nil || commerce["fixed_discount_price"] != nil) {
		c.fail("a discount needs discount_price")
	}
}
