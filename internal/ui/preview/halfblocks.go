package preview

import (
	"image"
	"image/color"
	"image/draw"
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
	pixels := Fill(img, cols, rows*cellRatio)
	out := make([]string, rows)
	var b strings.Builder
	for y := range rows {
		b.Reset()
		var last [2]color.RGBA
		for x := range cols {
			cell := [2]color.RGBA{pixels.RGBAAt(x, 2*y), pixels.RGBAAt(x, 2*y+1)}
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

// Fill draws an image into w by h pixels as KakaoTalk fills a place with it: what is too wide or too high is cut evenly on both
// sides, what is clear is white. An image or a place without size gives nil.
func Fill(img image.Image, w, h int) *image.RGBA {
	if img == nil || img.Bounds().Empty() || w <= 0 || h <= 0 {
		return nil
	}
	at, ok := img.(image.RGBA64Image) // as every image of the standard library is; At makes garbage of each pixel
	if !ok {
		at = copied(img)
	}
	view := fill(at.Bounds(), w, h)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, view.pixel(at, x, y))
		}
	}
	return out
}

func copied(img image.Image) *image.RGBA64 {
	out := image.NewRGBA64(img.Bounds())
	draw.Draw(out, out.Rect, img, out.Rect.Min, draw.Src)
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
func (v viewport) pixel(img image.RGBA64Image, x, y int) color.RGBA {
	const n = samples * samples
	last := img.Bounds().Max
	var sum [3]uint32
	for j := range samples {
		for i := range samples {
			px := int(v.x + v.step*(float64(x)+(float64(i)+0.5)/samples))
			py := int(v.y + v.step*(float64(y)+(float64(j)+0.5)/samples))
			c := img.RGBA64At(min(px, last.X-1), min(py, last.Y-1))
			white := 0xffff - uint32(c.A) // colours are multiplied by their own alpha
			sum[0], sum[1], sum[2] = sum[0]+uint32(c.R)+white, sum[1]+uint32(c.G)+white, sum[2]+uint32(c.B)+white
		}
	}
	mean := func(s uint32) uint8 { return uint8(s / n >> 8) }
	return color.RGBA{mean(sum[0]), mean(sum[1]), mean(sum[2]), 0xff}
}
