package kakao

import (
	"strings"
	"sync"
)

// MaxText is how many characters Kakao shows of a text template (5.2, 5.3; the unit is uncertain, see Counter).
const MaxText = 200

// AdvisedButtonTitle is how many characters of a button title fit; longer ones are taken and cut on display (5.1).
const AdvisedButtonTitle = 8

// minPixels is the smallest width and height of an image (5.1).
const minPixels = 200

// Limit is what Kakao's documents allow one field to hold. Zero means no limit. Texts are measured in characters (see Counter),
// lists in rows, counters in how many of them there are, numbers by themselves; no number may be below 0.
type Limit struct {
	Required bool
	Min, Max int
	Advised  int      // how much of it Kakao shows: more is taken, and cut or left out
	Lines    int      // how many lines Kakao shows
	Choices  []string // the only values
}

// limits are those of 5.1 and 5.2 by the field's path without indexes; a path that is special to one kind of template has
// that kind and a colon before it.
var limits = sync.OnceValue(func() map[string]Limit {
	return map[string]Limit{
		"text":             {Required: true, Max: MaxText},
		"header_title":     {Required: true, Max: 200},
		"contents":         {Required: true, Min: 2, Max: 3},
		"address":          {Required: true},
		"id":               {Required: true},
		"id_type":          {Required: true, Choices: []string{"event", "calendar"}},
		"button_title":     {Advised: AdvisedButtonTitle},
		"buttons":          {Max: 2},
		"location:buttons": {Max: 2, Advised: 1}, // beside Kakao's own; one copy of the documents says 2 (uncertain)
		"calendar:buttons": {Max: 1},
		"buttons.title":    {Required: true, Advised: AdvisedButtonTitle},
		"social":           {Advised: 3},

		"content.title":        {Lines: 2},
		"content.description":  {Lines: 2},
		"content.image_width":  {Min: minPixels},
		"content.image_height": {Min: minPixels},

		"item_content.profile_text":         {Advised: 16},
		"item_content.title_image_text":     {Advised: 24, Lines: 2},
		"item_content.title_image_category": {Advised: 14},
		"item_content.items":                {Advised: 5},
		"item_content.items.item":           {Required: true, Advised: 6},
		"item_content.items.item_op":        {Required: true, Advised: 14},
		"item_content.sum":                  {Advised: 6},
		"item_content.sum_op":               {Advised: 11},

		"commerce.regular_price":          {Required: true},
		"commerce.discount_rate":          {Max: 100},
		"commerce.currency_unit_position": {Max: 1},
	}
})

// LimitOf is the limit of a field of one kind of template, such as "list" and "contents[1].title"; the zero Limit where the
// documents name none.
func LimitOf(objectType, field string) Limit {
	field = withoutIndexes(field)
	if row, ok := strings.CutPrefix(field, "contents."); ok {
		field = "content." + row
	}
	if l, ok := limits()[objectType+":"+field]; ok {
		return l
	}
	return limits()[field]
}

// withoutIndexes makes buttons.title of buttons[1].title.
func withoutIndexes(path string) string {
	for {
		before, after, ok := strings.Cut(path, "[")
		if !ok {
			return path
		}
		_, after, _ = strings.Cut(after, "]")
		path = before + after
	}
}
