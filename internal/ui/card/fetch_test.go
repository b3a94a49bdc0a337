package card

import (
	"context"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func TestAnAddressIsFetchedWhenItHasRested(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	v.web.At["https://shop.example/a"] = pngOf(t, 9, 9)
	v.p.form.setFocus("content.image_url")
	began := v.now
	v.press("https://shop.example/")
	for _, k := range []string{"a", ".", "p", "n", "g"} {
		v.press(k)
		v.p.View(80, 21)
		v.now = v.now.Add(restPause - 1)
		v.do(v.p.Update(kit.Finished{ID: 1 << 40})) // whatever comes by meanwhile
	}
	if len(v.web.Asked()) > 0 {
		t.Fatalf("fetched while it was typed: %q", v.web.Asked())
	}
	v.settle()
	if asked := v.web.Asked(); !slices.Equal(asked, []string{shop}) {
		t.Errorf("fetched %q", asked)
	}
	if v.now.Sub(began) < 6*restPause-5 {
		t.Error("fetched too early")
	}
	v.shows(kittest.PictureCell)
	v.keys("backspace", "backspace", "f")
	v.keys("backspace", "n", "g")
	if n := len(v.web.Asked()); n != 2 { // the second is a.pf: what was fetched once is remembered
		t.Errorf("fetched %q", v.web.Asked())
	}
	v.shows(kittest.PictureCell)
}

func TestWhatIsNeverFetched(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "file:///etc/hostname", "/etc/hostname", "shop.example/a.png", "https://", "https://shop.example/{{name}}.png", "ftp://shop.example/a.png", "https://[::1"} {
		v := viewing(t, kitty, "feed", feedOf(url))
		if len(v.web.Asked()) > 0 {
			t.Errorf("%q was fetched", url)
		}
	}
	v := viewing(t, kitty, "feed", feedOf(shop))
	v.s.Ports.Pictures = nil
	v.p.form.set("content.image_url", another)
	v.keys("tab")
	v.shows("shop.example")
}

func TestFailuresAreToldAndRemembered(t *testing.T) {
	t.Parallel()
	huge := pngOf(t, 1, 1)
	copy(huge[16:], []byte{0, 0, 0x18, 0xb5, 0, 0, 0x18, 0xb5}) // 6,325 pixels wide and high, it says
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, c := range []struct {
		err    error
		body   []byte
		ko, en string
	}{
		{err: &kit.PictureError{Reason: kit.PictureUnreachable}, ko: "서버에 연결할 수 없어요", en: "no connection to the host"},
		{err: &kit.PictureError{Reason: kit.PictureSlow}, ko: "제때 답하지 않았어요", en: "no answer in time"},
		{err: context.DeadlineExceeded, ko: "제때 답하지 않았어요", en: "no answer in time"},
		{err: &kit.PictureError{Reason: kit.PictureRefused, Status: 404}, ko: "서버 응답 404", en: "the host says 404"},
		{err: &kit.PictureError{Reason: kit.PictureNoImage}, ko: "이미지가 아니에요", en: "this is no image"},
		{err: &kit.PictureError{Reason: kit.PictureTooLarge}, ko: "5 MB가 넘어요", en: "more than 5 MB"},
		{err: &kit.PictureError{Reason: kit.PictureAstray}, ko: "주소를 따라갈 수 없어요", en: "it cannot be followed"},
		{body: []byte("RIFF....WEBPVP8X....\x00\x00\x00\x00\x1f\x03\x00\x8f\x01\x00"), ko: "800x400 · 못 그려요", en: "800x400 · not drawn"},
		{body: []byte("RIFF....WEBP"), ko: "못 그리는 형식이에요", en: "a format not drawn here"},
		{body: huge, ko: "픽셀이 너무 많아요", en: "too many pixels"},
		{body: pngOf(t, 30, 30)[:50], ko: "이미지가 손상됐어요", en: "a damaged image"},
	} {
		v := viewing(t, kitty, "feed", feedOf(another))
		v.do(v.p.Leave())
		v.settle()
		v.web.Err = c.err
		if c.body != nil {
			v.web.At[another] = c.body
		}
		before := len(v.web.Asked())
		v.enter()
		v.shows(c.ko)
		v.shows("shop.example")
		v.keys("tab", "x")
		if n := len(v.web.Asked()) - before; n != 1 {
			t.Errorf("%s: fetched %d times", c.en, n)
		}
		v.s.Lang = text.English
		v.shows(c.en)
		if len(v.term.Images) > 0 {
			t.Errorf("%s: the terminal was sent a picture", c.en)
		}
	}
}

func TestItIsSaidThatAnImageIsBeingFetched(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	v.p.form.set("content.image_url", shop)
	v.do(v.p.Update(kit.RecipientsMsg{}))
	v.now = v.now.Add(restPause)
	cmd := v.p.Update(kit.RecipientsMsg{}) // starts the job, which does not run yet
	v.shows("가져오는 중")
	v.do(cmd)
	v.settle()
	v.shows(kittest.PictureCell)
}

func TestAFetchThatNobodyWaitsForIsGivenUp(t *testing.T) {
	t.Parallel()
	for name, turn := range map[string]func(v *viewer) tea.Cmd{
		"another address": func(v *viewer) tea.Cmd {
			v.p.form.set("content.image_url", another)
			return v.p.Update(kit.RecipientsMsg{})
		},
		"another page":   func(v *viewer) tea.Cmd { return v.p.Leave() },
		"another pane":   func(v *viewer) tea.Cmd { v.press("ctrl+k"); return nil },
		"nothing wanted": func(v *viewer) tea.Cmd { return v.off() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := viewing(t, kitty, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
			v.p.form.set("content.image_url", shop)
			v.do(v.p.Update(kit.RecipientsMsg{}))
			v.now = v.now.Add(restPause)
			fetch := v.p.Update(kit.RecipientsMsg{})
			if v.p.gallery.job == 0 {
				t.Fatal("nothing is being fetched")
			}
			v.do(turn(v))
			v.do(fetch)
			for v.p.gallery.job != 0 && len(v.held) > 0 {
				v.settle()
			}
			if v.p.gallery.source(shop) != nil {
				t.Error("what was given up is remembered")
			}
		})
	}
}

// off runs the palette's command.
func (v *viewer) off() tea.Cmd {
	for _, b := range v.p.Bindings() {
		if b.Label == text.CardFetchOff {
			return b.Do()
		}
	}
	v.Fatal("fetching cannot be turned off")
	return nil
}

func TestFetchingCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	v := viewing(t, trueColour, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	v.do(v.off())
	v.p.form.set("content.image_url", shop)
	v.keys("tab")
	if len(v.web.Asked()) > 0 {
		t.Error("fetched all the same")
	}
	v.shows("shop.example")
	v.command(text.CardFetchOn.KO)
	v.shows(half)
	if r := writing(t, "feed", feedOf(shop)); strings.Contains(r.offered(), text.CardFetchOff.KO) {
		t.Error("there is a choice without pictures")
	}
}
