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

// at tells where the cursor of the editor is expected.
func at(t *testing.T, e *Editor, what string, x, y int) {
	t.Helper()
	if gx, gy := e.Cursor(); gx != x || gy != y {
		t.Errorf("%s: cursor at %d,%d, want %d,%d in %q", what, gx, gy, x, y, texts(e))
	}
}

// keys does one thing after the other.
func keys(all ...func()) {
	for _, do := range all {
		do()
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		parts []string
		want  string
		back  string // after a backspace
	}{
		{"jamo one by one", []string{"\u1112", "\u1161", "\u11ab"}, "한", ""},
		{"a mark of its own", []string{"e", "\u0301", "x"}, "éx", "é"},
		{"line ends", []string{"가\r\n나\r다"}, "가\n나\n다", "가\n나\n"},
		{"an emoji from its parts", []string{"👩", "\u200d", "💻"}, "👩‍💻", ""},
		{"a flag from its parts", []string{"가🇰", "🇷"}, "가🇰🇷", "가"},
		{"invalid bytes", []string{"가\xff나"}, "가\uFFFD나", "가\uFFFD"},
	} {
		e := New()
		for _, p := range c.parts {
			e.Insert(p)
		}
		if got := e.Text(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if e.Backspace(); e.Text() != c.back {
			t.Errorf("%s: backspace leaves %q, want %q", c.name, e.Text(), c.back)
		}
	}
}

func TestComposeInTheMiddle(t *testing.T) {
	t.Parallel()
	e := sized(20, 3, "가\n\u11a8나")
	keys(e.Top, e.Right, e.Delete)
	if got := e.Text(); got != "각나" {
		t.Errorf("%q, want the final consonant to join the syllable before it", got)
	}
	at(t, e, "behind the syllable that grew", 2, 0)
	e.Undo()
	if got := e.Text(); got != "가\n\u11a8나" {
		t.Errorf("undone to %q", got)
	}
}

func TestVertical(t *testing.T) {
	t.Parallel()
	e := sized(10, 3, "가나다라\na\n가나다라마바사")
	keys(e.Top, e.Right, e.Right, e.Right)
	at(t, e, "three to the right", 6, 0)
	e.Down()
	at(t, e, "a short line", 1, 1)
	e.Down()
	at(t, e, "the wanted column is kept", 6, 2)
	e.Down()
	at(t, e, "no further than the last row's end", 4, 2)
	e.Down()
	at(t, e, "at the very end", 4, 2)
	keys(e.Up, e.Up, e.Up)
	at(t, e, "and back", 6, 0)
	keys(e.Left, e.PageDown)
	at(t, e, "a page", 4, 2)
	e.PageUp()
	at(t, e, "a page up", 4, 0)
	e.Up()
	at(t, e, "up in the first row", 0, 0)
}

func TestHomeEnd(t *testing.T) {
	t.Parallel()
	e := sized(10, 5, "안녕 하세요 오늘은\n끝")
	keys(e.Top, e.Down, e.Right)
	at(t, e, "in the second row", 2, 1)
	e.Home()
	at(t, e, "beginning of the row", 0, 1)
	e.Home()
	at(t, e, "beginning of the line", 0, 0)
	e.End()
	at(t, e, "end of the row, before its blank", 4, 0)
	e.End()
	at(t, e, "end of the line", 6, 2)
	e.End()
	at(t, e, "stays", 6, 2)
}

func TestWords(t *testing.T) {
	t.Parallel()
	e := sized(40, 5, "안녕하세요, 오늘  14시\n끝")
	e.Bottom()
	for _, x := range []int{0, 18, 12, 10, 0} {
		e.WordLeft()
		if got, _ := e.Cursor(); got != x {
			t.Errorf("a word to the left is column %d, want %d", got, x)
		}
	}
	at(t, e, "all the way", 0, 0)
	e.WordRight()
	at(t, e, "behind the first word", 10, 0)
	e.WordRight()
	at(t, e, "behind the comma", 11, 0)
	e.WordRight()
	at(t, e, "behind the second word", 16, 0)
	e.DeleteWordForward()
	e.DeleteWordBack()
	if got := e.Text(); got != "안녕하세요, \n끝" {
		t.Errorf("%q", got)
	}
	keys(e.DeleteToLineStart, e.DeleteToLineEnd)
	if got := e.Text(); got != "끝" {
		t.Errorf("%q", got)
	}
}
