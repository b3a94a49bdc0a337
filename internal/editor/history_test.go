package editor

import (
	"strings"
	"testing"
)

func TestUndoGroups(t *testing.T) {
	t.Parallel()
	e := New()
	for _, key := range []string{"안", "녕", " ", "오", "늘", "\n", "끝"} {
		e.Insert(key)
	}
	e.Left()
	e.Insert("!")
	keys(e.Backspace, e.Backspace)
	e.Insert(strings.Repeat("붙", 40))
	var seen []string
	for e.Undo() {
		seen = append(seen, e.Text())
	}
	want := []string{"안녕 오늘끝", "안녕 오늘\n!끝", "안녕 오늘\n끝", "안녕 오늘\n", "안녕 오늘", "안녕 ", ""}
	if strings.Join(seen, "|") != strings.Join(want, "|") {
		t.Fatalf("undo gives %q, want %q", seen, want)
	}
	n := 0
	for ; e.Redo(); n++ {
		if got := e.Text(); n+2 <= len(want) && got != want[len(want)-2-n] {
			t.Fatalf("redo %d gives %q", n, got)
		}
	}
	if n != len(want) || !strings.Contains(e.Text(), "붙") {
		t.Errorf("%d redone, %q", n, e.Text())
	}
	e.Undo()
	e.Insert("새")
	if e.Redo() {
		t.Error("a new key leaves something to redo")
	}
}

func TestClearCanBeUndone(t *testing.T) {
	t.Parallel()
	e := sized(20, 3, "보낼 글")
	v := e.Version()
	e.Clear()
	if !e.Empty() || e.Len() != 0 || e.Version() == v {
		t.Fatalf("%q after Clear", e.Text())
	}
	e.Undo()
	if e.Text() != "보낼 글" {
		t.Errorf("%q", e.Text())
	}
	if e.SetText("다른 글"); e.Undo() {
		t.Error("SetText can be undone")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	e := New()
	for range history + 10 {
		e.Insert("\n")
	}
	if n := len(e.past); n > history || n < history/2 {
		t.Errorf("%d edits kept", n)
	}
	for e.Undo() {
	}
	if e.Empty() || e.Text() != strings.Repeat("\n", e.Len()) {
		t.Errorf("%d line breaks left", e.Len())
	}
}

func TestSelection(t *testing.T) {
	t.Parallel()
	e := sized(10, 3, "안녕 하세요\n끝")
	e.Top()
	e.Select(true)
	keys(e.Down, e.Right)
	if got := e.Selection(); got != "안녕 하" {
		t.Fatalf("selected %q", got)
	}
	rows := e.Rows()
	if r := rows[0]; r.Text[r.SelectFrom:r.SelectTo] != "안녕 " {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.Text[r.SelectFrom:r.SelectTo] != "하" {
		t.Errorf("%+v", r)
	}
	if r := rows[2]; r.SelectFrom != r.SelectTo {
		t.Errorf("%+v", r)
	}
	e.Insert("또 만나")
	if e.Text() != "또 만나세요\n끝" || e.Selection() != "" {
		t.Errorf("%q, still selected %q", e.Text(), e.Selection())
	}
	e.Undo()
	e.SelectAll()
	if e.Selection() != "안녕 하세요\n끝" {
		t.Errorf("all is %q", e.Selection())
	}
	e.Select(false)
	if e.Left(); e.Selection() != "" {
		t.Errorf("a plain movement selects %q", e.Selection())
	}
	e.SelectAll()
	if e.Backspace(); !e.Empty() {
		t.Errorf("%q is left", e.Text())
	}
}

func TestLimit(t *testing.T) {
	t.Parallel()
	e := sized(10, 4, "가나다\n라👍🏽마\n바")
	e.SetLimit(6) // 가나다, the line break, 라 and half an emoji
	var over []string
	for _, r := range e.Rows() {
		over = append(over, r.Text[r.Over:])
	}
	if got := strings.Join(over, "|"); got != "|👍🏽마|바" {
		t.Errorf("beyond the limit is %q", got)
	}
	if e.Len() != 10 {
		t.Errorf("%d code points", e.Len())
	}
	e.SetLimit(200)
	e.SetText(strings.Repeat("가", 200))
	for _, r := range e.Rows() {
		if r.Over != len(r.Text) {
			t.Errorf("200 are within the limit, but %q is marked", r.Text[r.Over:])
		}
	}
	e.Insert("나")
	rows := e.Rows()
	if r := rows[len(rows)-1]; r.Text[r.Over:] != "나" {
		t.Errorf("beyond the limit is %q", r.Text[r.Over:])
	}
}

func TestClickAndScroll(t *testing.T) {
	t.Parallel()
	e := sized(10, 3, strings.Repeat("한글a\n", 20))
	e.Top()
	for _, c := range []struct{ x, y, wantX, wantY int }{{3, 1, 2, 1}, {4, 2, 4, 2}, {99, 0, 5, 0}, {-1, -1, 0, 0}, {0, 99, 0, 2}} {
		e.Click(c.x, c.y)
		at(t, e, "a click", c.wantX, c.wantY)
	}
	e.Click(4, 0)
	e.Scroll(5)
	at(t, e, "the cursor stays in the window", 4, 0)
	if got := e.ScrollOffset(); got != 5 {
		t.Errorf("%d rows above", got)
	}
	e.Scroll(99)
	if got := e.ScrollOffset(); got != 18 || e.TotalRows() != 21 {
		t.Errorf("%d of %d rows above", got, e.TotalRows())
	}
	e.Scroll(-99)
	if got := e.ScrollOffset(); got != 0 {
		t.Errorf("%d rows above", got)
	}
	if rows := e.Rows(); len(rows) != 3 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	t.Parallel()
	e := sized(10, 3, strings.Repeat("가나다라 마바사아 자차카타\n", 50))
	e.moveTo(pos{25, 0})
	e.Rows()
	for _, width := range []int{2, 200, 30, 10} {
		e.SetSize(width, 3)
		if _, y := e.Cursor(); y < 0 || y > 2 || e.Rows()[y].Line != 25 {
			t.Errorf("width %d: the cursor's row is not of its line", width)
		}
	}
	at(t, e, "back at the old width", 0, 2)
}
