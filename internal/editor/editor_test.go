package editor

import (
	"slices"
	"testing"
)

// texts gives what the window shows.
func texts(e *Editor) []string {
	var all []string
	for _, r := range e.Rows() {
		all = append(all, r.Text)
	}
	return all
}

// sized gives an editor of a size with a text.
func sized(width, height int, s string) *Editor {
	e := New()
	e.SetSize(width, height)
	e.SetText(s)
	return e
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  []string
	}{
		{"empty", 10, "", []string{""}},
		{"the syllable that bubbles' textarea loses", 10, "가나다라a가나", []string{"가나다라a", "가나"}},
		{"at blanks", 10, "안녕 하세요 오늘", []string{"안녕 ", "하세요 ", "오늘"}},
		{"a full last row leaves a place for the cursor", 10, "가나 안녕하세요", []string{"가나 ", "안녕하세요", ""}},
		{"a blank that has no room begins the next row", 4, "가나 다", []string{"가나", " 다"}},
		{"a long word is cut between graphemes", 5, "가나다라마", []string{"가나", "다라", "마"}},
		{"lines", 5, "가\n\n나", []string{"가", "", "나"}},
		{"tabs end at stops and at the edge", 6, "a\tb\tc", []string{"a   b ", "c"}},
		{"decomposed", 4, "\u1112\u1161\u11ab\u1100\u1173\u11af", []string{"한글", ""}},
		{"one column", 1, "가a", []string{"\u2426", "a", ""}},
		{"joiners and flags stay whole", 2, "👩‍👩‍👧‍👦🇰🇷", []string{"👩‍👩‍👧‍👦", "🇰🇷", ""}},
		{"controls are shown", 20, "a\x1b[31m\u202e\u0085\x7f", []string{"a␛[31m\u2426\u2426␡"}},
	} {
		if got := texts(sized(c.width, 20, c.text)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
