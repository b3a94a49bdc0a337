package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func numbers(n int) kit.Block {
	var b kit.Block
	for i := range n {
		b.Rows = append(b.Rows, fmt.Sprint(i))
	}
	return b
}

func TestScroll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		rows, last, h     int
		cursor            int // row, below zero: none
		keys              string
		wantTop, wantCurs int
	}{
		{"all fits", 3, -1, 5, 1, "", 0, 1},
		{"the beginning", 9, -1, 4, 2, "", 0, 2},
		{"the last row that matters", 9, 6, 4, -1, "", 3, -1},
		{"the cursor before it", 9, 8, 4, 2, "", 2, 0},
		{"down", 9, -1, 4, 2, "pgdown", 1, 1},
		{"the cursor leaves", 9, -1, 4, 0, "pgdown pgdown", 2, -1},
		{"not beyond the end", 6, -1, 4, -1, "down down down down down", 2, -1},
		{"not before the beginning", 6, -1, 4, -1, "pgup up", 0, -1},
		{"nothing to scroll", 3, -1, 4, -1, "pgdown", 0, -1},
		{"nothing at all", 0, -1, 2, -1, "", 0, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var s kit.Scroll
			b := numbers(c.rows)
			if c.cursor >= 0 {
				b.Cursor = &kit.Cursor{X: 3, Y: c.cursor}
			}
			out := s.View(b, c.last, c.h)
			for _, k := range strings.Fields(c.keys) {
				if _, ok := kit.Press(s.Bindings(), kittest.Key(k)); !ok {
					t.Fatalf("%s is not bound", k)
				}
				out = s.View(b, c.last, c.h)
			}
			want := numbers(c.rows).Fit(c.wantTop + c.h).Rows[c.wantTop:]
			if !slices.Equal(out.Rows, want) {
				t.Errorf("rows %q, want %q", out.Rows, want)
			}
			if (out.Cursor == nil) != (c.wantCurs < 0) || out.Cursor != nil && *out.Cursor != (kit.Cursor{X: 3, Y: c.wantCurs}) {
				t.Errorf("cursor %v, want row %d", out.Cursor, c.wantCurs)
			}
			wantBelow := c.rows > c.wantTop+c.h
			if bs := s.Bindings(); bs[0].Quiet == wantBelow || bs[1].Quiet == (c.rows > c.h && !wantBelow) {
				t.Errorf("the help line offers to scroll down: %v, up: %v", !bs[0].Quiet, !bs[1].Quiet)
			}
			s.Reset()
			if again := s.View(b, -1, c.h); c.rows > 0 && again.Rows[0] != "0" {
				t.Errorf("after Reset it begins with %q", again.Rows[0])
			}
		})
	}
}

func TestProse(t *testing.T) {
	t.Parallel()
	b := kit.Prose(kit.Paint{}, "가나다 라마바 사아자", 10, 2)
	if want := []string{"  가나다", "  라마바", "  사아자"}; !slices.Equal(b.Rows, want) {
		t.Errorf("rows %q", b.Rows)
	}
	if b := kit.Prose(kit.Paint{}, "", 10, 2); len(b.Rows) != 0 {
		t.Errorf("no text has rows: %q", b.Rows)
	}
}
