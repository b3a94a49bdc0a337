package card

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// pngOf is a picture of w by h pixels.
func pngOf(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withImages is a rig with two folders of images.
func withImages(t *testing.T) *rig {
	r := writing(t, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	r.files.Folders = map[string]kit.Folder{
		"":            {Path: "/home/me", Folders: []string{"사진"}, Images: []kit.ImageFile{{Name: "small.png", Bytes: 99, Width: 20, Height: 20}}},
		"/home":       {Path: "/home", Folders: []string{"me"}},
		"/home/me":    {Path: "/home/me", Folders: []string{"사진"}, Images: []kit.ImageFile{{Name: "small.png", Bytes: 99, Width: 20, Height: 20}}},
		"/home/me/사진": {Path: "/home/me/사진", Images: []kit.ImageFile{{Name: "바다.png", Bytes: 1 << 20, Width: 800, Height: 400}, {Name: "no.jpg", Bytes: 6 << 20}}},
	}
	r.files.Contents = map[string][]byte{
		"/home/me/small.png": pngOf(t, 20, 20), "/home/me/사진/바다.png": pngOf(t, 800, 400), "/home/me/사진/no.jpg": []byte("not a picture"),
	}
	r.fake.Image = kakao.Image{URL: "https://k.kakaocdn.net/a.png", Width: 800, Height: 400}
	return r
}

func TestAnImageIsChosenAndUploaded(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.p.form.setFocus("content.image_url")
	if !strings.Contains(r.offered(), "ctrl+o") {
		t.Fatal("no image can be picked")
	}
	r.keys("ctrl+o")
	r.says("/home/me", "사진/", "20x20")
	r.saysAt(80, 21, "✗ 20x20")
	r.keys("enter")
	r.says("바다.png", "800x400  1.0 MB", "✗ 6.0 MB")
	r.press("ㅂㄷ", "enter")
	r.says("바다.png 올리는 중", "초")
	if !r.p.NeedsTick() {
		t.Error("the seconds stand still")
	}
	r.settle()
	if got := r.json(); got != `{"object_type":"feed","content":{"title":"제목","image_url":"https://k.kakaocdn.net/a.png","image_width":800,"image_height":400}}` {
		t.Errorf("%s", got)
	}
	r.says("이미지를 올렸어요")
	if len(r.fake.Uploaded) != 1 || r.fake.Uploaded[0] != "바다.png" {
		t.Errorf("%v", r.fake.Uploaded)
	}
}

func TestAnUploadCanBeStopped(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.p.form.setFocus("content.image_url")
	r.keys("ctrl+o")
	r.keys("enter")
	r.press("ㅂㄷ", "enter")
	if o := r.offered(); !strings.Contains(o, "esc 올리기 그만두기") || strings.Count(o, "esc ") != 1 {
		t.Fatalf("keys: %s", o)
	}
	r.press("esc")
	r.says("바다.png 올리기를 그만뒀어요", "ctrl+o와 enter")
	if r.p.NeedsTick() || !strings.Contains(r.offered(), "esc 이전") {
		t.Errorf("it goes on: %s", r.offered())
	}
	r.settle() // what Kakao answers all the same comes too late
	if strings.Contains(r.json(), "image_url") {
		t.Errorf("%s", r.json())
	}
	r.keys("ctrl+o")
	r.keys("enter") // the file is still chosen
	if !strings.Contains(r.json(), `"image_url":"https://k.kakaocdn.net/a.png"`) || r.fake.Uploaded[len(r.fake.Uploaded)-1] != "바다.png" {
		t.Errorf("%s, %v", r.json(), r.fake.Uploaded)
	}
}

// The request itself ends, not only the waiting for it.
func TestAStoppedUploadLetsGoOfItsRequest(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	var ended error
	r.fake.Uploading = func(ctx context.Context) { ended = ctx.Err() }
	r.p.form.setFocus("content.image_url")
	cmd := r.p.uploadFile("/home/me/사진/바다.png")
	r.p.stopUpload()
	kittest.Run(cmd)
	if !errors.Is(ended, context.Canceled) {
		t.Errorf("the request goes on: %v", ended)
	}
}

func TestImagesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		keys []string
		err  error
		says string
	}{
		{[]string{"small", "enter"}, nil, "20x20라서 너무 작아요"},
		{[]string{"enter", "no", "enter"}, nil, "이미지"},
		{[]string{"/home/me/none.png", "enter"}, nil, "none.png"},
		{[]string{"enter", "enter"}, &kakao.Error{Kind: kakao.Refused, Status: 400, Code: "-602"}, "-602"},
	} {
		r := withImages(t)
		r.fake.UploadErr = c.err
		r.p.form.setFocus("content.image_url")
		r.keys("ctrl+o")
		for _, k := range c.keys {
			r.keys(k)
		}
		if c.err == nil {
			r.says(c.says)
		}
		if r.p.upload.err == nil || strings.Contains(r.json(), "image_url") {
			t.Errorf("%v: %v, %s", c.keys, r.p.upload.err, r.json())
		}
		r.keys("ctrl+s")
		if r.p.upload.err != nil {
			t.Errorf("%v: the error stays", c.keys)
		}
	}
}

func TestFoldersThatCannotBeRead(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.p.form.setFocus("content.image_url")
	r.keys("ctrl+o")
	r.keys("/nowhere", "enter")
	r.says("폴더를 읽지 못했어요")
	r.keys("ctrl+u", "enter")
	if r.p.files.folder.Path != "/home" {
		t.Errorf("%s", r.p.files.folder.Path)
	}
	r.says("이 폴더에는 이미지")
	r.keys("esc")
	if r.p.over != nothing {
		t.Error("esc does not lead back")
	}
}

func TestAFeedIsMadeOfAnImage(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.to("목록")
	r.do(r.p.Enter(kit.ImageFeed{}))
	r.settle()
	r.keys("enter")
	r.keys("enter")
	if got := r.json(); !strings.HasPrefix(got, `{"object_type":"feed"`) || !strings.Contains(got, "k.kakaocdn.net") {
		t.Errorf("%s", got)
	}
}

func TestAnImageThatArrivesOverBrokenJSONIsNotLost(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.p.form.setFocus("content.image_url")
	r.keys("ctrl+o")
	r.keys("enter")
	r.press("enter", "ctrl+e", "x")
	r.settle()
	r.says("k.kakaocdn.net")
	if !r.p.json {
		t.Error("the broken JSON is gone")
	}
}

var errDisk = errors.New("disk")

// What is written where an image was to go takes the failure of that image away; writing elsewhere does not.
func TestAFailedImageIsForgottenWhereItIsMended(t *testing.T) {
	t.Parallel()
	r := withImages(t)
	r.p.form.setFocus("content.image_url")
	r.keys("ctrl+o")
	r.keys("/home/me/small.png", "enter")
	r.saysAt(80, 21, "small.png")
	r.p.form.setFocus("content.title")
	r.keys("!")
	r.saysAt(80, 21, "small.png")
	r.p.form.setFocus("content.image_url")
	r.keys("h")
	if s := r.screen(80, 21); strings.Contains(s, "small.png") || r.p.upload.err != nil {
		t.Errorf("the failure stays:\n%s", s)
	}
}
