package preview_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

var update = flag.Bool("update", false, "write the golden files anew")

var languages = []text.Lang{text.Korean, text.English}

func options(w int, l text.Lang) preview.Options {
	return preview.Options{Width: w, Lang: l, Theme: kit.NewTheme(true), Glyphs: kit.Fancy}
}

// plain are the rows without colours.
func plain(b kit.Block) []string {
	rows := make([]string, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = ansi.Strip(r)
	}
	return rows
}

// TestGolden compares every kind at the widths of a terminal's panes with the file drawn when it was last looked at.
func TestGolden(t *testing.T) {
	t.Parallel()
	for name, m := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for _, l := range languages {
				for _, w := range []int{20, 40, 80, 120} {
					fmt.Fprintf(&b, "%v %d\n%s\n", l, w, strings.Join(plain(preview.Draw(m, options(w, l))), "\n"))
				}
			}
			o := options(40, text.Korean)
			o.Glyphs, o.Domains = kit.Plain, []string{"https://example.com"}
			fmt.Fprintf(&b, "ko 40 plain, no domain registered\n%s\n", strings.Join(plain(preview.Draw(m, o)), "\n"))
			golden(t, name, b.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("not as in %s; after a look at it, -update writes it anew:\n%s", path, got)
	}
}

// checkRows holds what is true of every drawing: a rectangle, from 20 columns up as wide as it may be, never wider, and nothing in it
// that a terminal obeys.
func checkRows(t *testing.T, b kit.Block, w int) {
	t.Helper()
	want := min(max(w, 0), 40)
	for i, row := range b.Rows {
		if got := kit.Width(row); got > want || got < want && w >= 20 {
			t.Errorf("row %d of %d columns, not %d: %q", i, got, want, row)
		}
		if s := ansi.Strip(row); s != text.VisibleLine(s) {
			t.Errorf("row %d holds what a terminal obeys: %q", i, s)
		}
	}
	if b.Cursor != nil {
		t.Error("a preview has a cursor")
	}
}

func TestEveryWidth(t *testing.T) {
	t.Parallel()
	for name, m := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for w := range 60 {
				o := options(w, languages[w%2])
				if w%3 == 0 {
					o.Glyphs = kit.Plain
				}
				checkRows(t, preview.Draw(m, o), w)
			}
		})
	}
}

// TestPlainGlyphs draws nothing but ASCII around an ASCII message.
func TestPlainGlyphs(t *testing.T) {
	t.Parallel()
	one := 1
	o := options(40, text.English)
	o.Glyphs = kit.Plain
	for _, row := range plain(preview.Draw(kakao.Message{Template: kakao.Commerce{
		Content:  kakao.Content{Title: strings.Repeat("long title ", 20), ImageURL: picture, ImageWidth: 300, ImageHeight: 200, Link: docs},
		Commerce: kakao.Price{RegularPrice: 5, CurrencyUnit: "$", CurrencyUnitPosition: &one},
	}}, o)) {
		if strings.ContainsFunc(row, func(r rune) bool { return r > '~' }) {
			t.Errorf("%q", row)
		}
	}
}

// TestYellow: a text is KakaoTalk's yellow bubble from edge to edge, a card is not.
func TestYellow(t *testing.T) {
	t.Parallel()
	const yellow = "48;2;254;229;0"
	for _, name := range []string{"text-buttons", "text-cut", "text-title", "text-empty"} {
		for _, row := range preview.Draw(samples[name], options(40, text.Korean)).Rows {
			painted := 0
			for _, part := range strings.Split(row, "\x1b[m") {
				if strings.Contains(part, yellow) {
					painted += kit.Width(part)
				}
			}
			if painted != 40 {
				t.Errorf("%s: %d columns are yellow in %q", name, painted, row)
			}
		}
	}
	if rows := preview.Draw(samples["feed-items"], options(40, text.Korean)).Rows; strings.Contains(strings.Join(rows, ""), yellow) {
		t.Error("a card is yellow")
	}
}

// TestCut: the 200th character is shown, the next is not, in each unit.
func TestCut(t *testing.T) {
	t.Parallel()
	utf16 := func(s string) int { return len([]rune(s)) + strings.Count(s, "🍋") }
	for _, c := range []struct {
		name, text    string
		count         kakao.Counter
		shown, hidden int // lemons
	}{
		{"at the limit", strings.Repeat("🍋", 200), nil, 200, 0},
		{"one over", strings.Repeat("🍋", 201), nil, 200, 1},
		{"at the limit in UTF-16", strings.Repeat("🍋", 100), utf16, 100, 0},
		{"over in UTF-16", strings.Repeat("🍋", 120), utf16, 100, 40},
		{"a grapheme across the limit", strings.Repeat("🍋", 199) + "👨‍👩‍👧", nil, 199, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := options(40, text.English)
			o.Count = c.count
			all := strings.Join(plain(preview.Draw(kakao.Message{Template: kakao.Text{Text: c.text}}, o)), "\n")
			if n := strings.Count(all, "🍋"); n != c.shown {
				t.Errorf("%d lemons are shown, not %d", n, c.shown)
			}
			sign := fmt.Sprintf("not shown: %d ", c.hidden)
			if got := strings.Contains(all, sign) && strings.Contains(all, "…"); got != (c.hidden > 0) {
				t.Errorf("says that it is cut: %v in\n%s", got, all)
			}
		})
	}
}
