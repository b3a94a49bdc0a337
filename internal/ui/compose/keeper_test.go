package compose

import (
	"testing"

	"kakaotui/internal/store"
)

// Two apps write on the same disk. Whatever one of them saves, the words of both are there for the next start.
func TestTwoAppsKeepEachOthersWords(t *testing.T) {
	t.Parallel()
	a, b := newRig(t), newRig(t)
	disk := store.Draft{Text: "어제"}
	turn := func(r *rig, keys ...string) {
		t.Helper()
		r.fake.Saved = disk
		r.press(keys...)
		r.settle()
		disk = r.fake.Saved
	}
	for _, r := range []*rig{a, b} {
		r.fake.Saved = disk
		r.do(r.p.Enter(nil))
		r.settle()
	}
	for _, c := range []struct {
		who  *rig
		keys []string
		want string
	}{
		{a, []string{"가"}, "어제가"},
		{b, []string{"나"}, "어제가\n어제나"},
		{a, []string{"다"}, "어제나\n어제가다"},
		{b, []string{"라"}, "어제가다\n어제나라"},
		{b, []string{"마"}, "어제가다\n어제나라마"},
		{a, []string{"ctrl+s"}, "어제나라마"},
		{b, []string{"ctrl+s"}, ""},
	} {
		if turn(c.who, c.keys...); disk.Text != c.want {
			t.Fatalf("after %v the disk holds %q, want %q", c.keys, disk.Text, c.want)
		}
	}
}

func TestWithout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ disk, own, want store.Draft }{
		{store.Draft{Text: "가"}, store.Draft{}, store.Draft{Text: "가"}},
		{store.Draft{Text: "가"}, store.Draft{Text: "가"}, store.Draft{}},
		{store.Draft{Text: "가\n나"}, store.Draft{Text: "나"}, store.Draft{Text: "가"}},
		{store.Draft{Text: "가\n나"}, store.Draft{Text: "가"}, store.Draft{Text: "나"}},
		{store.Draft{Text: "가\n나\n다"}, store.Draft{Text: "나"}, store.Draft{Text: "가\n다"}},
		{store.Draft{Text: "가나"}, store.Draft{Text: "나"}, store.Draft{Text: "가나"}},
		{store.Draft{Text: "가", Link: "l", Button: "b"}, store.Draft{Text: "가", Link: "l"}, store.Draft{Button: "b"}},
	} {
		if got := without(c.disk, c.own); got != c.want {
			t.Errorf("%+v without %+v is %+v, want %+v", c.disk, c.own, got, c.want)
		}
	}
}
