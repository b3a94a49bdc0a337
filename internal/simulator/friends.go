package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// friend is one of the person's friends, as /_sim/friends takes and shows it: what Kakao lists (section 4.8), then the
// switches of ours that play what can go wrong with a message to them.
type friend struct {
	UUID       string `json:"uuid"`
	ID         int64  `json:"id,omitempty"` // 0: not linked to the app's service, left out of the list (section 10.4)
	Nickname   string `json:"profile_nickname"`
	Thumbnail  string `json:"profile_thumbnail_image"`
	Favorite   bool   `json:"favorite"`
	AllowedMsg *bool  `json:"allowed_msg,omitempty"` // nil: left out of the list; false refuses messages too

	Member       bool `json:"member"`                  // of the app: can be messaged before the app has the permission
	Refuses      bool `json:"refuses"`                 // -530
	Stranger     bool `json:"stranger"`                // -502: no friend any more, and the list does not know it yet
	ReceiverLeft *int `json:"receiver_left,omitempty"` // messages they may still get today in this app, then -533
	PairLeft     *int `json:"pair_left,omitempty"`     // messages they may still get today from the person, then -536
}

const maxFriends = 100000 // (sim)

// friendUUID is the form of a uuid (sim): the reference has samples only.
var friendUUID = lazily(`^[A-Za-z0-9_-]{1,64}$`)

// defaultFriends are the twelve of interface.md. The list shows that names are not all alike: one is written in
// decomposed Hangul, one has an emoji, one has no picture, one no id, one refuses messages.
func defaultFriends() []friend {
	names := []string{
		"김가온", "이나래", "박다솜", "최라온", "정마루", "\u1100\u1161\u11BC\u1107\u1161\u1103\u1161", // 강바다
		"조사랑", "윤아름", "장초롱🌻", "임하람", "한겨울", "서보라",
	}
	friends := make([]friend, len(names))
	for i, name := range names {
		friends[i] = madeFriend(i, name)
		friends[i].Favorite = i == 1 || i == 3 || i == 8
		friends[i].Member = i < 3
	}
	friends[4].Thumbnail = ""
	friends[6].ID = 0
	friends[7].AllowedMsg = nil
	friends[11].Refuses, friends[11].AllowedMsg = true, new(false)
	return friends
}

func madeFriend(i int, name string) friend {
	return friend{
		UUID: fmt.Sprintf("simFriend%06dQwErTyUiOpAs", i+1), ID: 4400000001 + int64(i), Nickname: name,
		Thumbnail: "https" + thumbnailPath, AllowedMsg: new(true),
	}
}

// manyFriends makes friends with Korean names, the same ones each time; one of fifty is a favourite.
func manyFriends(n int) []friend {
	family := []string{"김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍"}
	first := []string{"가", "나", "다", "도", "라", "로", "마", "미", "민", "보", "사", "서", "소", "아", "연", "우", "유", "은", "주", "지", "차", "하", "현"}
	last := []string{"람", "린", "별", "빈", "솔", "슬", "아", "온", "울", "원", "윤", "인", "준", "진", "찬", "한", "혜", "호", "희"}
	friends := make([]friend, n)
	for i := range friends {
		friends[i] = madeFriend(i, family[i%len(family)]+first[i/3%len(first)]+last[i/7%len(last)])
		friends[i].Favorite = i%50 == 0
	}
	return friends
}

func (s *Simulator) findFriend(uuid string) *friend {
	i := slices.IndexFunc(s.friends, func(f friend) bool { return f.UUID == uuid })
	if i < 0 {
		return nil
	}
	return &s.friends[i]
}

// listable reports whether the friends list shows a friend: without the permission, only the app's members (section 4.8).
func (s *Simulator) listable(f friend) bool { return s.app.permission != permissionMembers || f.Member }

func (s *Simulator) getFriends([]byte) (any, error) { return append([]friend{}, s.friends...), nil }

// setFriends replaces the friends: by a number of made ones, or by a list.
func (s *Simulator) setFriends(body []byte) (any, error) {
	friends, err := readFriends(body)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{userUUID: true}
	for i := range friends {
		f := &friends[i]
		if f.UUID == "" {
			f.UUID = madeFriend(i, "").UUID
		}
		switch {
		case !friendUUID().MatchString(f.UUID):
			return nil, fmt.Errorf("uuid %q: 1 to 64 letters, digits, - and _", f.UUID)
		case seen[f.UUID]:
			return nil, fmt.Errorf("uuid %q belongs to two friends or to the person", f.UUID)
		case (f.ReceiverLeft != nil && *f.ReceiverLeft < 0) || (f.PairLeft != nil && *f.PairLeft < 0):
			return nil, errors.New("what is left must be 0 or more")
		}
		seen[f.UUID] = true
	}
	q := s.today()
	for _, f := range friends {
		if f.ReceiverLeft != nil {
			q.receiver.set(f.UUID, *f.ReceiverLeft)
		}
		if f.PairLeft != nil {
			q.pair.set(f.UUID, *f.PairLeft)
		}
	}
	s.friends = friends
	clear(s.friendLists)
	return map[string]int{"count": len(friends)}, nil
}

func readFriends(body []byte) ([]friend, error) {
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) {
		var list []json.RawMessage
		if err := decodeStrict(body, &list); err != nil {
			return nil, err
		}
		friends := make([]friend, len(list))
		for i, one := range list {
			if err := decodeStrict(one, &friends[i]); err != nil || strings.TrimSpace(string(one)) == "null" {
				return nil, fmt.Errorf("friend %d: %w", i, errors.Join(err, errors.New("it must be an object with known names")))
			}
		}
		return friends, nil
	}
	var in struct {
		Count *int `json:"count"`
	}
	if err := decodeStrict(body, &in); err != nil {
		return nil, err
	}
	if in.Count == nil || *in.Count < 0 || *in.Count > maxFriends {
		return nil, fmt.Errorf("count must be 0 to %d", maxFriends)
	}
	return manyFriends(*in.Count), nil
}
