package simulator

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// friendsReply is what the tests read of the friends list.
type friendsReply struct {
	Elements []struct {
		ID         *int64
		UUID       string
		Favorite   bool
		Nickname   string  `json:"profile_nickname"`
		Thumbnail  *string `json:"profile_thumbnail_image"`
		AllowedMsg *bool   `json:"allowed_msg"`
	}
	Total     int     `json:"total_count"`
	Favorites int     `json:"favorite_count"`
	Before    *string `json:"before_url"`
	After     *string `json:"after_url"`
}

func (g *rig) friends(access, query string) friendsReply {
	g.t.Helper()
	r := g.call("GET", "/v1/api/talk/friends"+query, access, nil)
	if r.status != 200 {
		g.t.Fatalf("friends%s: %d %s", query, r.status, r.body)
	}
	var answer friendsReply
	if err := json.Unmarshal([]byte(r.body), &answer); err != nil {
		g.t.Fatal(err)
	}
	return answer
}

func (a friendsReply) names() string {
	var names []string
	for _, f := range a.Elements {
		names = append(names, f.Nickname)
	}
	return strings.Join(names, " ")
}

func TestFriendsOutOfTheBox(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	first := g.friends(access, "")
	if len(first.Elements) != 10 || first.Total != 12 || first.Favorites != 3 || first.Before != nil || first.After == nil {
		t.Fatalf("the first page: %+v", first)
	}
	if want := g.base + "/v1/api/talk/friends?offset=10&limit=10&order=asc"; *first.After != want {
		t.Errorf("after_url %q, want %q", *first.After, want)
	}
	second := g.friends(access, strings.TrimPrefix(*first.After, g.base+"/v1/api/talk/friends"))
	if len(second.Elements) != 2 || second.After != nil || second.Before == nil || !strings.Contains(*second.Before, "offset=0&limit=10") {
		t.Errorf("the second page: %+v", second)
	}
	odd := map[string]bool{}
	for i, f := range append(first.Elements, second.Elements...) {
		if f.Favorite != (i < 3) {
			t.Errorf("friend %d: favourites are not first", i)
		}
		odd["no id"] = odd["no id"] || f.ID == nil
		odd["id above 32 bits"] = odd["id above 32 bits"] || (f.ID != nil && *f.ID > 1<<32)
		odd["no picture"] = odd["no picture"] || (f.Thumbnail != nil && *f.Thumbnail == "")
		odd["allowed_msg absent"] = odd["allowed_msg absent"] || f.AllowedMsg == nil
		odd["refuses"] = odd["refuses"] || (f.AllowedMsg != nil && !*f.AllowedMsg)
		odd["decomposed"] = odd["decomposed"] || strings.ContainsRune(f.Nickname, '\u1100')
		odd["emoji"] = odd["emoji"] || strings.ContainsRune(f.Nickname, '🌻')
	}
	for _, what := range []string{"no id", "id above 32 bits", "no picture", "allowed_msg absent", "refuses", "decomposed", "emoji"} {
		if !odd[what] {
			t.Errorf("no friend is there to show: %s", what)
		}
	}
}

func TestFriendsPages(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.control("POST", "/_sim/friends", `[{"uuid":"a","profile_nickname":"다"},{"uuid":"b","profile_nickname":"나","favorite":true},`+
		`{"uuid":"c","profile_nickname":"가","id":1},{"uuid":"d","profile_nickname":"라","favorite":true,"id":7}]`)
	for query, want := range map[string]string{
		"":                                   "나 라 가 다",
		"?friend_order=favorite&order=asc":   "나 라 가 다",
		"?order=desc":                        "다 가 라 나",
		"?friend_order=nickname":             "가 나 다 라",
		"?friend_order=nickname&order=desc":  "라 다 나 가",
		"?friend_order=age":                  "나 다 가 라",
		"?limit=2":                           "나 라",
		"?limit=2&offset=1":                  "라 가",
		"?offset=3&limit=100":                "다",
		"?offset=4":                          "",
		"?offset=1000000":                    "",
		"?secure_resource=true&limit=1":      "나",
		"?limit=1&unknown=x&offset=2":        "가",
		"?friend_order=nickname&limit=1":     "가",
		"?friend_order=nickname&order=asc&a": "가 나 다 라",
	} {
		if got := g.friends(access, query).names(); got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
	if a := g.friends(access, "?friend_order=nickname&limit=3&offset=1").Before; a == nil || !strings.HasSuffix(*a, "?offset=0&limit=3&order=asc&friend_order=nickname") {
		t.Errorf("before_url %v", a)
	}
	for query, msg := range map[string]string{
		"?limit=101":        "Constraints on the parameter [limit] are unsatisfied.",
		"?limit=0":          "Constraints on the parameter [limit] are unsatisfied.",
		"?offset=-1":        "Constraints on the parameter [offset] are unsatisfied.",
		"?limit=ten":        "failed to parse parameter. name=limit",
		"?offset=":          "failed to parse parameter. name=offset",
		"?order=up":         "failed to parse parameter. name=order",
		"?friend_order=x":   "failed to parse parameter. name=friend_order",
		"?secure_resource=": "",
	} {
		r := g.call("GET", "/v1/api/talk/friends"+query, access, nil)
		if msg == "" {
			if r.status != 200 {
				t.Errorf("%s: %d %s", query, r.status, r.body)
			}
			continue
		}
		wantAPIError(t, r, 400, "-2", msg)
	}
}

func TestTenThousandFriends(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	if r := g.control("POST", "/_sim/friends", `{"count":10000}`); r.body != `{"count":10000}` {
		t.Errorf("answer %s", r.body)
	}
	seen := map[string]bool{}
	query := "?limit=100"
	for pages := 0; query != ""; pages++ {
		if pages > 100 {
			t.Fatal("the pages never end")
		}
		page := g.friends(access, query)
		query = ""
		if page.After != nil {
			query = strings.TrimPrefix(*page.After, g.base+"/v1/api/talk/friends")
		}
		for _, f := range page.Elements {
			seen[f.UUID] = true
			if utf8.RuneCountInString(f.Nickname) != 3 {
				t.Fatalf("name %q", f.Nickname)
			}
		}
	}
	if len(seen) != 10000 {
		t.Errorf("%d friends on the pages", len(seen))
	}
}

func TestFriendsListErrors(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	list := func(query string) reply { return g.call("GET", "/v1/api/talk/friends"+query, access, nil) }
	g.control("POST", "/_sim/consent", `{"scope":"friends","agreed":false}`)
	g.control("POST", "/_sim/app", `{"name":"YOUR_APP_NAME","scopes":{"friends":"off"},"permission":"denied","talk_account":false}`)

	wantAPIError(t, list("?limit=0"), 403, "-3", "[YOUR_APP_NAME] App disabled [friends] scopes for [FRIENDS] API on developers.kakao.com. Enable it first.")
	g.control("POST", "/_sim/app", `{"scopes":{"friends":"optional"}}`)
	wantAPIError(t, list("?limit=0"), 403, "-5", "permission denied")
	g.control("POST", "/_sim/app", `{"permission":"granted"}`)
	want := `{"msg":"insufficient scopes.","code":-402,"api_type":"FRIENDS","required_scopes":["friends"],` +
		`"allowed_scopes":["profile_nickname","profile_image","talk_message"]}`
	if r := list("?limit=0"); r.status != 403 || r.body != want {
		t.Errorf("consent: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"friends","agreed":true}`)
	wantAPIError(t, list("?limit=0"), 400, "-2", "Constraints on the parameter [limit] are unsatisfied.")
	wantAPIError(t, list(""), 400, "-501", "given account is not connected to any talk user.")
	g.control("POST", "/_sim/app", `{"talk_account":true,"permission":"members"}`)
	if got := g.friends(access, ""); got.Total != 3 || got.names() != "이나래 김가온 박다솜" {
		t.Errorf("members only: %+v", got)
	}
	wantAPIError(t, g.call("GET", "/v1/api/talk/friends", "", nil), 401, "-401", "no authentication key!")
	req := g.request("GET", "/v1/api/talk/friends", "", nil)
	req.Header.Set("Authorization", "KakaoAK "+DefaultRESTAPIKey) // the app's key does for images only
	wantAPIError(t, g.do(req), 401, "-401", "invalid app key.")
}

func TestBadFriends(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	for _, body := range []string{
		``, `{}`, `{"count":-1}`, `{"count":100001}`, `{"count":"1"}`, `{"number":1}`, `[1]`, `[null]`, `[{"nickname":"a"}]`,
		`[{"uuid":"a b"}]`, `[{"uuid":"한"}]`, `[{"uuid":"` + strings.Repeat("a", 65) + `"}]`, `[{"uuid":"a"},{"uuid":"a"}]`,
		`[{"uuid":"` + userUUID + `"}]`, `[{"uuid":"a","pair_left":-1}]`, `[{"uuid":"a","receiver_left":-1}]`, `[] []`,
	} {
		r := g.rawControl("POST", "/_sim/friends", body)
		if reason, _ := r.object(t)["error"].(string); r.status != 400 || reason == "" {
			t.Errorf("%s: %d %s", body, r.status, r.body)
		}
	}
	if r := g.control("GET", "/_sim/friends", ""); strings.Count(r.body, `"uuid"`) != 12 {
		t.Error("a bad control changed the friends")
	}
	g.control("POST", "/_sim/friends", `[{"profile_nickname":"uuid는 저절로"},{"uuid":"`+strings.Repeat("a", 64)+`"}]`)
	if r := g.control("GET", "/_sim/friends", ""); !strings.Contains(r.body, fmt.Sprintf(`"uuid":%q`, madeFriend(0, "").UUID)) {
		t.Errorf("friends: %s", r.body)
	}
	if r := g.control("POST", "/_sim/friends", `[]`); r.body != `{"count":0}` || g.control("GET", "/_sim/friends", "").body != "[]" {
		t.Errorf("no friends: %s", r.body)
	}
}

func TestTalkProfile(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	get := func() reply { return g.call("GET", "/v1/api/talk/profile?secure_resource=true", access, nil) }
	want := `{"nickName":"김하늘","profileImageURL":"https://k.kakaocdn.net/dn/sim/img_640x640.jpg",` +
		`"thumbnailURL":"https://k.kakaocdn.net/dn/sim/img_110x110.jpg"}`
	if r := get(); r.status != 200 || r.body != want {
		t.Errorf("profile: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"profile_image","agreed":false}`)
	if r := get(); r.body != `{"nickName":"김하늘"}` {
		t.Errorf("without the picture: %s", r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"profile_nickname","agreed":false}`)
	if r := get(); r.status != 403 || !strings.Contains(r.body, `"required_scopes":["profile_nickname"]`) {
		t.Errorf("without consent: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"profile_nickname","agreed":true}`)
	g.control("POST", "/_sim/app", `{"talk_account":false}`)
	wantAPIError(t, get(), 400, "-501", "given account is not connected to any talk user.")
	if r := g.send(access, textTemplate); r.status != 400 || !strings.Contains(r.body, "-501") {
		t.Errorf("a message without KakaoTalk: %d %s", r.status, r.body)
	}
	wantAPIError(t, g.call("GET", "/v1/api/talk/profile?secure_resource=x", access, url.Values{}), 400, "-2", "failed to parse parameter. name=secure_resource")
}
