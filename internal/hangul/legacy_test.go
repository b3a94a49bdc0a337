package hangul

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

func cp949(t *testing.T, s string) string {
	t.Helper()
	b, err := korean.EUCKR.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFromLegacy(t *testing.T) {
	t.Parallel()
	old := "볼륨에는 이름이 없습니다. 똠방각하 펲시\r\n"
	for _, c := range []struct{ name, in, want string }{
		{"ascii", "disk 91%\n", "disk 91%\n"},
		{"utf-8", "서버가 멈췄어요\n", "서버가 멈췄어요\n"},
		{"cp949, extended syllables too", cp949(t, old), old},
		{"a script in UTF-8 that calls an old program", "점검 시작\n" + cp949(t, old) + "끝", "점검 시작\n" + old + "끝"},
		{"neither", "a\xff\xff\x00b", "a\uFFFD\x00b"},
		{"UTF-8 cut at both ends", "서버 점검"[1:] + "\n" + "끝났어요"[:8], "\uFFFD버 점검\n끝났\uFFFD"},
		{"empty", "", ""},
	} {
		if got := FromLegacy([]byte(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzFromLegacy(f *testing.F) {
	f.Add([]byte("가나\n\xb0\xa1\n"))
	f.Add([]byte("\xea\xb0"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := FromLegacy(b)
		if !utf8.ValidString(s) {
			t.Errorf("%q became %q", b, s)
		}
		if utf8.Valid(b) && s != string(b) {
			t.Errorf("text was changed: %q became %q", b, s)
		}
		if strings.Count(s, "\n") < strings.Count(string(b), "\n") {
			t.Errorf("a line end was lost: %q became %q", b, s)
		}
	})
}
