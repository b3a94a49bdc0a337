package kakao

import (
	"slices"
	"testing"
	"time"
)

func fuzzClient(f *testing.F) *Client {
	f.Helper()
	c, err := New(Config{}, Options{Now: func() time.Time { return at }})
	if err != nil {
		f.Fatal(err)
	}
	return c
}

// FuzzDelivery reads any answer to a message to friends: each receiver is in one place at most, nobody else is in any, and
// each failure is a refusal that does not repeat the token.
func FuzzDelivery(f *testing.F) {
	for _, body := range []string{`{"successful_receiver_uuids":["a","b"]}`, `{"failure_info":[{"msg":"x","code":-532,"receiver_uuids":["a"]}],"successful_receiver_uuids":["a"],"result_code":-500}`,
		`{"failure_info":[{"receiver_uuids":"a b"},null,{}],"successful_receiver_uuids":null}`, `{"code":-532,"receiver_ids":["a"]}`, `{}`, `[]`} {
		f.Add(body)
	}
	c := fuzzClient(f)
	asked := []string{"a", "b", "c"}
	f.Fuzz(func(t *testing.T, body string) {
		k := c.begin(OpSendToFriends, testAccess)
		k.answer = &answer{status: 200, body: []byte(body)}
		fields, failed := k.judge(k.answer)
		if failed != nil {
			return
		}
		d, err := k.delivery(fields, asked)
		if err != nil {
			if len(d.Delivered)+len(d.Failures) != 0 {
				t.Fatal("half a delivery beside an error")
			}
			return
		}
		all := append(slices.Clone(d.Delivered), d.Unnamed(asked)...)
		for _, failure := range d.Failures {
			if len(failure.UUIDs) == 0 || failure.Err.Kind != Refused || failure.Err.Op != OpSendToFriends || failure.Err.Number() > 0 {
				t.Fatalf("%+v", failure)
			}
			all = append(all, failure.UUIDs...)
		}
		slices.Sort(all)
		if !slices.Equal(all, asked) {
			t.Fatalf("%q accounts for %v", body, all)
		}
	})
}

// FuzzFriends reads any answer as a page: everybody in it can be messaged, and the next page is always further on.
func FuzzFriends(f *testing.F) {
	for _, body := range []string{`{"elements":[{"id":1,"uuid":"a","favorite":true,"profile_nickname":"홍길동"}],"total_count":11,"favorite_count":1,"after_url":"https://kapi.kakao.com/v1/api/talk/friends?offset=3&limit=3"}`,
		`{"elements":[null,{"uuid":""}],"total_count":-1,"before_url":null,"after_url":"?offset=9223372036854775807"}`, `{"elements":[],"after_url":"%"}`} {
		f.Add(body, 0, 3)
		f.Add(body, 9, 0)
	}
	f.Fuzz(func(t *testing.T, body string, offset, limit int) {
		fields, err := parseFields([]byte(body))
		if err != nil {
			return
		}
		q := FriendsQuery{Offset: int(uint16(offset)), Limit: int(uint16(limit) % MaxFriendsPage)}
		page, err := readFriends(fields, q)
		if err != nil {
			return
		}
		if page.More != (page.NextOffset > q.Offset) || page.Total < 0 || page.FavoriteCount < 0 {
			t.Fatalf("%+v after %+v", page, q)
		}
		for _, friend := range page.Friends {
			if friend.UUID == "" {
				t.Fatal("a friend without a UUID")
			}
		}
	})
}

// FuzzImage reads any answer as an image: its address is one that a template may use.
func FuzzImage(f *testing.F) {
	for _, body := range []string{described, `{"infos":{"original":{"url":"http://a"}}}`, `{"infos":[]}`, `{"infos":{"original":{"url":"x","length":-1}}}`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		fields, err := parseFields([]byte(body))
		if err != nil {
			return
		}
		var i Image
		if readImage(&i)(fields) != nil {
			if i != (Image{}) {
				t.Fatal("half an image beside an error")
			}
			return
		}
		if i.URL == "" || !webURL(i.URL) || i.Length < 0 || i.Width < 0 || i.Height < 0 {
			t.Fatalf("%+v", i)
		}
	})
}
