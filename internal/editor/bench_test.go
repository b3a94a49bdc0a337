package editor

import (
	"fmt"
	"strings"
	"testing"
)

const prose = "오늘 14시에 서버 점검이 있어요. 끝나면 다시 알려 드릴게요, please wait 👍🏽 급한 일은 여기로 남겨 주세요 "

// BenchmarkKey types a syllable in the middle of a text, or takes it away again, and draws the window of 80x20 with the cursor.
func BenchmarkKey(b *testing.B) {
	for _, lines := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			benchmarkKey(b, strings.Repeat(prose+"\n", lines), lines/2)
		})
	}
	b.Run("one-line=100000", func(b *testing.B) {
		benchmarkKey(b, strings.Repeat(prose, 100_000/len([]rune(prose))), 0)
	})
}

func benchmarkKey(b *testing.B, text string, line int) {
	e := New()
	e.SetSize(80, 20)
	e.SetText(text)
	e.moveTo(pos{line, 0})
	for range 500 {
		e.Down() // away from the beginning of a long line
	}
	e.Rows()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			e.Insert("한")
		} else {
			e.Backspace() // the line is to stay as long as it is
		}
		e.Rows()
		e.Cursor()
	}
}

// BenchmarkPaste1MB puts a megabyte into the middle of a text and draws the window.
func BenchmarkPaste1MB(b *testing.B) {
	for _, c := range []struct{ name, unit string }{{"lines", prose + "\n"}, {"one-line", prose}} {
		paste := strings.Repeat(c.unit, 1<<20/len(c.unit))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(paste)))
			for b.Loop() {
				e := sized(80, 20, "앞뒤")
				e.Left()
				e.Insert(paste)
				e.Rows()
				e.Cursor()
			}
		})
	}
}

// BenchmarkResize changes the width of a box with 10,000 lines and draws the window.
func BenchmarkResize(b *testing.B) {
	e := sized(80, 20, strings.Repeat(prose+"\n", 10_000))
	for width := 0; b.Loop(); width++ {
		e.SetSize(60+width%40, 20)
		e.Rows()
		e.Cursor()
	}
}

// BenchmarkTotalRows counts the rows of 10,000 lines after a key, as a scroll bar asks for.
func BenchmarkTotalRows(b *testing.B) {
	e := sized(80, 20, strings.Repeat(prose+"\n", 10_000))
	for b.Loop() {
		e.Insert("한")
		e.TotalRows()
		e.ScrollOffset()
	}
}
