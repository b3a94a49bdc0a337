package kakao

import "encoding/json"

// Counter counts characters. What Kakao counts as one is undocumented (9, item 7); nil counts code points.
type Counter func(string) int

// Template is one of the six default templates (5.2): Text, Feed, List, Location, Commerce or Calendar, as a value.
type Template interface {
	// ObjectType is "text", "feed", "list", "location", "commerce" or "calendar".
	ObjectType() string
	// Problems are what Kakao would refuse, cut or leave out, in the order of the fields; those with Warning stop nothing.
	Problems(Counter) []*TemplateError
	// MarshalJSON writes the template_object as it is sent: links completed, and with the fields of a user's own file that
	// this package does not know. Written writes it without completed links. Errors: an Extra that is no JSON.
	json.Marshaler
}

// Extra are the fields of a user's own template that a type cannot hold: those that this package does not know, and known
// ones that say nothing ("", 0, [], null). They are sent as they were written, unless the known field has got a value; a known
// field that is null is not sent.
type Extra map[string]json.RawMessage

// Link is where a tap on a message or button leads (5.1).
type Link struct {
	WebURL                 string `json:"web_url,omitempty"`
	MobileWebURL           string `json:"mobile_web_url,omitempty"`
	AndroidExecutionParams string `json:"android_execution_params,omitempty"`
	IOSExecutionParams     string `json:"ios_execution_params,omitempty"`
	Extra                  Extra  `json:"-"`
}

// Button is one of at most two below a message (5.1).
type Button struct {
	Title string `json:"title"`
	Link  Link   `json:"link"`
	Extra Extra  `json:"-"`
}

// Content is picture, title and description of a card or of a row in a list (5.1). One of the three must be there.
type Content struct {
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	ImageURL    string `json:"image_url,omitempty"`
	ImageWidth  int    `json:"image_width,omitempty"` // pixels, as is the next
	ImageHeight int    `json:"image_height,omitempty"`
	Link        Link   `json:"link"`
	Extra       Extra  `json:"-"`
}

// Social are the counters below a card, of which Kakao shows the first three that are there (5.1).
type Social struct {
	LikeCount       *int  `json:"like_count,omitempty"`
	CommentCount    *int  `json:"comment_count,omitempty"`
	SharedCount     *int  `json:"shared_count,omitempty"`
	ViewCount       *int  `json:"view_count,omitempty"`
	SubscriberCount *int  `json:"subscriber_count,omitempty"`
	Extra           Extra `json:"-"`
}

// Item is one row of an ItemContent: a name and its value (5.1).
type Item struct {
	Item   string `json:"item"`
	ItemOp string `json:"item_op"`
	Extra  Extra  `json:"-"`
}

// ItemContent is the receipt-like part of a feed (5.1); all its limits are of the display.
type ItemContent struct {
	ProfileText        string `json:"profile_text,omitempty"`
	ProfileImageURL    string `json:"profile_image_url,omitempty"`
	TitleImageURL      string `json:"title_image_url,omitempty"`
	TitleImageText     string `json:"title_image_text,omitempty"`
	TitleImageCategory string `json:"title_image_category,omitempty"`
	Items              []Item `json:"items,omitempty"`
	Sum                string `json:"sum,omitempty"`
	SumOp              string `json:"sum_op,omitempty"`
	Extra              Extra  `json:"-"`
}

// Price is the commerce object: what something costs (5.2). A RegularPrice of 0 counts as missing, unless Extra says 0.
type Price struct {
	RegularPrice         int    `json:"regular_price"`
	DiscountPrice        *int   `json:"discount_price,omitempty"`
	DiscountRate         *int   `json:"discount_rate,omitempty"` // percent
	FixedDiscountPrice   *int   `json:"fixed_discount_price,omitempty"`
	ProductName          string `json:"product_name,omitempty"`
	CurrencyUnit         string `json:"currency_unit,omitempty"`
	CurrencyUnitPosition *int   `json:"currency_unit_position,omitempty"` // 0 after the price, 1 before
	Extra                Extra  `json:"-"`
}

// Text is the text template (5.2). Link is always sent, even when empty: Kakao refuses a text without it (4.9).
type Text struct {
	Text        string   `json:"text"`
	Link        Link     `json:"link"`
	ButtonTitle string   `json:"button_title,omitempty"`
	Buttons     []Button `json:"buttons,omitempty"`
	Extra       Extra    `json:"-"`
}

// Feed is a card with a picture (5.2).
type Feed struct {
	Content     Content      `json:"content"`
	ItemContent *ItemContent `json:"item_content,omitempty"`
	Social      *Social      `json:"social,omitempty"`
	ButtonTitle string       `json:"button_title,omitempty"`
	Buttons     []Button     `json:"buttons,omitempty"`
	Extra       Extra        `json:"-"`
}

// List is a header and two or three rows (5.2).
type List struct {
	HeaderTitle string    `json:"header_title"`
	HeaderLink  Link      `json:"header_link"`
	Contents    []Content `json:"contents"`
	ButtonTitle string    `json:"button_title,omitempty"`
	Buttons     []Button  `json:"buttons,omitempty"`
	Extra       Extra     `json:"-"`
}

// Location is a card with a place on the map; Kakao adds the button "위치 보기" (5.2).
type Location struct {
	Address      string   `json:"address"`
	AddressTitle string   `json:"address_title,omitempty"`
	Content      Content  `json:"content"`
	Social       *Social  `json:"social,omitempty"`
	ButtonTitle  string   `json:"button_title,omitempty"`
	Buttons      []Button `json:"buttons,omitempty"`
	Extra        Extra    `json:"-"`
}

// Commerce is a card with a price (5.2).
type Commerce struct {
	Content     Content  `json:"content"`
	Commerce    Price    `json:"commerce"`
	ButtonTitle string   `json:"button_title,omitempty"`
	Buttons     []Button `json:"buttons,omitempty"`
	Extra       Extra    `json:"-"`
}

// Calendar is a card for an event or a calendar of a KakaoTalk channel; Kakao adds a button of its own (5.2).
type Calendar struct {
	ID      string   `json:"id"`
	IDType  string   `json:"id_type"` // "event" or "calendar"
	Content Content  `json:"content"`
	Buttons []Button `json:"buttons,omitempty"`
	Extra   Extra    `json:"-"`
}
