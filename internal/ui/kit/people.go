package kit

import (
	"strings"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// People are the friends that can be messaged, as Kakao last told. The zero value knows nothing yet.
type People struct {
	session.Friends
	Known  bool // the remembered list was read, or Kakao answered
	Asking bool // Kakao is being asked
	// Err is why the last question failed; nil when it did not. What was known before stays.
	Err error
	// Names are those of List, as they may be shown; Index finds them.
	Names []string
	Index *hangul.NameIndex
	byID  map[string]int
}

// NewPeople prepares a list for showing and searching. With thousands of friends that takes some milliseconds: do it in a job.
func NewPeople(f session.Friends) People {
	p := People{Friends: f, Known: true, Names: make([]string, len(f.List)), byID: make(map[string]int, len(f.List))}
	for i, x := range f.List {
		p.Names[i] = Nickname(x)
		p.byID[x.UUID] = i
	}
	p.Index = hangul.NewNameIndex(p.Names)
	return p
}

// Nickname is a friend's name as it may be shown. Who has none is named by the beginning of the UUID.
func Nickname(f kakao.Friend) string {
	if name := text.VisibleLine(strings.TrimSpace(hangul.NFC(f.Nickname))); name != "" {
		return name
	}
	return hangul.Clip(text.VisibleLine(f.UUID), 8)
}

// Place is the place of a friend in List, -1 when there is none.
func (p *People) Place(uuid string) int {
	if i, ok := p.byID[uuid]; ok {
		return i
	}
	return -1
}

// Young tells whether Kakao would answer the same again (kakao-api.md 4.8).
func (p *People) Young(now time.Time) bool {
	return !p.At.IsZero() && now.Sub(p.At).Abs() < session.FriendsAge
}

// ToMe is the recipient of messages to oneself in the journal.
const ToMe = "me"

// NameOf is whom a message of the journal went to: a friend's name, else the beginning of the UUID.
func (s *Shared) NameOf(uuid string) string {
	if uuid == ToMe {
		return s.Say(text.FriendsMe)
	}
	for _, f := range s.To {
		if f.UUID == uuid {
			return Nickname(f)
		}
	}
	if i := s.People.Place(uuid); i >= 0 {
		return s.People.Names[i]
	}
	return Nickname(kakao.Friend{UUID: uuid})
}

// AskFriends asks the root for the list of friends: Kakao is asked when the remembered one is old, or Fresh is set. Every page
// hears of the answer as FriendsMsg.
type AskFriends struct{ Fresh bool }

// FriendsMsg says that Shared.People is new.
type FriendsMsg struct{}

// ChooseFriends is the argument of Goto{Friends}: the page to return to.
type ChooseFriends struct{ Back PageID }
