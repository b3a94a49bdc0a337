package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"kakaotui/internal/kakao"
)

func TestCard(t *testing.T) {
	t.Parallel()
	d := Dirs{State: filepath.Join(t.TempDir(), "state")}
	if got, err := LoadCard(d); err != nil || got != (Card{}) {
		t.Errorf("none yet: %+v, %v", got, err)
	}
	for _, want := range []Card{{Kind: "feed", JSON: "{\"content\": \n half <done>"}, {JSON: "{}"}, {Kind: "scrap"}} {
		if err := SaveCard(d, want); err != nil {
			t.Fatal(err)
		}
		if got, err := LoadCard(d); err != nil || got != want {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if info, _ := os.Stat(cardPath(d)); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	for range 2 {
		if err := SaveCard(d, Card{}); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := os.ReadDir(d.State); len(files) != 0 {
		t.Errorf("left: %v", files)
	}
}

func TestDamagedCardIsSetAside(t *testing.T) {
	t.Parallel()
	for damage, b := range map[Damage][]byte{DamageBroken: []byte(`{"kind":"feed","json":"{`), DamageHuge: bytes.Repeat([]byte(" "), fileLimit+1)} {
		d := Dirs{State: t.TempDir()}
		write(t, cardPath(d), string(b))
		got, err := LoadCard(d)
		var damaged *DamagedError
		if !errors.As(err, &damaged) || damaged.Damage != damage || got != (Card{}) {
			t.Fatalf("%+v, %v", got, err)
		}
		if kept, _ := os.ReadFile(damaged.SetAside); !bytes.Equal(kept, b) {
			t.Errorf("set aside: %d bytes of %d", len(kept), len(b))
		}
		if _, err := LoadCard(d); err != nil {
			t.Errorf("told twice: %v", err)
		}
	}
}

func TestFriends(t *testing.T) {
	t.Parallel()
	d := Dirs{State: filepath.Join(t.TempDir(), "state")}
	if got, err := LoadFriends(d); err != nil || !reflect.DeepEqual(got, Friends{}) {
		t.Errorf("none yet: %+v, %v", got, err)
	}
	no := false
	want := Friends{UserID: 1 << 40, At: noon, Chosen: []string{"uuid-7", "uuid-1"}}
	for i := range 10000 {
		f := kakao.Friend{UUID: fmt.Sprint("uuid-", i), ID: int64(i), Nickname: "김이슬 " + fmt.Sprint(i), Favorite: i < 3,
			ThumbnailURL: "https://example.com/thumbnails/of/a/usual/length/" + fmt.Sprint(i) + "_110x110.jpg"}
		if i%2 == 0 {
			f.AllowedMsg = &no
		}
		want.List = append(want.List, f)
	}
	saved := want
	saved.At = noon.In(time.FixedZone("KST", 9*3600))
	if err := SaveFriends(d, saved); err != nil {
		t.Fatal(err)
	}
	if got, err := LoadFriends(d); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d friends, chosen %v, %v", len(got.List), got.Chosen, err)
	}
	info, err := os.Stat(friendsPath(d))
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() < fileLimit {
		t.Errorf("%v, %v", info, err)
	}
	for range 2 {
		if err := SaveFriends(d, Friends{At: noon}); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := os.ReadDir(d.State); len(files) != 0 {
		t.Errorf("left: %v", files)
	}
}

// A list that cannot be used is as good as none, and gives way to the next one.
func TestFriendsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", `{"version":1,"list":[{"uu`, `{"version":2,"user_id":1}`, `{"user_id":1}`, `{"version":1,"list":{}}`, "[]"} {
		d := Dirs{State: t.TempDir()}
		write(t, friendsPath(d), text)
		if got, err := LoadFriends(d); err != nil || !reflect.DeepEqual(got, Friends{}) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
		if err := SaveFriends(d, Friends{UserID: 1}); err != nil {
			t.Error(err)
		}
		if got, err := LoadFriends(d); err != nil || got.UserID != 1 {
			t.Errorf("after %q: %+v, %v", text, got, err)
		}
	}
}

// A link may lead to where others read; nothing private is written through one, or taken from one.
func TestSymbolicLinksForCardAndFriends(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	elsewhere := filepath.Join(t.TempDir(), "file")
	write(t, elsewhere, "{}")
	for _, path := range []string{cardPath(d), friendsPath(d)} {
		if err := os.Symlink(elsewhere, path); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	_, card := LoadCard(d)
	_, friends := LoadFriends(d)
	for what, err := range map[string]error{
		"load card": card, "save card": SaveCard(d, Card{Kind: "text"}), "empty card": SaveCard(d, Card{}),
		"load friends": friends, "save friends": SaveFriends(d, Friends{UserID: 1}), "no friends": SaveFriends(d, Friends{}),
	} {
		var odd *NotPlainError
		if !errors.As(err, &odd) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if b, _ := os.ReadFile(elsewhere); string(b) != "{}" {
		t.Errorf("the file behind the link: %q", b)
	}
}
