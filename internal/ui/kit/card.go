package kit

import (
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
)

// ImageFeed is the argument of Goto{Card}: an image is to be picked, and a feed made of it.
type ImageFeed struct{}

// OpenMessage is the argument of Goto{Card}: a message of the journal of another kind than plain text, to be written anew.
type OpenMessage struct{ Message journal.Message }

// PlainText tells whether compose can show all of a message: a text with its link and one button's title.
func PlainText(m journal.Message) bool {
	sent, err := session.SentAs(m)
	if err != nil {
		return m.Kind == "text"
	}
	t, ok := sent.Template.(kakao.Text)
	l := t.Link
	return ok && len(t.Buttons) == 0 && len(t.Extra) == 0 && len(l.Extra) == 0 && l.AndroidExecutionParams == "" && l.IOSExecutionParams == ""
}
