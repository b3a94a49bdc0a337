package watch

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"plain 한글\n", "plain 한글\n"},
		{"a\r\nb\r\n", "a\nb\n"},
		{"\ufeffBOM", "BOM"},
		{"\x1b[1;31m빨강\x1b[0m", "빨강"},
		{"\x1b[38:2::255:0:0mx\x1b[?25l\x1b[2K", "x"},
		{"\u009b31mx", "x"},
		{"\x1b]0;title\ax", "x"},
		{"\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\", "link"},
		{"\x1b]0;no end\nnext", "\nnext"},
		{"\x1bPq#0\x1b\\x\x1b(B\x1b7\x1b=y", "xy"},
		{"\x1b", ""},
		{"\x1b[", ""},
		{"10%\r50%\r100%\ndone", "100%\ndone"},
		{"100%\r", "100%"},
		{"long line\rshort\n", "short\n"},
		{"가\b나\n\b", "나\n"},
		{"N\bNA\bA", "NA"},
		{"a\tb\x00\x07\x7fc\u0085d", "a\tbcd"},
		{"a\fb\vc", "a\nb\nc"},
		{"\xb0\xa1\xb3\xaa abc", "가나 abc"}, // CP949
		{"\xff\xfe abc", "\uFFFD abc"},
		{"ab\xec\x95", "ab\uFFFD"},
	} {
		if got := Clean([]byte(c.in)); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\r\nb", "\x1b[31m한\x1b[0m\b\b", "\x1b]0;x\a\r\r", "\xb0\xa1", "\u009b1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := Clean(b)
		if !utf8.ValidString(s) {
			t.Fatalf("%q is no UTF-8", s)
		}
		for _, r := range s {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Fatalf("%U stays in %q", r, s)
			}
		}
		if again := Clean([]byte(s)); again != strings.TrimPrefix(s, "\ufeff") {
			t.Fatalf("%q, then %q", s, again)
		}
		for room := range 30 {
			if last := LastLines(s, room); utf8.RuneCountInString(last) > room {
				t.Fatalf("%q does not fit into %d", last, room)
			}
		}
	})
}

func TestLastLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		room int
		want string
	}{
		{"하나\n둘\n셋\n", 100, "하나\n둘\n셋"},
		{"하나\n둘\n셋\n", 4, "둘\n셋"},
		{"하나\n둘\n셋\n", 3, "둘\n셋"},
		{"하나\n둘\n셋\n", 2, "셋"},
		{"a\n\n \t\nb  \n\n", 10, "a\nb"},
		{"abcdefgh", 4, "…fgh"},
		{"x\nabcdefgh", 4, "…fgh"},
		{"abcd", 4, "abcd"},
		{"abcd", 1, ""},
		{"abcd", -5, ""},
		{"", 10, ""},
		{"\n\n", 10, ""},
	} {
		if got := LastLines(c.in, c.room); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.in, c.room, got, c.want)
		}
	}
}

func TestCapture(t *testing.T) {
	t.Parallel()
	c := &Capture{Max: 5}
	for _, s := range []string{"abc", "def", "", "ghi"} {
		if n, err := c.Write([]byte(s)); n != len(s) || err != nil {
			t.Fatal(n, err)
		}
	}
	if kept, total := c.Output(); string(kept) != "abcde" || total != 9 {
		t.Errorf("%q of %d", kept, total)
	}
}

func TestTail(t *testing.T) {
	t.Parallel()
	tail := &Tail{Max: 10}
	for _, c := range []struct{ write, want string }{
		{"one\n", "one\n"},
		{"two\n", "one\ntwo\n"},
		{"three\n", "three\n"}, // the rest of "two" went with its beginning
		{strings.Repeat("x", 20), strings.Repeat("x", 10)},
		{"\x1b[1m가\n나\n", "나\n"},
	} {
		if n, err := tail.Write([]byte(c.write)); n != len(c.write) || err != nil {
			t.Fatal(n, err)
		}
		if got := tail.Text(); got != c.want {
			t.Errorf("after %q: %q, want %q", c.write, got, c.want)
		}
	}
}
