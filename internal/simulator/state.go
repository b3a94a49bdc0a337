package simulator

import (
	"crypto/rand"
	"encoding/base64"
	"slices"
	"time"
)

// The person and the app. The user id is above 32 bits, as many of Kakao's are (section 4.1).
const (
	userID   int64 = 4312345678
	appID          = 1024001
	appName        = "나의 첫 카카오 앱"
	nickname       = "김하늘"
	userUUID       = "sim0aBcDeFgHiJkLmNoPqRsTuVw"
)

// state is everything that changes while the simulator runs.
type state struct {
	clockOffset time.Duration
	app         app
	autoConsent bool

	linkedAt time.Time // zero: the person is not linked to the app
	agreed   map[string]bool

	codes         map[string]authCode
	access        map[string]accessToken
	refresh       map[string]refreshToken
	lastLogin     int // tokens with the same login number die together at logout
	accessIssued  []time.Time
	refreshIssued []time.Time

	browsers     map[string]time.Time    // logged-in browser sessions and their end
	transactions map[string]*transaction // authorize requests that wait for the person

	talkAccount bool // the person's account has KakaoTalk
	friends     []friend
	friendLists map[string][]*friend // by order, see listed
	templates   []customTemplate
	images      []*image // oldest first
	messages    []message
	chats       []*chat
	arrived     chan struct{} // closed and replaced when a message arrives
	quota       quotas

	faults   []*fault
	requests []requestRecord
}

func newState(c Config) state {
	return state{
		app:          newApp(c),
		autoConsent:  c.ConsentAuto,
		agreed:       map[string]bool{},
		codes:        map[string]authCode{},
		access:       map[string]accessToken{},
		refresh:      map[string]refreshToken{},
		browsers:     map[string]time.Time{},
		transactions: map[string]*transaction{},
		talkAccount:  true,
		friends:      defaultFriends(),
		friendLists:  map[string][]*friend{},
		templates:    defaultTemplates(),
		chats:        []*chat{{id: toMyself, name: "나와의 채팅"}},
		arrived:      make(chan struct{}),
	}
}

// app is what the developer set up in the console (section 1).
type app struct {
	name           string
	keys           []string // REST API keys, up to five; the first is the one of Info
	secret         string   // empty: the client secret is switched off
	redirectURIs   []string
	loginOn        bool
	items          []consentItem
	linkDomains    []string
	permission     string // to use the friends list and message friends (section 1.6)
	refuseLong     bool   // text over 200 characters is refused instead of cut
	scopeSeparator string // between the scopes of a token answer; "" leaves the field empty
}

// Stages of a consent item (section 1.5), as /_sim/app names them.
const (
	stageRequired  = "required"   // 필수 동의
	stageOptional  = "optional"   // 선택 동의
	stageDuringUse = "during-use" // 이용 중 동의: asked for only when scope= names it
	stageOff       = "off"        // 사용 안 함
)

// What the app may do with friends (sections 1.2 step 10 and 1.6), as /_sim/app names it.
const (
	permissionGranted = "granted" // every friend
	permissionMembers = "members" // not granted yet: the app's members only
	permissionDenied  = "denied"  // -5
)

type consentItem struct {
	id    string
	name  string // as the consent page and /v2/user/scopes show it
	kind  string // PRIVACY or SERVICE
	stage string
}

func newApp(c Config) app {
	return app{
		name:         appName,
		keys:         []string{c.RESTAPIKey},
		secret:       c.ClientSecret,
		redirectURIs: c.RedirectURIs,
		loginOn:      true,
		items: []consentItem{
			{"profile_nickname", "닉네임", "PRIVACY", stageRequired},
			{"profile_image", "프로필 사진", "PRIVACY", stageOptional},
			{"account_email", "카카오계정(이메일)", "PRIVACY", stageOff},
			{"friends", "카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)", "PRIVACY", stageOptional},
			{"talk_message", "카카오톡 메시지 전송", "SERVICE", stageOptional},
		},
		permission:     permissionGranted,
		linkDomains:    []string{"https://developers.kakao.com", "https://example.com"},
		scopeSeparator: " ",
	}
}

// clone copies the app so that a change can be tried and dropped.
func (a app) clone() app {
	a.keys = slices.Clone(a.keys)
	a.redirectURIs = slices.Clone(a.redirectURIs)
	a.items = slices.Clone(a.items)
	a.linkDomains = slices.Clone(a.linkDomains)
	return a
}

func (a app) item(id string) (consentItem, bool) {
	i := slices.IndexFunc(a.items, func(it consentItem) bool { return it.id == id })
	if i < 0 {
		return consentItem{}, false
	}
	return a.items[i], true
}

// isOn reports whether the app has set up the consent item.
func (a app) isOn(id string) bool {
	it, ok := a.item(id)
	return ok && it.stage != stageOff
}

// agreedScopes lists what the person agreed to and the app still uses, in the console's order. The lock must be held.
func (s *Simulator) agreedScopes() []string {
	scopes := []string{}
	for _, it := range s.app.items {
		if s.agreed[it.id] && it.stage != stageOff {
			scopes = append(scopes, it.id)
		}
	}
	return scopes
}

// unlink drops all consent, tokens and codes (section 4.6). The lock must be held.
func (s *Simulator) unlink() {
	s.linkedAt = time.Time{}
	clear(s.agreed)
	clear(s.codes)
	clear(s.access)
	clear(s.refresh)
}

// randomText returns n random bytes as URL-safe text.
func randomText(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}
