package session

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"kakaotui/internal/store"
)

func names(f Friends) []string {
	out := []string{}
	for _, friend := range f.List {
		out = append(out, friend.Nickname)
	}
	return out
}

func TestFriendsAreAskedForPageByPageAndRemembered(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/friends", map[string]int{"count": 250}, nil)
	got, err := k.s.Friends(t.Context(), false)
	if err != nil || len(got.List) != 250 || !got.At.Equal(k.clock()) {
		t.Fatalf("%d friends of %v, %v", len(got.List), got.At, err)
	}
	if !slices.IsSortedFunc(got.List, byFavourite) || !got.List[0].Favorite || got.List[249].Favorite {
		t.Error("not favourites first, then by name")
	}
	wantCalls(t, k.world, friendsPath, 3)
	if err := k.s.Choose([]string{"b", "a"}); err != nil {
		t.Fatal(err)
	}
	k.advance(FriendsAge - time.Second)
	other, _ := k.process()
	if got, err = other.Friends(t.Context(), false); err != nil || len(got.List) != 250 || !slices.Equal(got.Chosen, []string{"b", "a"}) {
		t.Errorf("%d friends, chosen %q, %v", len(got.List), got.Chosen, err)
	}
	wantCalls(t, k.world, friendsPath, 3)
	if _, err := other.Friends(t.Context(), true); err != nil {
		t.Error(err)
	}
	wantCalls(t, k.world, friendsPath, 6)
	k.advance(FriendsAge)
	k.fail(friendsPath, "status", 503, "", 1)
	if got, err = other.Friends(t.Context(), false); FateOf(err) != Queued || len(got.List) != 250 {
		t.Errorf("beside the error: %d friends, %v", len(got.List), err)
	}
}

func TestFriendsInOrder(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	var all []map[string]any
	for i, name := range []string{"하나", "", "bob", "가온", "Alice", "나래"} {
		all = append(all, map[string]any{"uuid": fmt.Sprint("u", i), "profile_nickname": name, "favorite": name == "나래"})
	}
	k.sim("POST", "/_sim/friends", all, nil)
	got, err := k.s.Friends(t.Context(), false)
	if want := []string{"나래", "Alice", "bob", "가온", "하나", ""}; err != nil || !slices.Equal(names(got), want) {
		t.Errorf("%q, %v; want %q", names(got), err, want)
	}
}

func TestAnotherPersonsFriendsAreNotShown(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	if err := store.SaveFriends(k.dirs, store.Friends{UserID: 1, At: k.clock(), Chosen: []string{"x"}}); err != nil {
		t.Fatal(err)
	}
	if got, err := k.s.Remembered(); err != nil || !got.At.IsZero() || got.Chosen != nil {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := k.s.Friends(t.Context(), false); err != nil || len(got.List) != 12 || got.Chosen != nil {
		t.Errorf("%+v, %v", got, err)
	}
	if err := k.s.Logout(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if got, err := k.s.Remembered(); err != nil || len(got.List) != 0 || k.s.NameOf("simFriend000001QwErTyUiOpAs") != "" {
		t.Errorf("logged out: %+v, %v", got, err)
	}
}

func TestFriendsWithoutConsent(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "friends", "agreed": false}, nil)
	_, err := k.s.Friends(t.Context(), false)
	if FateOf(err) != NeedsConsent || !slices.Equal(kakaoError(t, err).RequiredScopes, []string{"friends"}) {
		t.Error(err)
	}
	k.fail(friendsPath, "status", 401, deadToken, 1)
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "friends", "agreed": true}, nil)
	if got, err := k.s.Friends(t.Context(), false); err != nil || len(got.List) != 12 {
		t.Errorf("after -401: %d friends, %v", len(got.List), err)
	}
}
