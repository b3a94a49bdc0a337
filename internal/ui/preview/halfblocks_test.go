package preview_test

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

// chess is a board of red and blue fields, each of the given size in pixels.
func chess(bounds image.Rectangle, field int) image.Image {
	img := image.NewRGBA(bounds)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := color.RGBA{255, 0, 0, 255}
			if ((x-bounds.Min.X)/field+(y-bounds.Min.Y)/field)%2 == 1 {
				c = color.RGBA{0, 0, 255, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

const (
	redOverBlue = "\x1b[38;2;255;0;0;48;2;0;0;255m▀"
	blueOverRed = "\x1b[38;2;0;0;255;48;2;255;0;0m▀"
)

func TestHalfBlocks(t *testing.T) {
	t.Parallel()
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	half := image.NewNRGBA(image.Rect(0, 0, 1, 2))
	half.SetNRGBA(0, 0, color.NRGBA{0, 0, 0, 128})
	half.SetNRGBA(0, 1, color.NRGBA{0, 0, 0, 255})
	for _, c := range []struct {
		name       string
		img        image.Image
		cols, rows int
		want       []string
	}{
		{"fields as large as pixels", chess(image.Rect(0, 0, 32, 16), 8), 4, 1, []string{redOverBlue + blueOverRed + redOverBlue + blueOverRed + "\x1b[m"}},
		{"an image that begins elsewhere", chess(image.Rect(-9, 5, 7, 37), 8), 2, 2, []string{redOverBlue + blueOverRed + "\x1b[m", redOverBlue + blueOverRed + "\x1b[m"}},
		{"too wide: cut at both sides", chess(image.Rect(0, 0, 80, 20), 10), 2, 1, []string{blueOverRed + redOverBlue + "\x1b[m"}},
		{"one colour once", chess(image.Rect(0, 0, 8, 8), 8), 2, 1, []string{"\x1b[38;2;255;0;0;48;2;255;0;0m▀▀\x1b[m"}},
		{"larger than the image", chess(image.Rect(0, 0, 1, 2), 1), 2, 2, []string{"\x1b[38;2;255;0;0;48;2;255;0;0m▀▀\x1b[m", "\x1b[38;2;0;0;255;48;2;0;0;255m▀▀\x1b[m"}},
		{"clear is white", clear, 1, 1, []string{"\x1b[38;2;255;255;255;48;2;255;255;255m▀\x1b[m"}},
		{"half clear is grey", half, 1, 1, []string{"\x1b[38;2;127;127;127;48;2;0;0;0m▀\x1b[m"}},
		{"no image", nil, 3, 3, nil},
		{"an empty image", image.NewRGBA(image.Rect(3, 3, 3, 9)), 3, 3, nil},
		{"no columns", clear, 0, 3, nil},
		{"no rows", clear, 3, -1, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := preview.HalfBlocks(c.img, c.cols, c.rows); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestPicture: a picture takes the place of the box, whatever its rows are; without one the box is there.
func TestPicture(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		draw func(url string, cols, rows int) []string
		box  bool
	}{
		{"in colour", func(_ string, cols, rows int) []string {
			return preview.HalfBlocks(chess(image.Rect(0, 0, 64, 64), 8), cols, rows)
		}, false},
		{"too large", func(_ string, cols, rows int) []string {
			return slices.Repeat([]string{strings.Repeat("그림", cols)}, rows+3)
		}, false},
		{"too small", func(string, int, int) []string { return []string{"▀"} }, false},
		{"not there yet", func(string, int, int) []string { return nil }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, name := range []string{"feed", "feed-square", "feed-items", "list-3", "commerce-rate"} {
				for _, w := range []int{20, 33, 40} {
					o := options(w, text.Korean)
					o.Picture = func(url string, cols, rows int) []string {
						if url != picture || cols < 1 || cols > w-4 || rows < 1 || rows > 9 {
							t.Errorf("asks for %q in %dx%d", url, cols, rows)
						}
						return c.draw(url, cols, rows)
					}
					b := preview.Draw(samples[name], o)
					checkRows(t, b, w)
					if has := strings.Contains(strings.Join(b.Rows, ""), "kakaocdn"); has != (c.box && name != "list-3") {
						t.Errorf("%s at %d: the box is there: %v", name, w, has)
					}
				}
			}
		})
	}
}

// TestImageShape: the place of an image has the image's shape.
func TestImageShape(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ width, height, cols, rows int }{
		{0, 0, 36, 9}, {800, 400, 36, 9}, {640, 640, 18, 9}, {1200, 300, 36, 5}, {300, 1200, 12, 9}, {9000, 1, 36, 3}, {-5, 10, 36, 9}, {1 << 62, 1 << 62, 18, 9},
	} {
		o := options(40, text.English)
		o.Picture = func(_ string, cols, rows int) []string {
			if cols != c.cols || rows != c.rows {
				t.Errorf("%dx%d becomes %dx%d cells, not %dx%d", c.width, c.height, cols, rows, c.cols, c.rows)
			}
			return nil
		}
		m := kakao.Message{Template: kakao.Feed{Content: kakao.Content{ImageURL: picture, ImageWidth: c.width, ImageHeight: c.height}}}
		if b := preview.Draw(m, o); kit.Width(b.Rows[0]) != 40 {
			t.Errorf("%q", b.Rows[0])
		}
	}
}

func BenchmarkHalfBlocks(b *testing.B) {
	img := chess(image.Rect(0, 0, 1200, 600), 37)
	for b.Loop() {
		preview.HalfBlocks(img, 36, 9)
	}
}
