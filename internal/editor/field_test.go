package editor

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"kakaotui/internal/hangul"
)

func TestField(t *testing.T) {
	t.Parallel()
	f := NewField()
	f.SetWidth(8)
	f.Insert("\nhttps://example.com/한글\r\n")
	if got := f.Text(); got != "https://example.com/한글" {
		t.Fatalf("%q", got)
	}
	if r, x := f.Row(), f.Cursor(); r.Text != "om/한글" || x != 7 || r.First || !r.Last {
		t.Errorf("%+v, cursor %d", r, x)
	}
	f.Home()
	if r, x := f.Row(), f.Cursor(); r.Text != "https://" || x != 0 || !r.First || r.Last {
		t.Errorf("%+v, cursor %d", r, x)
	}
	f.Click(3)
	f.Insert("X\nY")
	if got := f.Text(); !strings.HasPrefix(got, "httX Yps:") {
		t.Errorf("%q", got)
	}
	f.Undo()
	f.End()
	f.Backspace()
	if got := f.Text(); got != "https://example.com/한" {
		t.Errorf("%q", got)
	}
	f.Clear()
	if r := f.Row(); !f.Empty() || r.Text != "" || f.Cursor() != 0 {
		t.Errorf("%+v", r)
	}
}

func TestMask(t *testing.T) {
	t.Parallel()
	const secret = "abc 가나다-비밀"
	f := NewField()
	f.SetMask("•")
	f.Insert(secret)
	if r := f.Row(); r.Text != strings.Repeat("•", 10) || strings.ContainsAny(r.Text, secret) {
		t.Errorf("%q", r.Text)
	}
	if f.WordLeft(); f.Cursor() != 0 {
		t.Error("the movement by words tells where the words of a secret are")
	}
	f.WordRight()
	if f.DeleteWordBack(); !f.Empty() {
		t.Error("erasing by words tells where the words of a secret are")
	}
}

func FuzzField(f *testing.F) {
	seeds(func(text string, ops []byte, width, _ uint8) {
		f.Add(text, ops, width, false)
		f.Add(text, ops, width, true)
	})
	f.Add("가가0\xb0\x800가가", []byte("\xea8\x80\xea8\x80 8\x80A\xea00000000000"), uint8(5), true)
	f.Fuzz(func(t *testing.T, text string, ops []byte, width uint8, mask bool) {
		if len(text) > 2000 {
			t.Skip("longer texts find nothing that short ones do not")
		}
		field := NewField()
		box := int(width)%199 + 2
		field.SetWidth(box)
		if mask {
			field.SetMask("*")
		}
		field.SetText(text)
		do := []func(){field.Backspace, field.Delete, field.Left, field.Right, field.WordLeft, field.WordRight, field.Home, field.End,
			field.DeleteWordBack, field.DeleteWordForward, func() { field.Undo() }, func() { field.Redo() }, func() { field.Click(box / 2) }}
		for i := 0; i < min(len(ops), 80); i++ {
			if n := int(ops[i]); n < len(do)*4 {
				do[n%len(do)]()
			} else {
				field.Insert(pieces[n%len(pieces)])
			}
			checkField(t, field, box)
		}
	})
}

func checkField(t *testing.T, f *Field, box int) {
	t.Helper()
	text := f.Text()
	if strings.ContainsAny(text, "\n\r\t") || text != hangul.NFC(text) {
		t.Fatalf("%q", text)
	}
	r, x := f.Row(), f.Cursor()
	if r.Width != lipgloss.Width(r.Text) || r.Width > box || x < 0 || x >= box || x > r.Width {
		t.Fatalf("cursor %d in %+v in a box of %d", x, r, box)
	}
	cells, first := f.cells(), 0
	for first < len(cells) && cells[first].off < f.left {
		first++
	}
	var all, before strings.Builder
	for _, c := range cells[first:] {
		if c.off < f.e.cur.off {
			before.WriteString(c.Text)
		}
		all.WriteString(c.Text)
	}
	if !strings.HasPrefix(all.String(), r.Text) || !strings.HasPrefix(r.Text, before.String()) || lipgloss.Width(before.String()) != x {
		t.Fatalf("%q with the cursor at %d shows %q of %q", text, x, r.Text, all.String())
	}
	if r.Last != (r.Text == all.String()) || r.First != (first == 0) {
		t.Fatalf("%+v of %q", r, text)
	}
	if f.mask != "" && strings.Trim(r.Text, "*") != "" {
		t.Fatalf("%q behind a mask", r.Text)
	}
}
