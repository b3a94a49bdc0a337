package preview

import (
	"image"
	"image/color"
	"strconv"
	"strings"
)

// samples is how many points of an image are looked at along each side of a pixel drawn.
const samples = 4

// HalfBlocks draws an image into cols by rows cells in true colour, each cell two pixels above one another. As in KakaoTalk the
// image fills its place: what is too wide or too high for it is cut evenly on both sides. What is clear in it is white. An
// image or a place without size gives no rows.
func HalfBlocks(img image.Image, cols, rows int) []string {
	if img == nil || img.Bounds().Empty() || cols <= 0 || rows <= 0 {
		return nil
	}
	view := fill(img.Bounds(), cols, rows*cellRatio)
	out := make([]string, rows)
	var b strings.Builder
	for y := range rows {
		b.Reset()
		var last [2]color.RGBA
		for x := range cols {
			cell := [2]color.RGBA{view.pixel(img, x, 2*y), view.pixel(img, x, 2*y+1)}
			if x == 0 || cell != last {
				colour(&b, "\x1b[38;2;", cell[0])
				colour(&b, ";48;2;", cell[1])
				b.WriteByte('m')
				last = cell
			}
			b.WriteString("▀")
		}
		b.WriteString("\x1b[m")
		out[y] = b.String()
	}
	return out
}

func colour(b *strings.Builder, before string, c color.RGBA) {
	b.WriteString(before)
	var buf [12]byte
	n := strconv.AppendUint(buf[:0], uint64(c.R), 10)
	n = strconv.AppendUint(append(n, ';'), uint64(c.G), 10)
	n = strconv.AppendUint(append(n, ';'), uint64(c.B), 10)
	b.Write(n)
}

// viewport is the part of an image that is drawn: its upper left corner, and the size of one drawn pixel in the image's pixels.
type viewport struct{ x, y, step float64 }

// fill is the largest part of bounds with the shape of w by h drawn pixels, from its middle.
func fill(bounds image.Rectangle, w, h int) viewport {
	bw, bh := float64(bounds.Dx()), float64(bounds.Dy())
	step := min(bw/float64(w), bh/float64(h))
	return viewport{
		x: float64(bounds.Min.X) + (bw-step*float64(w))/2, y: float64(bounds.Min.Y) + (bh-step*float64(h))/2, step: step,
	}
}

// pixel is the mean colour of drawn pixel x, y, on white.
func (v viewport) pixel(img image.Image, x, y int) color.RGBA {
	const n = samples * samples
	last := img.Bounds().Max
	var sum [3]uint32
	for j := range samples {
		for i := range samples {
			px := int(v.x + v.step*(float64(x)+(float64(i)+0.5)/samples))
			py := int(v.y + v.step*(float64(y)+(float64(j)+0.5)/samples))
			r, g, b, a := img.At(min(px, last.X-1), min(py, last.Y-1)).RGBA()
			white := 0xffff - a // colours are multiplied by their own alpha
			sum[0], sum[1], sum[2] = sum[0]+r+white, sum[1]+g+white, sum[2]+b+white
		}
	}
	mean := func(s uint32) uint8 { return uint8(s / n >> 8) }
	return color.RGBA{mean(sum[0]), mean(sum[1]), mean(sum[2]), 0xff}
}
