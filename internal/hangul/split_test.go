package hangul

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

func TestUnits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s                       string
		points, utf16, clusters int
	}{
		{"", 0, 0, 0}, {"한글 abc", 6, 6, 6}, {"\u1112\u1161\u11ab", 3, 3, 1}, {"👍", 1, 2, 1}, {"👩‍👩‍👧‍👦", 7, 11, 1}, {"🇰🇷🇰🇷", 4, 8, 2},
		{"\r\n", 2, 2, 1}, {"\xff\xfe", 2, 2, 2},
	} {
		for unit, want := range map[Unit]int{UnitCodePoint: c.points, UnitUTF16: c.utf16, UnitGrapheme: c.clusters} {
			if got := unit.Count(c.s); got != want {
				t.Errorf("unit %d counts %q as %d, want %d", unit, c.s, got, want)
			}
		}
	}
	for name, want := range map[string]Unit{"": UnitCodePoint, "codepoint": UnitCodePoint, "utf16": UnitUTF16, "grapheme": UnitGrapheme} {
		if got, ok := ParseUnit(name); !ok || got != want {
			t.Errorf("ParseUnit(%q) = %v, %t", name, got, ok)
		}
	}
	if _, ok := ParseUnit("UTF-16"); ok {
		t.Error("an unknown unit was taken")
	}
}

// words is text of so many characters, in words of four.
func words(n int) string { return strings.Repeat("가나다라 ", n/5+1)[:n/5*13+n%5*3] }

func TestSplit(t *testing.T) {
	t.Parallel()
	url := "https://example.com/" + strings.Repeat("a", 150)
	fence := "```go\n" + strings.Repeat("x := 1\n", 20) + "```"
	for name, c := range map[string]struct {
		text   string
		limit  int
		bodies []string
	}{
		"empty":                        {"", 200, []string{""}},
		"blank":                        {"  \n ", 200, []string{"  \n "}},
		"blank and long":               {strings.Repeat(" ", 300), 200, []string{""}},
		"fits exactly":                 {strings.Repeat("가", 200), 200, []string{strings.Repeat("가", 200)}},
		"fits without its end":         {strings.Repeat("가", 200) + "\n", 200, []string{strings.Repeat("가", 200)}},
		"paragraph":                    {"가나다. 라마바.\n\n사아자. 차카타.", 17, []string{"가나다. 라마바.", "사아자. 차카타."}},
		"line":                         {"가나다 라마\n마바. 사아", 12, []string{"가나다 라마", "마바. 사아"}},
		"line with indentation":        {"if a:\n    b = 2\n    c = 3", 22, []string{"if a:\n    b = 2", "    c = 3"}},
		"sentence":                     {"오늘은 비가 와요. 우산을 챙기세요", 18, []string{"오늘은 비가 와요.", "우산을 챙기세요"}},
		"quoted sentence":              {"“비가 와요.” 그가 말했다.", 15, []string{"“비가 와요.”", "그가 말했다."}},
		"no sentence at a date":        {"우리 모임은 2026. 11. 22. 저녁 일곱 시에 시작해요", 26, []string{"우리 모임은 2026. 11. 22.", "저녁 일곱 시에 시작해요"}},
		"Japanese sentence":            {"今日は雨です。傘を持って行ってね", 15, []string{"今日は雨です。", "傘を持って行ってね"}},
		"word":                         {"가나다 라마바 사아자 차카타", 14, []string{"가나다 라마바", "사아자 차카타"}},
		"number and unit":              {"우리 집 앞까지 10 km 남아요", 17, []string{"우리 집 앞까지", "10 km 남아요"}},
		"no-break space":               {"가나다 라마바 사 10\u00a0킬로미터", 16, []string{"가나다 라마바", "사 10\u00a0킬로미터"}},
		"long word":                    {strings.Repeat("가", 30), 26, []string{strings.Repeat("가", 15), strings.Repeat("가", 15)}},
		"digits in a long word":        {"가나다라마바사아자차1234567카타파하", 18, []string{"가나다라마바사아자차", "1234567카타파하"}},
		"comma in a long word":         {"가나다라마바사아,자차카타파하가나다", 17, []string{"가나다라마바사아,", "자차카타파하가나다"}},
		"no orphan":                    {words(199) + " 끝 끝", 200, []string{words(99), words(99) + " 끝 끝"}},
		"an orphan that is a title":    {"공지\n\n" + words(198), 200, nil},
		"URL":                          {"가나다라마바사아자차 " + url, 180, []string{"가나다라마바사아자차", url}},
		"URL in brackets":              {words(60) + "(" + url + "). 끝", 200, nil},
		"fence":                        {words(149) + "\n" + fence + "\n" + words(99), 200, []string{words(149), fence, words(99)}},
		"fence beside words":           {"설명: ```go\nx := 1\ny := 2\n``` 끝 끝 끝", 30, []string{"설명:", "```go\nx := 1\ny := 2\n```", "끝 끝 끝"}},
		"fence in a line":              {"가나다라 마바사아 ```a b c d e f g``` 끝 끝", 30, nil},
		"fence without an end":         {"가나다라 마바사아\n```\na b c d e f g h", 28, []string{"가나다라 마바사아", "```\na b c d e f g h"}},
		"fence longer than a part":     {"가\n```\naaaa\nbbbb\ncccc\ndddd\n```", 20, []string{"가", "```\naaaa\nbbbb", "cccc\ndddd\n```"}},
		"grapheme":                     {strings.Repeat("👩‍👩‍👧‍👦", 3), 20, []string{"👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"}},
		"grapheme longer than a part":  {"a" + strings.Repeat("\u0301", 19), 16, []string{"a" + strings.Repeat("\u0301", 9), strings.Repeat("\u0301", 10)}},
		"white space before the words": {strings.Repeat("\n", 30) + "가나다", 16, []string{strings.Repeat("\n", 10), "가나다"}},
		"windows line ends":            {"가나 다라\r\n\r\n마바 사아 자", 15, []string{"가나 다라", "마바 사아 자"}},
		"no room for numbers":          {"가나다 라마바", 5, []string{"가나다", "라마바"}},
		"no limit to speak of":         {"가나다라마", 0, []string{"가나", "다", "라마"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pieces := Split(c.text, c.limit, UnitCodePoint)
			check(t, c.text, c.limit, UnitCodePoint)
			if c.bodies == nil {
				if len(pieces) != 2 {
					t.Errorf("%d pieces: %q", len(pieces), pieces)
				}
				return
			}
			var bodies []string
			for _, p := range pieces {
				bodies = append(bodies, p.Body)
			}
			if fmt.Sprintf("%q", bodies) != fmt.Sprintf("%q", c.bodies) {
				t.Errorf("got  %q\nwant %q", bodies, c.bodies)
			}
		})
	}
}

// The digits of the numbers count, and make room for themselves.
func TestSplitNumbersOfManyParts(t *testing.T) {
	t.Parallel()
	for _, n := range []int{192 * 9, 193 * 9, 194*9 + 1, 192 * 99, 190 * 120} {
		text := strings.Repeat("가", n)
		pieces := Split(text, 200, UnitCodePoint)
		check(t, text, 200, UnitCodePoint)
		if first := fmt.Sprintf("(1/%d) ", len(pieces)); !strings.HasPrefix(pieces[0].Text, first) {
			t.Errorf("%d characters begin with %q", n, pieces[0].Text[:12])
		}
	}
}

var (
	urlForm   = regexp.MustCompile(`(?i)(https?://|www\.)[^\s\v\x{85}\pZ]+`)
	fenceForm = regexp.MustCompile("(?s)(^|\n)```[^`\n]*\n[^`]*\n```(\n|$)")
)

// check holds what is true of every split.
func check(t *testing.T, text string, limit int, unit Unit) {
	t.Helper()
	pieces := Split(text, limit, unit)
	if n := PartCount(text, limit, unit); n != len(pieces) {
		t.Errorf("PartCount says %d of %d pieces", n, len(pieces))
	}
	var joined strings.Builder
	cuts := map[int]bool{} // where a part ends or begins
	least := limit         // what every part holds
	for i, p := range pieces {
		number := ""
		if len(pieces) > 1 && limit >= 16 {
			number = fmt.Sprintf("(%d/%d) ", i+1, len(pieces))
		}
		if limit >= 16 && p.Text != number+p.Body || !strings.HasSuffix(p.Text, p.Body) {
			t.Errorf("piece %d is %q, its body %q", i, p.Text, p.Body)
		}
		if n := unit.Count(p.Text); n > max(limit, 2) {
			t.Errorf("piece %d counts %d of %d: %q", i, n, limit, p.Text)
		}
		if strings.TrimSpace(p.Gap) != "" {
			t.Errorf("the gap after piece %d is %q", i, p.Gap)
		}
		if p.Body == "" && strings.TrimSpace(text) != "" {
			t.Errorf("piece %d is empty", i)
		}
		least = min(least, limit-len(p.Text)+len(p.Body))
		joined.WriteString(p.Body)
		cuts[joined.Len()] = true
		joined.WriteString(p.Gap)
		cuts[joined.Len()] = true
	}
	delete(cuts, len(text))
	if joined.String() != text {
		t.Fatalf("joined %q\nwas    %q", joined.String(), text)
	}
	whole := func(what string, from, to int) {
		for cut := from + 1; cut < to; cut++ {
			if cuts[cut] && unit.Count(text[from:to]) <= least {
				t.Errorf("the %s %q is broken after %q (limit %d)", what, text[from:to], text[from:cut], limit)
			}
		}
	}
	for from := 0; from < len(text); {
		to := from + First(text[from:])
		whole("grapheme", from, to)
		from = to
	}
	for _, at := range urlForm.FindAllStringIndex(text, -1) {
		if unit.Count(text[at[0]:at[1]]) > least {
			continue // with the signs at its end, which may belong to it, it is longer than a part
		}
		url := strings.TrimRightFunc(text[at[0]:at[1]], func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) })
		whole("URL", at[0], at[0]+len(url))
	}
	if len(fenceForm.FindAllString(text, -1))*2 == strings.Count(text, "```") { // nothing else that looks like one
		for _, at := range fenceForm.FindAllStringIndex(text, -1) {
			whole("fence", at[0]+strings.Index(text[at[0]:], "```"), at[0]+len(strings.TrimRight(text[at[0]:at[1]], "\n")))
		}
	}
}

// Split leaves whole what Unicode's own rules call a grapheme, not just what First does.
func TestSplitKeepsGraphemesOfUnicode(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("👩‍👩‍👧‍👦🇰🇷e\u0301\u1112\u1161\u11ab1️⃣👍🏽", 20)
	ends := map[int]bool{}
	for it := graphemes.FromString(text); it.Next(); {
		ends[it.End()] = true
	}
	at := 0
	for _, p := range Split(text, 50, UnitCodePoint) {
		at += len(p.Body) + len(p.Gap)
		if !ends[at] {
			t.Errorf("cut at %d, within a grapheme", at)
		}
	}
}

// scrap is a bit of what people write.
func scrap(r *rand.Rand) string {
	syllables := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune('가' + r.Int32N('힣'-'가'+1))
		}
		return b.String()
	}
	emoji := []string{"👩‍👩‍👧‍👦", "👍🏽", "🇰🇷", "❤️", "1️⃣", "e\u0301", "ㅋㅋㅋ", "🙂"}
	spaces := []string{" ", " ", " ", " ", "\n", "\n\n", "  ", "\r\n", "\t", "\u3000", "\u00a0"}
	ends := []string{". ", "요. ", "? ", "! ", "… ", "。", ", ", ": ", ".\n"}
	code := []string{"for i := range 10 {\n\tfmt.Println(i)\n}\n", "print('안녕')\n", "SELECT 1;\n\n", strings.Repeat("x", r.IntN(60)) + "\n"}
	switch r.IntN(12) {
	case 0:
		return norm.NFD.String(syllables(1 + r.IntN(4)))
	case 1, 2:
		return [...]string{"hello", "the", "KakaoTalk", "don't", "v1.2.3", "10km", "3 개", "2026. 11. 22.", "1,000원"}[r.IntN(9)]
	case 3:
		return emoji[r.IntN(len(emoji))]
	case 4:
		return ends[r.IntN(len(ends))]
	case 5:
		return [...]string{"https://example.com/", "www.example.com/", "(HTTP://example.com/a_(b)?q="}[r.IntN(3)] + strings.Repeat("가a", r.IntN(40)) + [...]string{"", ".", ")", ").", " "}[r.IntN(5)]
	case 6:
		return "\n```go\n" + strings.Repeat(code[r.IntN(len(code))], 1+r.IntN(3)) + "```\n"
	case 7, 8:
		return spaces[r.IntN(len(spaces))]
	case 9:
		return syllables(1 + r.IntN(120))
	}
	return syllables(1+r.IntN(4)) + " "
}

func TestSplitOfManyTexts(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 5))
	for n := range 500 {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteString(scrap(r))
		}
		limit := []int{200, 200, 30, 16, 8, 3, 100}[r.IntN(7)]
		check(t, b.String(), limit, Unit(r.IntN(3)))
		if t.Failed() {
			t.Fatalf("text %d, limit %d: %q", n, limit, b.String())
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("\thellohttps://exaaaaa.com/\xea", uint16(26), byte(1))
	r := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		f.Add(scrap(r)+scrap(r)+scrap(r), uint16(r.IntN(60)), uint8(r.IntN(3)))
	}
	f.Add("``` a ```` b\n````\n```", uint16(16), uint8(0))
	f.Add("\xff\xfe\u0600 \r\r\n\u2029\u200d", uint16(3), uint8(2))
	f.Fuzz(func(t *testing.T, text string, limit uint16, unit uint8) {
		check(t, text, int(limit), Unit(unit%3))
	})
}

// Whatever the text, the work grows with its length alone: were it with the square, this would take a minute or more.
func TestSplitOfLargeTexts(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]string{
		"words": "가나다라 ", "syllables": "가", "decomposed": "\u1112\u1161\u11ab", "URLs": "www.a ", "rows": "a ```b\n", "spaces": " ", "marks": "\u0301",
		"brackets": "http://a)", "lines": "\n", "falling rows": "`````` ````` ```` ``` a\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Repeat(s, 1<<18/len(s))
			if n := PartCount(text, 200, UnitGrapheme); n < 1 {
				t.Error(n)
			}
		})
	}
}

func BenchmarkPartCount2000(b *testing.B) {
	for name, s := range map[string]string{"korean": "오늘은 비가 와요. ", "decomposed": norm.NFD.String("오늘은 비가 와요. ")} {
		text := strings.Repeat(s, 2000)
		text = text[:len(string([]rune(text)[:2000]))]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				PartCount(text, 200, UnitCodePoint)
			}
		})
	}
}

func BenchmarkSplitMegabyte(b *testing.B) {
	text := strings.Repeat("오늘은 비가 와요. ", 1<<20/25)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text, 200, UnitCodePoint)
	}
}
