package kakao

import "context"

// MaxReceivers is how many friends one call can send to (4.10).
const MaxReceivers = 5

// MaxFriendsPage is how many friends one page can hold (4.8).
const MaxFriendsPage = 100

// Friend is a person that the app may be able to message (4.8).
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
	Offset, Limit int    // Limit 0 is Kakao's default of ten
	Order         string // "asc" (default) or "desc"
	FriendOrder   string // "favorite" (default) or "nickname"
}

// FriendsPage is one page; More tells whether another follows.
type FriendsPage struct {
	Friends       []Friend
	Total         int
	FavoriteCount int
	More          bool
}

// Friends is one page of the person's friends (4.8). Kakao's answer may be ten minutes old.
func (c *Client) Friends(ctx context.Context, access Secret, q FriendsQuery) (FriendsPage, error) {
	panic("contract")
}

// Delivery is what became of a message to friends (4.10): who got it, and why others did not.
type Delivery struct {
	Delivered []string
	Failures  []Failure
}

// Failure is why some receivers did not get a message: Error.Op, Code and Message as of a refused call.
type Failure struct {
	UUIDs []string
	Err   *Error
}

// SendToFriends sends to at most MaxReceivers friends in one call (4.10). A receiver of whom the answer says nothing is in
// neither list. An error is of all of them: judge it as one of SendToMe.
func (c *Client) SendToFriends(ctx context.Context, access Secret, uuids []string, m Message) (Delivery, error) {
	panic("contract")
}
