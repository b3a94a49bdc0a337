package part_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
	"kakaotui/internal/ui/part"
)

type typist interface {
	Update(tea.Msg) (tea.Cmd, bool)
}

// feed gives a part the answers to what it asked, and to what it asks then.
func feed(to typist, cmd tea.Cmd) {
	for _, m := range kittest.Run(cmd) {
		again, _ := to.Update(m)
		feed(to, again)
	}
}

func press(t *testing.T, to typist, names ...string) {
	t.Helper()
	for i, k := range kittest.Keys(names...) {
		cmd, used := to.Update(k)
		if !used {
			t.Fatalf("key %q was not used", names[i])
		}
		feed(to, cmd)
	}
}

func TestEditBoxKeys(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"text of several runes in one key", []string{"안녕하세요"}, "안녕하세요"},
		{"new line", []string{"가", "enter", "나"}, "가\n나"},
		{"backspace takes a syllable", []string{"가나", "backspace"}, "가"},
		{"backspace takes a joined emoji", []string{"a👩‍💻", "backspace"}, "a"},
		{"delete", []string{"가나", "home", "delete"}, "나"},
		{"arrows", []string{"가나", "left", "다"}, "가다나"},
		{"word back by ctrl and by alt", []string{"하나 둘 셋", "ctrl+left", "x", "left", "alt+b", "y"}, "하나 y둘 x셋"},
		{"word on", []string{"하나 둘", "home", "ctrl+right", "!"}, "하나! 둘"},
		{"delete a word", []string{"하나 둘", "ctrl+w"}, "하나 "},
		{"delete to the line's start", []string{"하나 둘", "ctrl+u"}, ""},
		{"delete to the line's end", []string{"하나 둘", "home", "ctrl+k"}, ""},
		{"undo", []string{"하나", "ctrl+u", "alt+z"}, "하나"},
		{"redo", []string{"하나", "ctrl+u", "alt+z", "alt+shift+z"}, ""},
		{"redo by ctrl+y", []string{"하나", "ctrl+u", "alt+z", "ctrl+y"}, ""},
		{"select and type over", []string{"가나다", "shift+left", "shift+left", "x"}, "가x"},
		{"up and down", []string{"가", "enter", "나", "up", "x", "down", "y"}, "가x\n나y"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, _ := kittest.Shared()
			b := part.NewEditBox(s, 200)
			b.View(40, 5)
			press(t, b, c.keys...)
			if b.Text() != c.want {
				t.Errorf("text %q, want %q", b.Text(), c.want)
			}
		})
	}
}

func TestEditBoxLeavesCommandsAlone(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	b := part.NewEditBox(s, 200)
	for _, name := range []string{"tab", "shift+tab", "esc", "ctrl+s", "ctrl+g", "f1", "ctrl+p"} {
		if _, used := b.Update(kittest.Key(name)); used {
			t.Errorf("the box took %s", name)
		}
	}
	if b.Text() != "" {
		t.Errorf("text %q", b.Text())
	}
}

func TestEditBoxView(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	b := part.NewEditBox(s, 5)
	blurred := b.View(20, 3)
	if blurred.Cursor != nil {
		t.Error("a cursor without the focus")
	}
	b.Focus()
	b.Update(tea.PasteMsg{Content: "가나다라마바사\r\n끝"})
	v := b.View(20, 3)
	checkBlock(t, v, 20, 3)
	if v.Cursor == nil || v.Cursor.X != 4 || v.Cursor.Y != 1 {
		t.Errorf("cursor %+v, want 4,1", v.Cursor)
	}
	if !strings.Contains(v.Rows[0], "가나다라마"+s.Theme.Over.On("바사")) {
		t.Errorf("what is beyond the limit is not marked: %q", v.Rows[0])
	}
	if !strings.HasPrefix(v.Rows[0], s.Theme.Accent.On("│")) {
		t.Errorf("no bar in the accent: %q", v.Rows[0])
	}
	s.Glyphs, s.Theme = kit.Plain, kit.NewTheme(false)
	if v := b.View(20, 3); !strings.Contains(v.Rows[0], "|") {
		t.Errorf("the drawing did not follow the glyphs: %q", v.Rows[0])
	}
}

func TestEditBoxClick(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	b := part.NewEditBox(s, 0)
	b.Focus()
	b.SetText("가나다\n라마바")
	b.View(20, 4)
	b.Update(tea.MouseClickMsg{X: 2 + 2, Y: 1, Button: tea.MouseLeft})
	press(t, b, "x")
	if b.Text() != "가나다\n라x마바" {
		t.Errorf("text %q", b.Text())
	}
}

func TestField(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	f := part.NewField(s, text.Sentence{KO: "링크", EN: "Link"}, text.Sentence{KO: "없음", EN: "none"})
	f.Focus()
	if v := f.View(30); len(v.Rows) != 2 || !strings.Contains(v.Rows[1], "없음") || v.Cursor == nil || v.Cursor.X != 2 || v.Cursor.Y != 1 {
		t.Errorf("empty: %q, cursor %+v", v.Rows, v.Cursor)
	}
	f.Update(tea.PasteMsg{Content: " https://example.com/가나다\n"})
	if f.Value() != "https://example.com/가나다" {
		t.Errorf("pasted: %q", f.Value())
	}
	f.Note, f.Bad = "주소가 아니에요. https://로 시작해야 해요.", true
	for w := 12; w < 60; w++ {
		v := f.View(w)
		checkBlock(t, v, w, 20)
		if v.Cursor == nil {
			t.Fatalf("no cursor at width %d", w)
		}
	}
	for _, name := range []string{"enter", "tab", "up", "down", "esc", "ctrl+s"} {
		if _, used := f.Update(kittest.Key(name)); used {
			t.Errorf("the field took %s", name)
		}
	}
	press(t, f, "ctrl+u", "가", "나", "left", "backspace")
	if f.Value() != "나" {
		t.Errorf("edited: %q", f.Value())
	}
}

func TestFieldHidesSecrets(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	f := part.NewField(s, text.Sentence{}, text.Sentence{}).Secret()
	f.Focus()
	press(t, f, "abc", "가")
	v := f.View(20)
	if all := strings.Join(v.Rows, "\n"); !strings.Contains(all, "••••") {
		t.Errorf("drawn as %q", all)
	}
	if strings.Contains(strings.Join(v.Rows, ""), "가") || v.Cursor.X != 2+4 {
		t.Errorf("drawn as %q, cursor %+v", v.Rows, v.Cursor)
	}
	if f.Value() != "abc가" {
		t.Errorf("value %q", f.Value())
	}
}

func TestFieldMarksWhatIsTooLong(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	f := part.NewField(s, text.Sentence{}, text.Sentence{}).Limited(3)
	press(t, f, "가나다라")
	if f.Over() != 1 {
		t.Errorf("over %d", f.Over())
	}
	if row := f.View(20).Rows[0]; !strings.Contains(row, "가나다"+s.Theme.Over.On("라")) {
		t.Errorf("drawn as %q", row)
	}
}

// checkBlock says that a block keeps to its room and that its cursor is inside.
func checkBlock(t *testing.T, b kit.Block, w, h int) {
	t.Helper()
	if len(b.Rows) > h {
		t.Errorf("%d rows in %d", len(b.Rows), h)
	}
	for i, r := range b.Rows {
		if n := kit.Width(r); n > w {
			t.Errorf("row %d is %d wide in %d: %q", i, n, w, r)
		}
	}
	if c := b.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= len(b.Rows)) {
		t.Errorf("cursor %+v is outside %dx%d", *c, w, len(b.Rows))
	}
}

// A field that nobody types into shows the beginning of a text that has no room, and says that it goes on; a click there counts from it.
func TestAFieldShowsTheBeginning(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	f := part.NewField(s, text.Sentence{}, text.Sentence{})
	f.SetValue("https://example.com/picnic.png")
	row := func() string { return ansi.Strip(f.Row(22).Rows[0]) }
	if got := row(); got != "> https://example.com…" {
		t.Errorf("%q", got)
	}
	f.Focus()
	f.Update(tea.MouseClickMsg{X: 2 + 5, Button: tea.MouseLeft}) // before the next drawing
	f.Update(tea.KeyPressMsg{Text: "!", Code: '!'})
	if got := f.Value(); got != "https!://example.com/picnic.png" {
		t.Errorf("the click came to %q", got)
	}
	f.Update(tea.KeyPressMsg{Code: tea.KeyEnd})
	if got := row(); !strings.HasSuffix(strings.TrimSpace(got), "picnic.png") {
		t.Errorf("with the focus %q", got)
	}
	f.Blur()
	f.Limited(6)
	if got := f.Row(22).Rows[0]; !strings.Contains(got, "https!"+s.Theme.Over.On("://example.co…")) {
		t.Errorf("beyond the limit %q", got)
	}
}
