package kakao

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
)

// MaxFriendsPage is how many friends one page can hold (4.8).
const MaxFriendsPage = 100

// usualFriendsPage is how many Kakao gives when it is not told (4.8).
const usualFriendsPage = 10

// Friend is a person that the app may be able to message (4.8). Nickname and ThumbnailURL are other people's words: pass them
// through text.Visible before a terminal sees them.
type Friend struct {
	UUID         string `json:"uuid"`
	ID           int64  `json:"id,omitempty"` // 0 when Kakao does not tell
	Nickname     string `json:"profile_nickname"`
	ThumbnailURL string `json:"profile_thumbnail_image,omitempty"`
	Favorite     bool   `json:"favorite,omitempty"`
	AllowedMsg   *bool  `json:"allowed_msg,omitempty"` // nil when Kakao does not tell
}

// FriendsQuery asks for one page.
type FriendsQuery struct {
	Offset, Limit int    // Limit 0 is Kakao's default of ten; more than MaxFriendsPage is MaxFriendsPage
	Order         string // "asc" (default) or "desc"
	FriendOrder   string // "favorite" (default) or "nickname"
}

// FriendsPage is one page; More tells whether another follows, at NextOffset, which is past the page's own.
type FriendsPage struct {
	Friends       []Friend
	Total         int
	FavoriteCount int
	More          bool
	NextOffset    int
}

// Friends is one page of the person's friends (4.8). Kakao's answer may be ten minutes old. The next page is asked for with
// NextOffset: the after_url of the answer is never followed, it could name another host. Errors: *Error; -402 without the
// friends consent, -5 where the app has no permission.
func (c *Client) Friends(ctx context.Context, access Secret, q FriendsQuery) (FriendsPage, error) {
	q.Offset, q.Limit = max(q.Offset, 0), min(max(q.Limit, 0), MaxFriendsPage)
	values := url.Values{"secure_resource": {"true"}}
	for name, value := range map[string]string{"order": q.Order, "friend_order": q.FriendOrder} {
		if value != "" {
			values.Set(name, value)
		}
	}
	for name, n := range map[string]int{"offset": q.Offset, "limit": q.Limit} {
		if n > 0 {
			values.Set(name, strconv.Itoa(n))
		}
	}
	var page FriendsPage
	err := c.ask(ctx, access, request{op: OpFriends, method: http.MethodGet, path: "/v1/api/talk/friends", values: values,
		read: func(f fields) (err error) {
			page, err = readFriends(f, q)
			return err
		}})
	return page, err
}

func readFriends(f fields, q FriendsQuery) (FriendsPage, error) {
	var elements []fields
	if !f.has("elements") || json.Unmarshal(f["elements"], &elements) != nil {
		return FriendsPage{}, errors.New("the answer has no list of friends")
	}
	page := FriendsPage{Friends: []Friend{}, Total: f.count("total_count"), FavoriteCount: f.count("favorite_count")}
	for _, e := range elements {
		friend := Friend{UUID: e.text("uuid"), Nickname: e.text("profile_nickname"), ThumbnailURL: e.text("profile_thumbnail_image"),
			Favorite: e.truth("favorite") != nil && *e.truth("favorite"), AllowedMsg: e.truth("allowed_msg")}
		if friend.UUID == "" {
			continue // nobody can be messaged without; the others can
		}
		if id, err := e.integer("id"); err == nil {
			friend.ID = id
		}
		page.Friends = append(page.Friends, friend)
	}
	if after := f.text("after_url"); after != "" {
		page.NextOffset = nextOffset(after, q, len(elements))
		page.More = page.NextOffset > q.Offset
	}
	return page, nil
}

// nextOffset is where Kakao says that the next page begins, if that is within one page from here, else after what came.
func nextOffset(after string, q FriendsQuery, came int) int {
	limit := q.Limit
	if limit == 0 {
		limit = usualFriendsPage
	}
	if u, err := url.Parse(after); err == nil {
		if n, err := strconv.Atoi(u.Query().Get("offset")); err == nil && n > q.Offset && n <= q.Offset+limit {
			return n
		}
	}
	return q.Offset + came
}
