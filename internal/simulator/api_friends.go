package simulator

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
)

// Paging of the friends list (section 4.8).
const (
	friendsLimit    = 10
	friendsLimitMax = 100
)

type friendsAnswer struct {
	Elements      []friendAnswer `json:"elements"`
	Total         int            `json:"total_count"`
	FavoriteCount int            `json:"favorite_count"`
	BeforeURL     *string        `json:"before_url"` // null on the first page, as captured (section 10.4)
	AfterURL      *string        `json:"after_url"`  // null on the last
}

type friendAnswer struct {
	ID         int64  `json:"id,omitempty"`
	UUID       string `json:"uuid"`
	Favorite   bool   `json:"favorite"`
	Nickname   string `json:"profile_nickname"`
	Thumbnail  string `json:"profile_thumbnail_image"`
	AllowedMsg *bool  `json:"allowed_msg,omitempty"`
}

// friendsPage is which part of the list is asked for.
type friendsPage struct {
	offset, limit int
	order         string // asc, desc
	friendOrder   string // favorite, nickname, age
	inOrder       url.Values
}

// listFriends answers /v1/api/talk/friends. Kakao caches its answer for up to ten minutes; here it is always fresh (sim).
func (s *Simulator) listFriends(call apiCall) (any, *apiError) {
	if err := s.mayUseFriends("FRIENDS", "friends"); err != nil {
		return nil, err
	}
	page, err := readFriendsPage(call)
	if err != nil {
		return nil, err
	}
	if err := s.noTalkAccount(); err != nil {
		return nil, err
	}
	friends := s.listed(page)
	answer := friendsAnswer{Elements: []friendAnswer{}, Total: len(friends)}
	for _, f := range friends {
		if f.Favorite {
			answer.FavoriteCount++
		}
	}
	from := min(page.offset, len(friends))
	to := min(from+page.limit, len(friends))
	for _, f := range friends[from:to] {
		answer.Elements = append(answer.Elements, friendAnswer{f.ID, f.UUID, f.Favorite, f.Nickname, f.Thumbnail, f.AllowedMsg})
	}
	if from > 0 {
		answer.BeforeURL = new(page.url(call.origin, max(from-page.limit, 0)))
	}
	if to < len(friends) {
		answer.AfterURL = new(page.url(call.origin, to))
	}
	return answer, nil
}

// mayUseFriends checks what stands between the app and the person's friends: console setting (-3), permission (-5),
// consent (-402).
func (s *Simulator) mayUseFriends(apiType string, scopes ...string) *apiError {
	if err := s.scopesOff(apiType, scopes...); err != nil {
		return err
	}
	if s.app.permission == permissionDenied {
		return &apiError{status: 403, Code: -5, Msg: "permission denied"}
	}
	return s.scopesMissing(apiType, scopes...)
}

// readFriendsPage checks the query. (sim) Kakao's answers to numbers out of range are not documented.
func readFriendsPage(call apiCall) (friendsPage, *apiError) {
	p := friendsPage{order: "asc", friendOrder: "favorite", inOrder: url.Values{}}
	var err *apiError
	if p.offset, err = call.whole("offset", 0); err != nil {
		return p, err
	}
	if p.limit, err = call.whole("limit", friendsLimit); err != nil {
		return p, err
	}
	if p.offset < 0 {
		return p, badParameter("Constraints on the parameter [offset] are unsatisfied.")
	}
	if p.limit < 1 || p.limit > friendsLimitMax {
		return p, badParameter("Constraints on the parameter [limit] are unsatisfied.")
	}
	for _, choice := range []struct {
		name   string
		to     *string
		values []string
	}{
		{"order", &p.order, []string{"asc", "desc"}},
		{"friend_order", &p.friendOrder, []string{"favorite", "nickname", "age"}},
	} {
		if !call.params.Has(choice.name) {
			continue
		}
		*choice.to = call.params.Get(choice.name)
		if !slices.Contains(choice.values, *choice.to) {
			return p, unparsable(choice.name)
		}
		p.inOrder.Set(choice.name, *choice.to)
	}
	_, err = call.secure()
	return p, err
}

// listed are the friends that the list shows, in the order asked for. It is kept until the friends change: a client reads
// ten thousand of them in a hundred pages.
func (s *Simulator) listed(p friendsPage) []*friend {
	key := p.friendOrder + " " + p.order + " " + s.app.permission
	if list, ok := s.friendLists[key]; ok {
		return list
	}
	var list []*friend
	for i := range s.friends {
		if f := &s.friends[i]; s.listable(*f) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, p.compare)
	if p.order == "desc" {
		slices.Reverse(list)
	}
	s.friendLists[key] = list
	return list
}

// compare puts favourites first and then goes by name, or by name alone, or (sim) for age by id. Names compare by code
// points (sim). desc turns the whole list round.
func (p friendsPage) compare(a, b *friend) int {
	byName := cmp.Or(cmp.Compare(a.Nickname, b.Nickname), cmp.Compare(a.UUID, b.UUID))
	switch {
	case p.friendOrder == "age":
		return cmp.Or(cmp.Compare(a.ID, b.ID), byName)
	case p.friendOrder == "nickname" || a.Favorite == b.Favorite:
		return byName
	case a.Favorite:
		return -1
	}
	return 1
}

// url is the address of another page, with its parameters as section 4.8 shows them.
func (p friendsPage) url(origin string, offset int) string {
	address := origin + "/v1/api/talk/friends?offset=" + strconv.Itoa(offset) + "&limit=" + strconv.Itoa(p.limit) + "&order=" + p.order
	if p.inOrder.Has("friend_order") {
		address += "&friend_order=" + p.friendOrder
	}
	return address
}
