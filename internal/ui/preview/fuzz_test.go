package preview_test

import (
	"strings"
	"testing"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

// everything makes a message of each kind out of a few words and a number, in every field that is drawn.
func everything(a, b, url string, n int) []kakao.Message {
	l := kakao.Link{WebURL: url, MobileWebURL: a}
	content := kakao.Content{Title: a, Description: b, ImageURL: url, ImageWidth: n, ImageHeight: n / 3, Link: l}
	social := &kakao.Social{LikeCount: &n, ViewCount: &n, SubscriberCount: &n, SharedCount: &n}
	own := []kakao.Button{{Title: a, Link: l}, {Title: b, Link: kakao.Link{MobileWebURL: url}}, {Title: url}}
	item := kakao.Item{Item: a, ItemOp: b}
	receipt := &kakao.ItemContent{ProfileText: a, TitleImageText: b, TitleImageURL: url, TitleImageCategory: a, Items: []kakao.Item{item, item}, Sum: a, SumOp: b}
	return []kakao.Message{
		{Template: kakao.Text{Text: a, Link: l, ButtonTitle: b}},
		{Template: kakao.Text{Text: a + b + url, Buttons: own}},
		{Template: kakao.Feed{Content: content, ItemContent: receipt, Social: social, ButtonTitle: b}},
		{Template: kakao.List{HeaderTitle: a, HeaderLink: l, Contents: []kakao.Content{content, {Title: b}, {Description: a, ImageURL: b}, content}}},
		{Template: kakao.Location{Address: a, AddressTitle: b, Content: content, Social: social, Buttons: own}},
		{Template: kakao.Commerce{Content: content, Commerce: kakao.Price{RegularPrice: n, DiscountPrice: &n, FixedDiscountPrice: &n, ProductName: a, CurrencyUnit: b}}},
		{Template: kakao.Commerce{Commerce: kakao.Price{RegularPrice: n, DiscountPrice: &n, DiscountRate: &n, CurrencyUnit: a, CurrencyUnitPosition: &n}}},
		{Template: kakao.Calendar{ID: a, IDType: b, Content: content, Buttons: own}},
		{TemplateID: int64(n), Args: map[string]string{a: b, b: url, url: a}},
		{RequestURL: url, TemplateID: int64(n)},
		{RequestURL: a},
	}
}

// FuzzDraw: whatever a message holds, its drawing is a rectangle of the right width without anything a terminal obeys, and
// the notes are text.
func FuzzDraw(f *testing.F) {
	f.Add("안녕 hello\tworld\n둘째 줄", "각 decomposed", "https://example.com:443/path?q=1", 12000, 40)
	f.Add("\x1b[31m\u202e\u200d👨‍👩‍👧", "\xff\u0301\u1161", "javascript:alert(1)", -1<<63, 20)
	f.Add(strings.Repeat("가 ", 300), strings.Repeat("x", 500), "//", 0, 27)
	f.Add("🇰🇷🇰\u3164\u115f\ufe0f", "ﷺ̈", "http://[::1", 7, 1)
	f.Fuzz(func(t *testing.T, a, b, url string, n, w int) {
		w = w%60 + min(w%60, 0)*-2 // 0 to 59
		for _, m := range everything(a, b, url, n) {
			o := options(w, languages[w%2])
			o.Domains = []string{b, "https://example.com"}
			checkRows(t, preview.Draw(m, o), w)
			for _, s := range preview.Notes(m, o) {
				if s == "" || text.VisibleLine(s) != s {
					t.Errorf("note %q", s)
				}
			}
		}
		checkWhole(t, a+b, max(w, 20))
	})
}

// checkWhole: of a text within the limit every character is drawn, in order.
func checkWhole(t *testing.T, s string, w int) {
	t.Helper()
	if s == "" || hangul.Count(s) > kakao.MaxText {
		return
	}
	letters := func(s string) string { return strings.NewReplacer(" ", "", "\n", "", "│", "").Replace(s) }
	rows := plain(preview.Draw(kakao.Message{Template: kakao.Text{Text: s}}, options(w, text.Korean)))
	drawn := letters(strings.Join(rows[1:len(rows)-1], ""))
	var want strings.Builder
	for line := range strings.SplitSeq(text.Visible(s), "\n") {
		want.WriteString(hangul.Show(hangul.NFC(line)))
	}
	if drawn != letters(want.String()) {
		t.Errorf("%q is drawn as %q", s, drawn)
	}
}

// TestRandomWidths draws one odd message of each kind at every width.
func TestRandomWidths(t *testing.T) {
	t.Parallel()
	for w := range 50 {
		for _, m := range everything("한글🇰🇷 ⚠️ ✈︎ ﷽ text "+strings.Repeat("긴", w), "b\u0301b 👩🏽‍🚒", "https://예시.한국/가나다", 1234567890123456789) {
			o := options(w, text.Korean)
			checkRows(t, preview.Draw(m, o), w)
			o.Glyphs = kit.Plain
			checkRows(t, preview.Draw(m, o), w)
		}
	}
}
