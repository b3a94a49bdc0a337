package card

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

const (
	shop    = "https://shop.example/a.png"
	another = "https://shop.example/b.png"
	half    = "▀"
)

var (
	kitty      = &kit.Graphics{Pixels: true, TrueColour: true, CellWidth: 8, CellHeight: 16}
	unmeasured = &kit.Graphics{Pixels: true}
	trueColour = &kit.Graphics{TrueColour: true}
	plainText  = &kit.Graphics{}
)

// viewer is a rig on a terminal with pictures, and a web.
type viewer struct {
	*rig
	term *kittest.Terminal
	web  *kittest.Pictures
}

func feedOf(url string) string {
	return `{"object_type":"feed","content":{"title":"제목","image_url":"` + url + `"}}`
}

// viewing is the card page, entered with a draft and drawn.
func viewing(t testing.TB, g *kit.Graphics, kind, raw string) *viewer {
	t.Helper()
	r := newRig(t)
	v := &viewer{rig: r, term: r.s.Ports.Terminal.(*kittest.Terminal), web: &kittest.Pictures{At: map[string][]byte{shop: pngOf(t, 60, 30)}, Err: &kit.PictureError{}}}
	v.term.Graphics, r.s.Ports.Pictures = g, v.web
	r.fake.SavedCard = store.Card{Kind: kind, JSON: raw}
	v.enter()
	return v
}

// enter does as the root: the page comes up and is drawn before any command has an answer.
func (v *viewer) enter() {
	v.Helper()
	v.do(v.p.Enter(nil))
	v.p.View(80, 21)
	v.settle()
}

func (v *viewer) shows(word string) {
	v.Helper()
	if shown := v.screen(80, 21); !strings.Contains(shown, word) {
		v.Errorf("the page does not show %q:\n%s", word, shown)
	}
}

func (v *viewer) hides(word string) {
	v.Helper()
	if shown := v.screen(80, 21); strings.Contains(shown, word) {
		v.Errorf("the page shows %q:\n%s", word, shown)
	}
}

// one is the only picture that the terminal has.
func (v *viewer) one() kittest.Image {
	v.Helper()
	if len(v.term.Images) != 1 {
		v.Fatalf("the terminal has %d pictures", len(v.term.Images))
	}
	for id, i := range v.term.Images {
		if id < 1 || id > kit.MaxPicture {
			v.Errorf("id %d", id)
		}
		return i
	}
	return kittest.Image{}
}

func TestImagesAreShownAsTheTerminalCan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		g     *kit.Graphics
		plain bool
		cell  string // what the image is made of; "" for the box
		size  image.Point
	}{
		{"pixels", kitty, false, kittest.PictureCell, image.Pt(8, 16)},
		{"cells of unknown size", unmeasured, false, kittest.PictureCell, usualCell},
		{"large cells", &kit.Graphics{Pixels: true, CellWidth: 24, CellHeight: 50}, false, kittest.PictureCell, image.Pt(12, 25)},
		{"pixels beside plain signs", kitty, true, kittest.PictureCell, image.Pt(8, 16)},
		{"half blocks", trueColour, false, half, image.Point{}},
		{"plain signs", trueColour, true, "", image.Point{}},
		{"few colours", plainText, false, "", image.Point{}},
		{"no answer", nil, false, "", image.Point{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			if c.plain {
				r.s.Glyphs = kit.Plain
			}
			v := &viewer{rig: r, term: r.s.Ports.Terminal.(*kittest.Terminal), web: &kittest.Pictures{At: map[string][]byte{shop: pngOf(t, 60, 30)}}}
			v.term.Graphics, r.s.Ports.Pictures = c.g, v.web
			r.fake.SavedCard = store.Card{Kind: "feed", JSON: feedOf(shop)}
			v.enter()
			for _, cell := range []string{kittest.PictureCell, half} {
				if strings.Contains(v.screen(80, 21), strings.Repeat(cell, 20)) != (cell == c.cell) {
					t.Errorf("%q:\n%s", cell, v.screen(80, 21))
				}
			}
			if c.cell == "" {
				v.shows("shop.example")
				if len(v.web.Asked()) > 0 {
					t.Error("an image was fetched for nothing")
				}
				return
			}
			v.hides("shop.example ")
			if c.size == (image.Point{}) {
				if len(v.term.Images) > 0 {
					t.Error("the terminal was sent a picture")
				}
				return
			}
			sent := v.one()
			size, err := png.DecodeConfig(bytes.NewReader(sent.PNG))
			if err != nil || size.Width != sent.Cols*c.size.X || size.Height != sent.Rows*c.size.Y {
				t.Errorf("%dx%d pixels in %dx%d cells, %v", size.Width, size.Height, sent.Cols, sent.Rows, err)
			}
		})
	}
}

func TestViewsWithImagesFit(t *testing.T) {
	t.Parallel()
	list := `{"object_type":"list","header_title":"제목","header_link":{"web_url":"https://a.kr"},"contents":[` +
		`{"title":"하나","image_url":"` + shop + `","link":{}},{"title":"둘","image_url":"` + shop + `","link":{}},{"title":"셋","image_url":"` + another + `","link":{}}]}`
	for _, g := range []*kit.Graphics{kitty, trueColour} {
		for kind, raw := range map[string]string{"feed": feedOf(shop), "list": list} {
			for _, lang := range []text.Lang{text.Korean, text.English} {
				v := viewing(t, g, kind, raw)
				v.s.Lang = lang
				for _, size := range sizes {
					v.p.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					v.fits(kind, size[0], size[1])
					v.settle()
					v.fits(kind, size[0], size[1])
				}
			}
		}
	}
}

func TestASmallImageThatFailedIsToldBelow(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "list", `{"object_type":"list","header_title":"제목","contents":[{"title":"하나","image_url":"`+shop+`"},{"title":"둘","image_url":"`+another+`"}]}`)
	v.saysAt(120, 60, "shop.example 이미지: 서버에 연결할 수 없어요")
	if asked := v.web.Asked(); !slices.Equal(asked, []string{shop, another}) {
		t.Errorf("fetched %q", asked)
	}
	v.one()
}

func TestAResizeSendsAgain(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", feedOf(shop))
	first := v.one()
	v.do(v.p.Update(tea.WindowSizeMsg{Width: 120, Height: 37}))
	v.settle()
	second := v.one()
	if second.Cols == first.Cols {
		t.Errorf("%d columns as before", second.Cols)
	}
	if shown := v.screen(120, 37); !strings.Contains(shown, strings.Repeat(kittest.PictureCell, second.Cols)) {
		t.Errorf("not in its place:\n%s", shown)
	}
	if len(v.web.Asked()) != 1 {
		t.Errorf("fetched %q", v.web.Asked())
	}
	v.do(v.p.Update(tea.WindowSizeMsg{Width: 60, Height: 37})) // no room for the preview
	v.settle()
	v.p.View(60, 37)
	v.keys("f5")
	if shown := v.screen(60, 37); !strings.Contains(shown, kittest.PictureCell) {
		t.Errorf("not in the preview that stands in place of the form:\n%s", shown)
	}
	v.one()
}

func TestLeavingTakesImagesAway(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", feedOf(shop))
	v.one()
	v.do(v.p.Leave())
	v.settle()
	if len(v.term.Images) > 0 {
		t.Fatal("pictures are left in the terminal")
	}
	v.do(v.p.Update(kit.Finished{ID: 1 << 40}))
	v.settle()
	if len(v.term.Images) > 0 {
		t.Error("sent from a page that is not on show")
	}
	v.do(v.p.Leave()) // twice is harmless
	v.enter()
	v.shows(kittest.PictureCell)
	v.one()
	if len(v.web.Asked()) != 1 {
		t.Errorf("fetched %q", v.web.Asked())
	}
}

func TestAnImageIsReplaced(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", feedOf(shop))
	v.web.At[another] = pngOf(t, 30, 30)
	v.p.form.set("content.image_url", another)
	v.keys("tab")
	v.one()
	v.shows(kittest.PictureCell)
	v.p.form.set("content.image_url", "")
	v.keys("tab")
	if len(v.term.Images) > 0 {
		t.Error("an image that is not in the message is in the terminal")
	}
}

func TestManyImagesOneAfterTheOther(t *testing.T) {
	t.Parallel()
	v := viewing(t, &kit.Graphics{Pixels: true, CellWidth: 1, CellHeight: 1}, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	for i := range kit.MaxPicture + 10 {
		url := fmt.Sprintf("https://shop.example/%d.png", i)
		v.web.At[url] = pngOf(t, 2, 2)
		v.p.form.set("content.image_url", url)
		v.do(v.p.Update(kit.RecipientsMsg{}))
		v.settle()
		v.one()
	}
	if n := len(v.p.gallery.sources); n != mostSources {
		t.Errorf("%d images are remembered", n)
	}
}

func TestATerminalThatTakesNoImage(t *testing.T) {
	t.Parallel()
	v := viewing(t, kitty, "feed", `{"object_type":"feed","content":{"title":"제목"}}`)
	v.term.ImageErr = errors.New("too large")
	v.p.form.set("content.image_url", shop)
	v.keys("tab", "tab", "tab")
	v.hides(kittest.PictureCell)
	v.shows("shop.example")
	if v.term.Sent != 1 {
		t.Errorf("sent %d times", v.term.Sent)
	}
}

func TestAnAnswerThatIsLateIsAskedForAgain(t *testing.T) {
	t.Parallel()
	v := viewing(t, nil, "feed", feedOf(shop))
	v.do(v.p.Leave())
	v.term.Graphics = kitty
	v.enter()
	v.shows(kittest.PictureCell)
	v.do(v.p.Leave())
	v.term.Graphics = trueColour // asked once, it is known
	v.enter()
	v.shows(kittest.PictureCell)
}

func TestAnUploadedImageIsNotFetched(t *testing.T) {
	t.Parallel()
	for _, g := range []*kit.Graphics{kitty, trueColour, plainText} {
		r := withImages(t)
		term, web := r.s.Ports.Terminal.(*kittest.Terminal), &kittest.Pictures{}
		term.Graphics, r.s.Ports.Pictures = g, web
		r.do(r.p.Leave())
		r.do(r.p.Enter(nil))
		r.settle()
		r.p.View(80, 21)
		r.p.form.setFocus("content.image_url")
		r.keys("ctrl+o")
		r.keys("enter")
		r.press("ㅂㄷ", "enter")
		r.settle()
		shown := r.screen(80, 21)
		if has := strings.Contains(shown, half) || strings.Contains(shown, kittest.PictureCell); has != (g != plainText) {
			t.Errorf("%+v:\n%s", *g, shown)
		}
		if len(web.Asked()) > 0 {
			t.Errorf("fetched %q", web.Asked())
		}
	}
}

// A view that shows an image costs no more than one that shows its box.
func BenchmarkViewWithAnImage(b *testing.B) {
	v := viewing(b, trueColour, "feed", feedOf(shop))
	v.p.View(120, 37)
	for b.Loop() {
		v.p.View(120, 37)
	}
}
