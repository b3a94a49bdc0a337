package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, text, line string }{
		{"plain Korean", "안녕하세요", "안녕하세요", "안녕하세요"},
		{"empty", "", "", ""},
		{"clear screen", "a\x1b[2Jb", "a␛[2Jb", "a␛[2Jb"},
		{"OSC 52 writes the clipboard", "\x1b]52;c;aGk=\a", "␛]52;c;aGk=␇", "␛]52;c;aGk=␇"},
		{"C1 CSI", "\u009b31m", "<U+009B>31m", "<U+009B>31m"},
		{"C1 as a raw byte", "\x9b31m", "<9B>31m", "<9B>31m"},
		{"NUL, backspace, DEL", "\x00\b\x7f", "␀␈␡", "␀␈␡"},
		{"bidi override", "a\u202egpj", "a<U+202E>gpj", "a<U+202E>gpj"},
		{"bidi isolate", "\u2066a\u2069", "<U+2066>a<U+2069>", "<U+2066>a<U+2069>"},
		{"zero width", "a\u200bb\ufeff", "a<U+200B>b<U+FEFF>", "a<U+200B>b<U+FEFF>"},
		{"line separators", "a\u2028b\u2029c", "a<U+2028>b<U+2029>c", "a<U+2028>b<U+2029>c"},
		{"tag characters", "a\U000e0041", "a<U+E0041>", "a<U+E0041>"},
		{"newline", "a\nb", "a\nb", "a↵b"},
		{"Windows newline", "a\r\nb", "a\nb", "a↵b"},
		{"lone carriage return", "a\rb", "a␍b", "a␍b"},
		{"tab", "a\tb", "a    b", "a b"},
		{"cut syllable", "가\xea\xb0", "가<EA><B0>", "가<EA><B0>"},
		{"surrogate", "\xed\xa0\x80", "<ED><A0><80>", "<ED><A0><80>"},
		{"the replacement character itself", "a\ufffd", "a\ufffd", "a\ufffd"},
		{"joined emoji stay whole", "👩\u200d💻 ❤\ufe0f\u200d🔥", "👩\u200d💻 ❤\ufe0f\u200d🔥", "👩\u200d💻 ❤\ufe0f\u200d🔥"},
		{"a joiner elsewhere shows", "a\u200db", "a<U+200D>b", "a<U+200D>b"},
		{"decomposed Hangul", "한", "한", "한"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Visible(c.in); got != c.text {
				t.Errorf("Visible(%q) = %q, want %q", c.in, got, c.text)
			}
			if got := VisibleLine(c.in); got != c.line {
				t.Errorf("VisibleLine(%q) = %q, want %q", c.in, got, c.line)
			}
		})
	}
}

func FuzzVisible(f *testing.F) {
	for _, s := range []string{"안녕\n", "\x1b[2J", "\u009b", "\xff\xfe", "\u202e", "👩\u200d💻", "\u200d👩", "a\r\n\r", "\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, fn := range map[string]func(string) string{"Visible": Visible, "VisibleLine": VisibleLine} {
			got := fn(s)
			if !utf8.ValidString(got) {
				t.Fatalf("%s(%q) is no UTF-8: %q", name, s, got)
			}
			if again := fn(got); again != got {
				t.Fatalf("%s(%q) = %q, and of that %q", name, s, got, again)
			}
			checkHarmless(t, got, name == "Visible")
		}
	})
}

// checkHarmless says again, in other words than the code, what a terminal may be given.
func checkHarmless(t *testing.T, s string, newlines bool) {
	t.Helper()
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '\n' && newlines:
		case r == 0x200d && i > 0 && runes[i-1] > 0x2000 && i+1 < len(runes) && runes[i+1] > 0x2000:
			// joins two pictures
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == 0x2028, r == 0x2029:
			t.Fatalf("%U is left in %q", r, s)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"안녕하세요", 5, "안녕하세요"},
		{"안녕하세요", 4, "안녕하…"},
		{"안녕 하세요", 4, "안녕…"},
		{"abc", 0, ""},
		{"ab", 1, "…"},
		{"ae\u0301z", 3, "a…"},
		{"a👩\u200d💻b", 4, "a…"},
		{"a\u1112\u1161\u11abb", 4, "a…"},
	} {
		if got := Cut(c.in, c.n); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
	long := strings.Repeat("가", 1000)
	if got := utf8.RuneCountInString(Cut(long, 200)); got != 200 {
		t.Errorf("Cut to 200 gives %d code points", got)
	}
}
