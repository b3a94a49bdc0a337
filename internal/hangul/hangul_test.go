package hangul

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

func TestWidth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    string
		want int
	}{
		{"", 0}, {"한글", 4}, {"\u1112\u1161\u11ab", 2}, {"ㅋㅋ", 4}, {"a한b", 4}, {"e\u0301", 1}, {"👩‍👩‍👧‍👦", 2}, {"🇰🇷", 2}, {"1️⃣", 2},
		{"👍🏽", 2}, {"ᄒᆞᆫ", 2}, {"\t", 4}, {"가\t나", 6}, {"\x1b", 1}, {"\u0301", 1}, {"\u1161", 2}, {"\u200b", 1}, {"\xff", 1}, {"\n", 1},
	} {
		if got := Width(c.s); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.s, got, c.want)
		}
	}
	if got := ByCodePoint.Width("👩‍👩‍👧‍👦"); got != 8 {
		t.Errorf("a family takes %d columns in a terminal without mode 2027, want 8", got)
	}
}

// Every code point is drawn visibly, as wide as the renderer takes it for, and apart from what stands beside it.
func TestEveryCodePoint(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF || r > 0x3FFFF && r < 0xE0000 || r > 0xE0FFF {
			continue // surrogates, and planes where all code points are alike
		}
		if r > 0x1FFFF && r <= 0x3FFFF && r%61 != 0 {
			continue // Chinese characters, all of one kind
		}
		s := string(r)
		for _, m := range []Measure{ByGrapheme, ByCodePoint} {
			method := ansi.GraphemeWidth
			if m == ByCodePoint {
				method = ansi.WcWidth
			}
			c := m.Cell(s, 0)
			beside := "x" + c.Text + "x"
			if c.Width < 1 || c.Width != method.StringWidth(c.Text) || c.Width+2 != method.StringWidth(beside) {
				t.Fatalf("%U under %d: %q has width %d, alone %d, between others %d", r, m, c.Text, c.Width,
					method.StringWidth(c.Text), method.StringWidth(beside))
			}
			if strings.ContainsFunc(c.Text, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }) {
				t.Fatalf("%U reaches the terminal in %q", r, c.Text)
			}
		}
		if First(s+"가") != len(s) && graphemes.FromString(s+"가").First() == s {
			t.Fatalf("%U: First gives %d", r, First(s+"가"))
		}
	}
}

func TestCell(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cluster string
		col     int
		want    Cell
	}{
		{"\t", 0, Cell{"    ", 4}}, {"\t", 3, Cell{" ", 1}}, {"\t", 4, Cell{"    ", 4}},
		{"\x1b", 0, Cell{"␛", 1}}, {"\x7f", 0, Cell{"␡", 1}}, {"\u0085", 0, Cell{Sign, 1}}, {"\u202e", 0, Cell{Sign, 1}},
		{"\u0301", 0, Cell{"◌\u0301", 1}}, {"\u1161", 0, Cell{"ㅏ", 2}}, {"\u11c2", 0, Cell{"ㅎ", 2}}, {"\u200d", 0, Cell{Sign, 1}},
		{"\ufe0f", 0, Cell{Sign, 1}}, {"\xed\xa0", 0, Cell{"\uFFFD", 1}}, {"🏽", 0, Cell{Sign, 1}}, {"", 0, Cell{Sign, 1}},
	} {
		if got := ByGrapheme.Cell(c.cluster, c.col); got != c.want {
			t.Errorf("Cell(%q, %d) = %+v, want %+v", c.cluster, c.col, got, c.want)
		}
	}
}

func TestClip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want string }{
		{Clip("한글입력", 5), "한글"}, {Clip("한글", 4), "한글"}, {Clip("한글", 0), ""}, {Clip("한글", -1), ""}, {Clip("a\x1b[0m", 3), "a␛["},
		{Clip("👩‍👩‍👧‍👦a", 2), "👩‍👩‍👧‍👦"}, {Clip("\t", 3), ""},
		{Elide("한글입력", 8, "…"), "한글입력"}, {Elide("한글입력", 7, "…"), "한글입…"}, {Elide("한글입력", 6, "…"), "한글…"},
		{Elide("한글", 1, "..."), "."}, {Elide("한글", 0, "…"), ""},
		{PadRight("한글", 6), "한글  "}, {PadRight("한글", 3), "한글"}, {PadRight("가\t", 6), "가    "}, {Show("가\t\u200b"), "가  " + Sign},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestCountAndNFC(t *testing.T) {
	t.Parallel()
	if got := Count(NFC("\u1112\u1161\u11ab\u1100\u1173\u11af")); got != 2 {
		t.Errorf("한글 counts %d", got)
	}
	if got := NFC("가\xff\xfe나"); got != "가\uFFFD나" {
		t.Errorf("%q", got)
	}
	if got := Count("👍🏽\n"); got != 3 {
		t.Errorf("an emoji with a skin tone and a line break count %d", got)
	}
}

func TestLatin(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		r, want rune
		ok      bool
	}{
		{'ㅊ', 'c', true}, {'ㅋ', 'z', true}, {'ㄴ', 's', true}, {'ㅔ', 'p', true}, {'ㅖ', 'P', true}, {'ㅃ', 'Q', true}, {'ㅉ', 'W', true},
		{'ㄸ', 'E', true}, {'ㄲ', 'R', true}, {'ㅆ', 'T', true}, {'ㅒ', 'O', true}, {'\u110e', 'c', true}, {'\u1161', 'k', true},
		{'ｃ', 'c', true}, {'！', '!', true}, {'c', 'c', false}, {'가', '가', false}, {'ㅘ', 'ㅘ', false}, {'\u1162', 'o', true}, {'\u116a', '\u116a', false},
	} {
		if got, ok := Latin(c.r); got != c.want || ok != c.ok {
			t.Errorf("Latin(%c) = %c, %v", c.r, got, ok)
		}
	}
	for s, want := range map[string]string{
		"ctrl+ㅊ": "ctrl+c", "ㄴ둥": "send", "보내기": "qhsorl", "쓰기": "Tmrl", "과자 없다": "rhkwk djqtek", "ㅘㄳ": "hkrt", "ｓｅｎｄ é": "send é",
		"\u1109\u1166\u11ab": "tps", "": "",
	} {
		if got := Keys(s); got != want {
			t.Errorf("Keys(%q) = %q, want %q", s, got, want)
		}
	}
	seen := make(map[rune]bool)
	for _, k := range keys {
		seen[k] = true
	}
	if len(keys) != 33 || len(seen) != 33 {
		t.Errorf("%d jamo on %d keys, the layout has 33 on 33", len(keys), len(seen))
	}
}

func TestSeam(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, after string
		start, end    int
	}{
		{"가", "나", 0, 0}, {"나가", "\u11a8다", 3, 3}, {"ae\u0323", "\u0301b", 1, 2}, {"", "", 0, 0}, {"\u0301", "\u0301", 0, 2},
	} {
		if start, end := Seam(c.before, c.after); start != c.start || end != c.end {
			t.Errorf("Seam(%q, %q) = %d, %d, want %d, %d", c.before, c.after, start, end, c.start, c.end)
		}
	}
}

// The locale must not change what is measured: the texts are drawn on the same screen. Each locale has a process of its own,
// because libraries read it when they start.
func TestLocale(t *testing.T) {
	t.Parallel()
	const text = "한글 ·…●█ 👍🏽 e\u0301\t\u202e"
	if os.Getenv("HANGUL_TEST_LOCALE") != "" {
		fmt.Printf("<%s %d>", Show(text), Width(text))
		return
	}
	for _, locale := range []string{"C.UTF-8", "ko_KR.UTF-8", "C"} {
		child := exec.Command(os.Args[0], "-test.run=^TestLocale$")
		child.Env = append(os.Environ(), "HANGUL_TEST_LOCALE=1", "LC_ALL="+locale, "LANG="+locale)
		out, err := child.Output()
		if want := fmt.Sprintf("<%s %d>", Show(text), 17); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v, %q, want %q", locale, err, out, want)
		}
	}
}

// longest gives the most code points of s that combine with each other.
func longest(s string) int {
	most := 0
	for s != "" {
		n, points := combining(s)
		most = max(most, points)
		s = s[n:]
	}
	return most
}

func TestStacksStayAsTyped(t *testing.T) {
	t.Parallel()
	tall := "e" + strings.Repeat("\u0301", 40)
	for _, c := range []struct{ s, want string }{
		{tall, tall}, {"\u1100\u1161" + tall + "\u1100\u1161", "가" + tall + "가"}, {"e" + strings.Repeat("\u0301", 13), "é" + strings.Repeat("\u0301", 12)},
	} {
		if got := NFC(c.s); got != c.want {
			t.Errorf("NFC(%q) = %q, want %q", c.s, got, c.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{
		"한글", "\u1112\u1161\u11ab", "a\t가", "👩‍👩‍👧‍👦👍🏽🇰🇷1️⃣", "\u0301\u200d\ufe0f", "\x01\u0301\x02🏽\x03\u0903\u0600\x04", "\xff\xed\xa0", "क्षกำ", "ᄒᆞᆫ\u1161\u11a8", strings.Repeat("\u0301", 40), strings.Repeat("\u0344\u0323", 7),
	} {
		f.Add(s, s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s, other string, width uint8) {
		w := int(width)
		shown := Show(s)
		if lipgloss.Width(shown) != Width(s) || Width(shown) != Width(s) {
			t.Fatalf("%q: shown %d, measured %d, shown again %d", s, lipgloss.Width(shown), Width(s), Width(shown))
		}
		cut, short := Clip(s, w), Elide(s, w, "…")
		if !strings.HasPrefix(shown, cut) || lipgloss.Width(cut) > w || lipgloss.Width(short) > w {
			t.Fatalf("%q in %d: %q, %q", s, w, cut, short)
		}
		if lipgloss.Width(s) <= w && Width(s) <= w && short != shown {
			t.Fatalf("%q fits into %d, but is %q", s, w, short)
		}
		if got := lipgloss.Width(PadRight(cut, w)); got != w {
			t.Fatalf("%q padded to %d, want %d", cut, got, w)
		}
		var all []string
		for g := range Graphemes(s) {
			all = append(all, g)
		}
		var want []string
		for it := graphemes.FromString(s); it.Next(); {
			want = append(want, it.Value())
		}
		if utf8.ValidString(s) && !slices.Equal(all, want) || strings.Join(all, "") != s {
			t.Fatalf("graphemes %q, want %q", all, want)
		}
		a, b := NFC(s), NFC(other)
		start, end := Seam(a, b)
		if got, want := a[:start]+NFC(a[start:]+b[:end])+b[end:], NFC(a+b); got != want {
			t.Fatalf("%q and %q joined at their seam give %q, want %q", a, b, got, want)
		}
		if a != NFC(a) {
			t.Fatalf("%q is %q, then %q", s, a, NFC(a))
		}
		if utf8.ValidString(s) && longest(s) <= stack && a != norm.NFC.String(s) {
			t.Fatalf("%q is %q, want %q", s, a, norm.NFC.String(s))
		}
	})
}
