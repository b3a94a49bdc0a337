package card

import (
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

// Keys of the JSON that say which kind a message is of.
const (
	keyKind     = "object_type"
	keyID       = "template_id"
	keyArgs     = "template_args"
	keyPage     = "request_url"
	kindText    = "text"
	kindFeed    = "feed"
	rowsOfList  = "contents"
	rowsOfItems = "item_content.items"
	rowsOfBtns  = "buttons"
)

// manner is how a field is typed into.
type manner int

const (
	line    manner = iota
	lines          // several lines
	integer        // a whole number
	choice         // one of few values
	picture        // the address of an image; a file can be picked
)

// field is one value of a message.
type field struct {
	path     string // within its row where it belongs to rows
	name     text.Sentence
	hint     text.Sentence
	manner   manner
	required bool
	limit    int // characters that Kakao takes or shows, of its documents; 0 for none
	choices  []option
}

// option is one value of a choice.
type option struct {
	value string
	name  text.Sentence
}

// rows are the elements of an array, or the pairs of template_args.
type rows struct {
	path     string
	name     text.Sentence // of one row, with its number
	add      text.Sentence
	min, max int // max 0: as many as one likes
	fields   []field
	pairs    bool
}

// group is what folds together. The first one of a form has no name and never folds.
type group struct {
	path   string // the object that its fields are in, for problems of the whole
	name   text.Sentence
	open   bool // at first
	fields []field
	rows   *rows
}

// kinds are the kinds of messages in the order of the picker.
var kinds = []struct {
	id    string
	name  text.Sentence
	about text.Sentence
}{
	{kindText, text.CardKindText, text.CardKindTextAbout},
	{kindFeed, text.CardKindFeed, text.CardKindFeedAbout},
	{"list", text.CardKindList, text.CardKindListAbout},
	{"location", text.CardKindLocation, text.CardKindLocationAbout},
	{"commerce", text.CardKindCommerce, text.CardKindCommerceAbout},
	{"calendar", text.CardKindCalendar, text.CardKindCalendarAbout},
	{kakao.KindCustom, text.CardKindCustom, text.CardKindCustomAbout},
	{kakao.KindScrap, text.CardKindScrap, text.CardKindScrapAbout},
}

// kindName is a kind in a word.
func kindName(id string) text.Sentence {
	for _, k := range kinds {
		if k.id == id {
			return k.name
		}
	}
	return text.CardTitle
}

func isKind(id string) bool {
	for _, k := range kinds {
		if k.id == id {
			return true
		}
	}
	return false
}

func link(at string, required bool) []field {
	return []field{
		{path: at + ".web_url", name: text.CardLink, hint: text.CardLinkHint, required: required},
		{path: at + ".mobile_web_url", name: text.CardMobile, hint: text.CardMobileHint},
	}
}

// appLinks are for links that open an app; few need them.
func appLinks(at string) group {
	return group{name: text.CardAppGroup, fields: []field{
		{path: at + ".android_execution_params", name: text.CardAndroid, hint: text.CardParamsHint},
		{path: at + ".ios_execution_params", name: text.CardIOS, hint: text.CardParamsHint},
	}}
}

// contentFields are the fields of a content (kakao-api.md 5.1).
func contentFields(at string) []field {
	return append([]field{
		{path: at + "title", name: text.CardTitleField, hint: text.CardTwoLinesHint},
		{path: at + "description", name: text.CardDescription, manner: lines},
		{path: at + "image_url", name: text.CardImage, hint: text.CardImageHint, manner: picture},
		{path: at + "image_width", name: text.CardImageWidth, hint: text.CardPixelsHint, manner: integer},
		{path: at + "image_height", name: text.CardImageHeight, hint: text.CardPixelsHint, manner: integer},
	}, link(at+"link", false)...)
}

func socialGroup() group {
	return group{path: "social", name: text.CardSocial, fields: []field{
		{path: "social.like_count", name: text.CardLikes, manner: integer},
		{path: "social.comment_count", name: text.CardComments, manner: integer},
		{path: "social.shared_count", name: text.CardShares, manner: integer},
		{path: "social.view_count", name: text.CardViews, manner: integer},
		{path: "social.subscriber_count", name: text.CardSubscribers, manner: integer},
	}}
}

// buttonGroup holds own buttons, at most so many (kakao-api.md 5.2).
func buttonGroup(most int, titled bool) group {
	g := group{path: rowsOfBtns, name: text.CardButtons, rows: &rows{
		path: rowsOfBtns, name: text.CardButtonN, add: text.CardAddButton, max: most,
		fields: append([]field{{path: "title", name: text.CardButtonTitle, hint: text.ComposeButtonHint, required: true}},
			link("link", false)...),
	}}
	if titled {
		g.fields = []field{{path: "button_title", name: text.CardDefaultButton, hint: text.ComposeButtonHint}}
	}
	return g
}

// itemGroup is the receipt-like part of a feed, with the lengths that are shown (kakao-api.md 5.1).
func itemGroup() group {
	const at = "item_content."
	return group{path: "item_content", name: text.CardItems, fields: []field{
		{path: at + "profile_text", name: text.CardProfileText},
		{path: at + "profile_image_url", name: text.CardProfileImage, hint: text.CardImageHint, manner: picture},
		{path: at + "title_image_url", name: text.CardTitleImage, hint: text.CardImageHint, manner: picture},
		{path: at + "title_image_text", name: text.CardTitleImageText},
		{path: at + "title_image_category", name: text.CardCategory},
		{path: at + "sum", name: text.CardSum},
		{path: at + "sum_op", name: text.CardSumOp, hint: text.CardSumOpHint},
	}, rows: &rows{
		path: rowsOfItems, name: text.CardItemN, add: text.CardAddItem, max: 5,
		fields: []field{
			{path: "item", name: text.CardItem},
			{path: "item_op", name: text.CardItemOp, hint: text.CardSumOpHint},
		},
	}}
}

func argsGroup() group {
	return group{path: keyArgs, name: text.CardArgs, open: true, rows: &rows{
		path: keyArgs, name: text.CardArgN, add: text.CardAddArg, pairs: true,
	}}
}

func priceGroup() group {
	const at = "commerce."
	return group{path: "commerce", name: text.CardPrice, open: true, fields: []field{
		{path: at + "regular_price", name: text.CardRegular, manner: integer, required: true},
		{path: at + "discount_price", name: text.CardDiscounted, manner: integer},
		{path: at + "discount_rate", name: text.CardRate, hint: text.CardPercentHint, manner: integer},
		{path: at + "fixed_discount_price", name: text.CardFixed, manner: integer},
		{path: at + "product_name", name: text.CardProduct},
		{path: at + "currency_unit", name: text.CardCurrency, hint: text.CardCurrencyHint},
		{path: at + "currency_unit_position", name: text.CardCurrencyAt, manner: choice,
			choices: []option{{"0", text.CardAfterPrice}, {"1", text.CardBeforePrice}}},
	}}
}

// formOf is the form of a kind, with the limits that kakao knows.
func formOf(kind string) []group {
	groups := fieldsOf(kind)
	for i := range groups {
		limited(kind, "", groups[i].fields)
		if r := groups[i].rows; r != nil && !r.pairs {
			limited(kind, r.path+".", r.fields)
		}
	}
	return groups
}

func limited(kind, at string, fields []field) {
	for i, f := range fields {
		l := kakao.LimitOf(kind, at+f.path)
		fields[i].required = f.required || l.Required
		if f.manner == line || f.manner == lines {
			fields[i].limit = max(l.Max, l.Advised)
		}
	}
}

func fieldsOf(kind string) []group {
	content := group{path: "content", fields: contentFields("content.")}
	app := appLinks("content.link")
	switch kind {
	case kindText:
		fields := []field{{path: "text", name: text.CardText, manner: lines, required: true}}
		return []group{{fields: append(fields, link("link", false)...)}, buttonGroup(2, true), appLinks("link")}
	case kindFeed:
		return []group{content, buttonGroup(2, true), socialGroup(), itemGroup(), app}
	case "list":
		fields := []field{{path: "header_title", name: text.CardHeader, required: true}}
		return []group{
			{fields: append(fields, link("header_link", false)...)},
			{path: rowsOfList, name: text.CardRows, open: true, rows: &rows{
				path: rowsOfList, name: text.CardRowN, add: text.CardAddRow, min: 2, max: 3, fields: contentFields("")}},
			buttonGroup(2, true), appLinks("header_link"),
		}
	case "location":
		content.fields = append([]field{
			{path: "address", name: text.CardAddress, hint: text.CardAddressHint, required: true},
			{path: "address_title", name: text.CardAddressTitle, hint: text.CardAddressTitleHint},
		}, content.fields...)
		return []group{content, buttonGroup(1, true), socialGroup(), app}
	case "commerce":
		return []group{content, priceGroup(), buttonGroup(2, true), app}
	case "calendar":
		content.fields = append([]field{
			{path: "id", name: text.CardEventID, hint: text.CardEventIDHint, required: true},
			{path: "id_type", name: text.CardEventType, manner: choice, required: true,
				choices: []option{{"event", text.CardEvent}, {"calendar", text.CardCalendar}}},
		}, content.fields...)
		return []group{content, buttonGroup(1, false), app}
	case kakao.KindScrap:
		return []group{{fields: []field{
			{path: keyPage, name: text.CardPage, hint: text.CardPageHint, required: true},
			{path: keyID, name: text.CardTemplateID, hint: text.CardOptionalHint, manner: integer},
		}}, argsGroup()}
	}
	return []group{{fields: []field{
		{path: keyID, name: text.CardTemplateID, hint: text.CardTemplateIDHint, manner: integer, required: true},
	}}, argsGroup()}
}

// orderOf are the paths of a form in the order in which its JSON has them, a star for each place in an array.
func orderOf(groups []group) []string {
	out := []string{keyKind}
	for _, g := range groups {
		for _, f := range g.fields {
			out = append(out, f.path)
		}
		if r := g.rows; r != nil && !r.pairs {
			for _, f := range r.fields {
				out = append(out, r.path+".*."+f.path)
			}
		}
	}
	return out
}

// integers are the paths of a form that hold whole numbers; the choice of a place is one too.
func integers(groups []group) map[string]bool {
	out := map[string]bool{}
	note := func(prefix string, fields []field) {
		for _, f := range fields {
			if f.manner == integer || f.path == "commerce.currency_unit_position" {
				out[prefix+f.path] = true
			}
		}
	}
	for _, g := range groups {
		note("", g.fields)
		if g.rows != nil {
			note(g.rows.path+".*.", g.rows.fields)
		}
	}
	return out
}
