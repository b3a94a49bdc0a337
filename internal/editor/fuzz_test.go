package editor

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"kakaotui/internal/hangul"
)

// pieces are what the fuzz targets type and paste besides the fuzzer's own text.
var pieces = []string{
	"가", "한글 ", "가나다라a가나", "안녕하세요 ", "ㅋ", "ㅏ", "\u1100", "\u1161", "\u11a8", "\u1112\u1161\u11ab", "ᄒᆞᆫ",
	"a", " ", "hello ", "\t", "\n", "\r\n", "e", "\u0301", "\u0302\u0303", "\ufe0f", "\u200d", "❤", "👩", "👩‍👩‍👧‍👦", "👍🏽", "🏽",
	"🇰", "🇷", "🇰🇷🇺🇸", "1️⃣", "\u20e3", "世界", "ｆｕｌｌ", "\u3000", "\x1b[31m", "\x00", "\u0085", "\u202e", "\u2066", "\u0600",
	"\u0903", "क्ष", "\xff", "\xea\xb0", "\u200b", "\ufeff", "\u00ad", "\uff9e", "\U000e0041", "\u2028", "ﬁ", "\u212b", "\u0344",
	strings.Repeat("\u0301", 40), strings.Repeat("가나다 ", 30), "\u3164", "\ud7b0", "\u0e33", "กำ",
}

// model is the editor as simply as can be: a text and a byte in it.
type model struct {
	text string
	cur  int
}

// edges gives the places of a text where the cursor may stand.
func edges(text string) []int {
	all := []int{0}
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			all = append(all, all[len(all)-1]+1)
		}
		for it := graphemes.FromString(l); it.Next(); {
			all = append(all, all[len(all)-1]+len(it.Value()))
		}
	}
	return all
}

// around gives the places before and behind the cursor, which is itself at a place.
func (m model) around(t *testing.T) (before, behind int) {
	t.Helper()
	all := edges(m.text)
	for i, p := range all {
		if p == m.cur {
			return all[max(i-1, 0)], all[min(i+1, len(all)-1)]
		}
	}
	t.Fatalf("cursor at byte %d inside a grapheme of %q", m.cur, m.text)
	return 0, 0
}

// replaced is the text with a part replaced, in normal form.
func (m model) replaced(from, to int, s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return hangul.NFC(m.text[:from] + hangul.NFC(s) + m.text[to:])
}

// offset gives the cursor of the editor as a byte of the whole text.
func (e *Editor) offset() int { return len(e.slice(pos{}, e.cur)) }

// step does one operation on both and compares.
func step(t *testing.T, e *Editor, m model, op byte, piece string) model {
	t.Helper()
	before, behind := m.around(t)
	want, cur := m.text, -1
	switch op % 24 {
	case 0, 1, 2, 3, 4, 5:
		e.Insert(piece)
		want = m.replaced(m.cur, m.cur, piece)
	case 6, 7:
		e.Backspace()
		want = m.replaced(before, m.cur, "")
	case 8:
		e.Delete()
		want = m.replaced(m.cur, behind, "")
	case 9:
		e.Left()
		cur = before
	case 10:
		e.Right()
		cur = behind
	case 11:
		e.Top()
		cur = 0
	case 12:
		e.Bottom()
		cur = len(m.text)
	case 13:
		e.Click(len(piece)%17, len(piece)%5)
	case 14:
		e.DeleteToLineEnd()
		want = e.Text()
	case 15:
		e.DeleteWordBack()
		want = e.Text()
	case 16:
		e.SetSize(len(piece)*7%60+2, len(piece)%6+1)
	case 17:
		e.Scroll(len(piece)%7 - 3)
	case 18:
		from, to := m.cur, behind
		e.Select(true)
		e.Right()
		if got := e.Selection(); got != m.text[from:to] {
			t.Fatalf("selected %q, want %q", got, m.text[from:to])
		}
		e.Insert(piece)
		want = m.replaced(from, to, piece)
	default:
		move := []func(){e.Up, e.Down, e.PageUp, e.PageDown, e.Home, e.End, e.WordLeft, e.WordRight}
		move[(int(op/24)+len(piece))%len(move)]()
	}
	if got := e.Text(); got != want {
		t.Fatalf("op %d %q at %d of %q: text %q, want %q", op%24, piece, m.cur, m.text, got, want)
	}
	if cur >= 0 && e.offset() != cur {
		t.Fatalf("op %d at %d of %q: cursor at %d, want %d", op%24, m.cur, m.text, e.offset(), cur)
	}
	m = model{want, e.offset()}
	m.around(t)
	return m
}

// place is where a grapheme is drawn.
type place struct{ row, col int }

// checkView compares what is shown with the text, by the measure of the renderer.
func checkView(t *testing.T, e *Editor, m model) {
	t.Helper()
	if !utf8.ValidString(m.text) || hangul.NFC(m.text) != m.text {
		t.Fatalf("not NFC: %q", m.text)
	}
	if e.Len() != utf8.RuneCountInString(m.text) {
		t.Fatalf("Len %d of %q", e.Len(), m.text)
	}
	x, y := e.Cursor()
	window, offset, height := e.Rows(), e.ScrollOffset(), e.height
	if y < 0 || y >= height || y >= len(window) || x < 0 || x >= e.width {
		t.Fatalf("cursor %d,%d outside of %dx%d for %q", x, y, e.width, height, m.text)
	}
	all := whole(e, m.text)
	if len(all) != e.TotalRows() || len(window) != min(height, len(all)) || offset+len(window) > len(all) {
		t.Fatalf("%d rows at %d of %d (%d)", len(window), offset, e.TotalRows(), len(all))
	}
	for i, r := range window {
		r.SelectFrom, r.SelectTo = 0, 0
		if r != all[offset+i] {
			t.Fatalf("row %d of the window is %+v, want %+v in %q (width %d, measure %d, starts %v)", i, r, all[offset+i], m.text, e.width, e.measure, e.lines[r.Line].starts)
		}
	}
	where := locate(t, e, m.text, all)
	if got, want := (place{offset + y, x}), where[m.cur]; got != want {
		t.Fatalf("cursor at %+v, want %+v in %q", got, want, m.text)
	}
}

// whole gives all rows of a text as a fresh editor shows them in a box that is high enough.
func whole(e *Editor, text string) []Row {
	fresh := New()
	fresh.SetSize(e.width, 1)
	fresh.SetMeasure(e.measure)
	fresh.SetLimit(e.limit)
	fresh.SetText(text)
	fresh.SetSize(e.width, fresh.TotalRows())
	return fresh.Rows()
}

// locate finds every grapheme of the text in the rows, each once and in order, and gives where each stands.
func locate(t *testing.T, e *Editor, text string, rows []Row) map[int]place {
	t.Helper()
	where := make(map[int]place)
	off, row, points := 0, 0, 0
	for n, l := range strings.Split(text, "\n") {
		if n > 0 {
			off, row, points = off+1, row+1, points+1
		}
		if !rows[row].First {
			t.Fatalf("line %d does not begin in row %d of %q", n, row, text)
		}
		rest, col := rows[row].Text, 0
		checkRow(t, e, rows[row])
		for it := graphemes.FromString(l); it.Next(); {
			g := it.Value()
			if rest == "" {
				row++
				checkRow(t, e, rows[row])
				rest, col = rows[row].Text, 0
			}
			c := e.cell(g, col)
			if !strings.HasPrefix(rest, c.Text) {
				t.Fatalf("%q is not at %d,%d of %q", g, col, row, text)
			}
			over := e.limit > 0 && points+utf8.RuneCountInString(g) > e.limit
			if at := len(rows[row].Text) - len(rest); over != (at >= rows[row].Over) {
				t.Fatalf("%q at point %d: over the limit is %v in %q", g, points, !over, text)
			}
			where[off] = place{row, col}
			rest = rest[len(c.Text):]
			col += ansi.Method.StringWidth(method(e), c.Text)
			off += len(g)
			points += utf8.RuneCountInString(g)
		}
		if rest != "" {
			t.Fatalf("row %d has %q too much in %q", row, rest, text)
		}
		if col == e.width {
			row, col = row+1, 0
			checkRow(t, e, rows[row])
		}
		if !rows[row].Last || rows[row].Line != n {
			t.Fatalf("line %d does not end in row %d of %q", n, row, text)
		}
		where[off] = place{row, col}
	}
	if row != len(rows)-1 {
		t.Fatalf("%d rows, the text ends in %d: %q", len(rows), row, text)
	}
	return where
}

func method(e *Editor) ansi.Method {
	if e.measure == hangul.ByCodePoint {
		return ansi.WcWidth
	}
	return ansi.GraphemeWidth
}

// checkRow checks that a row is fit for the terminal.
func checkRow(t *testing.T, e *Editor, r Row) {
	t.Helper()
	w := method(e).StringWidth(r.Text)
	if e.measure == hangul.ByGrapheme && lipgloss.Width(r.Text) != w {
		t.Fatalf("lipgloss measures %d, ansi %d: %q", lipgloss.Width(r.Text), w, r.Text)
	}
	if w != r.Width || w > e.width {
		t.Fatalf("%q is %d wide, said %d, in a box of %d", r.Text, w, r.Width, e.width)
	}
	for _, c := range r.Text {
		if c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 {
			t.Fatalf("control %U in %q", c, r.Text)
		}
	}
	n := 0
	for it := graphemes.FromString(r.Text); it.Next(); n++ {
		if method(e).StringWidth(it.Value()) == 0 {
			t.Fatalf("%q of %q takes no cell", it.Value(), r.Text)
		}
	}
}

// run does the operations and checks the view after each, then goes all the way back and forth in the history.
func run(t *testing.T, e *Editor, text string, ops []byte) {
	t.Helper()
	e.SetText(text)
	start := e.Text()
	m := model{start, e.offset()}
	if want := (model{}).replaced(0, 0, text); start != want {
		t.Fatalf("text %q, want %q", start, want)
	}
	checkView(t, e, m)
	for i := 0; i+1 < len(ops) && i < 60; i += 2 {
		piece := text
		if n := int(ops[i+1]); n < 4*len(pieces) && n < 250 {
			piece = pieces[n%len(pieces)]
		}
		m = step(t, e, m, ops[i], piece)
		checkView(t, e, m)
	}
	for n := 0; e.Undo(); n++ {
		checkView(t, e, model{e.Text(), e.offset()})
	}
	if e.Text() != start {
		t.Fatalf("undone to %q, want %q", e.Text(), start)
	}
	for e.Redo() {
		checkView(t, e, model{e.Text(), e.offset()})
	}
	if e.Text() != m.text {
		t.Fatalf("done again to %q, want %q", e.Text(), m.text)
	}
}

// seeds gives each piece and a few mixtures to a fuzz target.
func seeds(add func(text string, ops []byte, width, height uint8)) {
	for i, p := range pieces {
		ops := []byte{0, byte(i), 9, 0, 0, byte(i + 7), 6, 0, 11, 0, 0, byte(i + 1), 8, 0, 1, byte(i + 20), 16, byte(i), 23, 3, 47, 5}
		add(p+"가 "+p, ops, uint8(2+i%9), uint8(1+i%4))
	}
	add(strings.Join(pieces, ""), []byte{11, 0, 8, 0, 8, 0, 10, 0, 0, 19, 6, 0, 13, 9, 3, 19, 20, 3, 14, 1}, 2, 3)
	add("오늘 14시에 서버 점검이 있어요.\n끝나면 다시 알려 드릴게요.\n\n급한 일은 여기로 👍🏽", []byte{13, 9, 0, 0, 19, 0, 19, 1, 18, 5, 15, 0}, 20, 4)
}

func FuzzEditor(f *testing.F) {
	seeds(func(text string, ops []byte, width, height uint8) {
		f.Add(text, ops, width, height, false)
		f.Add(text, ops, width, height, true)
	})
	f.Fuzz(func(t *testing.T, text string, ops []byte, width, height uint8, byCodePoint bool) {
		if len(text) > 2000 {
			t.Skip("longer texts find nothing that short ones do not")
		}
		e := New()
		e.SetSize(int(width)%199+2, int(height)%30+1)
		e.SetLimit(int(height) % 50)
		if byCodePoint {
			e.SetMeasure(hangul.ByCodePoint)
		}
		run(t, e, text, ops)
	})
}

// randomCases is how many texts TestRandom makes up.
const randomCases = 200

// TestRandom is the fuzz target on mixtures of the pieces, the same ones each time.
func TestRandom(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(2026, 8))
	for range randomCases {
		e := New()
		e.SetSize(2+r.IntN([]int{8, 40, 199}[r.IntN(3)]), 1+r.IntN(12))
		e.SetLimit(r.IntN(60))
		if r.IntN(4) == 0 {
			e.SetMeasure(hangul.ByCodePoint)
		}
		var text strings.Builder
		for range r.IntN(12) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		ops := make([]byte, 2*r.IntN(25))
		for i := range ops {
			ops[i] = byte(r.IntN(256))
		}
		run(t, e, text.String(), ops)
	}
}
