package kakao

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

func TestFriends(t *testing.T) {
	t.Parallel()
	captured := `{"elements":[{"uuid":"1-bV49r2x_HD-szg0uDU49ruuA","profile_nickname":"gray","profile_thumbnail_image":"http://alpha-th-p.talk.kakao.co.kr/a.jpg","allowed_msg":false},` +
		`{"id":1376016924426743837,"uuid":"1-XV5dzv2PTM-cr9y-fV59Pk3emA","profile_nickname":"mj_alpha_g2","profile_thumbnail_image":"","allowed_msg":true}],"total_count":8,"before_url":null,` +
		`"after_url":"http://alpha-kapi.kakao.com/v1/internal/friends?limit=3&friend_type=talk&friend_filter=none&target_id_type=user_id&order=asc&offset=3&target_id=1376016924426709466"}`
	yes, no := true, false
	for _, c := range []struct {
		body  string
		q     FriendsQuery
		query string
		want  FriendsPage
	}{
		{captured, FriendsQuery{Limit: 3, Order: "asc", FriendOrder: "nickname"}, "friend_order=nickname&limit=3&order=asc&secure_resource=true", FriendsPage{
			Friends: []Friend{{UUID: "1-bV49r2x_HD-szg0uDU49ruuA", Nickname: "gray", ThumbnailURL: "http://alpha-th-p.talk.kakao.co.kr/a.jpg", AllowedMsg: &no},
				{UUID: "1-XV5dzv2PTM-cr9y-fV59Pk3emA", ID: 1376016924426743837, Nickname: "mj_alpha_g2", AllowedMsg: &yes}},
			Total: 8, More: true, NextOffset: 3}},
		{`{"elements":[{"id":"1","uuid":"abcdefg0001","favorite":true,"profile_nickname":"홍길동","profile_thumbnail_image":"https://xxx.kakao.co.kr/.../aaa.jpg"}],"total_count":11,"favorite_count":1,"after_url":null}`,
			FriendsQuery{Offset: 10, Limit: 1000}, "limit=100&offset=10&secure_resource=true", FriendsPage{Friends: []Friend{{UUID: "abcdefg0001", ID: 1, Favorite: true, Nickname: "홍길동",
				ThumbnailURL: "https://xxx.kakao.co.kr/.../aaa.jpg"}}, Total: 11, FavoriteCount: 1}},
		{`{"elements":[],"total_count":0}`, FriendsQuery{Offset: -1, Limit: -1}, "secure_resource=true", FriendsPage{Friends: []Friend{}}},
		{`{"elements":[{"uuid":null},null,{"uuid":"a","id":1.5,"favorite":"yes","profile_nickname":7,"allowed_msg":null}],"total_count":"many","after_url":"://"}`, FriendsQuery{}, "secure_resource=true",
			FriendsPage{Friends: []Friend{{UUID: "a"}}, More: true, NextOffset: 3}},
		{`{"elements":[],"after_url":"https://kapi.kakao.com/?offset=0"}`, FriendsQuery{Offset: 5}, "offset=5&secure_resource=true", FriendsPage{Friends: []Friend{}, NextOffset: 5}},
		{`{"elements":[{"uuid":"a"}],"after_url":"https://kapi.kakao.com/?offset=5000"}`, FriendsQuery{}, "secure_resource=true", FriendsPage{Friends: []Friend{{UUID: "a"}}, More: true, NextOffset: 1}},
	} {
		s := answering(t, 200, c.body)
		got, err := s.client(t).Friends(context.Background(), testAccess, c.q)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s\ngot  %+v, %v\nwant %+v", c.body, got, err, c.want)
		}
		if r := s.only(t); r.method != "GET" || r.path != "/v1/api/talk/friends" || r.query != c.query || r.authorization != "Bearer "+testAccess.Reveal() {
			t.Errorf("got %s %s?%s", r.method, r.path, r.query)
		}
	}
}

// TestFriendsPageByPage: every friend comes once, and the server's after_url is not followed.
func TestFriendsPageByPage(t *testing.T) {
	t.Parallel()
	const all = 237
	elsewhere := answering(t, 200, `{}`)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		q, _ := url.ParseQuery(r.URL.RawQuery)
		offset, _ := strconv.Atoi(q.Get("offset"))
		limit, _ := strconv.Atoi(q.Get("limit"))
		var rows []string
		for i := offset; i < min(offset+limit, all); i++ {
			rows = append(rows, fmt.Sprintf(`{"uuid":"u%d"}`, i))
		}
		after := "null"
		if offset+limit < all {
			after = fmt.Sprintf(`"%s/v1/api/talk/friends?offset=%d&limit=%d"`, elsewhere.URL, offset+limit, limit)
		}
		_, _ = fmt.Fprintf(w, `{"elements":[%s],"total_count":%d,"after_url":%s}`, strings.Join(rows, ","), all, after)
	})
	c := s.client(t)
	var friends []Friend
	for q := (FriendsQuery{Limit: MaxFriendsPage}); ; {
		page, err := c.Friends(context.Background(), testAccess, q)
		if err != nil {
			t.Fatal(err)
		}
		friends = append(friends, page.Friends...)
		if !page.More {
			break
		}
		q.Offset = page.NextOffset
	}
	if len(friends) != all || friends[all-1].UUID != fmt.Sprintf("u%d", all-1) {
		t.Errorf("got %d friends", len(friends))
	}
	if len(s.got()) != 3 || len(elsewhere.got()) != 0 {
		t.Errorf("%d requests, %d of them elsewhere", len(s.got()), len(elsewhere.got()))
	}
}
