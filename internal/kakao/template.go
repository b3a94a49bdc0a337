package kakao

// MaxText is how many characters (code points) Kakao shows of a text template (5.2, 5.3; the unit is uncertain).
const MaxText = 200

// Link is where a tap on a message or button leads (5.1).
type Link struct {
	WebURL       string `json:"web_url,omitempty"`
	MobileWebURL string `json:"mobile_web_url,omitempty"`
}

// Text is the text template (5.2). Link is always sent, even when empty: Kakao refuses a text without it (4.9).
type Text struct {
	Text        string
	Link        Link
	ButtonTitle string
}
