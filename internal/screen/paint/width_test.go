package paint

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/picture"
)

func TestWidthsInDoubt(t *testing.T) {
	t.Parallel()
	for doubt, clusters := range map[bool][]string{
		false: {"", " ", "a", "가", "힣", "漢", "か", "ガ", "ㄱ", "、", "é", "·", "…", "★", "☂", "─", "│", "█", "✓", "Ａ", "₩", "ⓐ"},
		true: {
			"\u1112\u1161\u11ab", "\u1112", "\u1161", "\u11ab", "\ua960", "\ud7b0", // decomposed Hangul, and its letters
			"\u3164", "\uffa0", "\u302e", // letters that stand for none, a mark of tone
			"😀", "👍🏽", "🇰🇷", "🇰", "❤️", "⚡", "✅", "⏰", "🫠", // emoji
			"e\u0301", "가\u0301", "\u0301", "a\u200b", // marks
			"☰", "䷀", "\U0001b170", // narrow in older tables
		},
	} {
		for _, c := range clusters {
			if got := doubtful(uv.Cell{Content: c, Width: ansi.StringWidth(c)}); got != doubt {
				t.Errorf("%q in doubt: %v", c, got)
			}
		}
	}
	b := uv.NewScreenBuffer(picture.MaxSize, 1)
	uv.NewStyledString(picture.Rows(1, picture.MaxSize, 1)[0]).Draw(b, b.Bounds())
	for _, c := range b.Line(0) {
		if doubtful(c) {
			t.Errorf("a picture's cell is in doubt: %#v", c)
		}
	}
}
