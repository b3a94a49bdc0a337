package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"

	"github.com/charmbracelet/x/ansi"
)

// scaled fits a picture into a box and keeps its proportions. Each pixel is the mean of those it is made of.
func scaled(m image.Image, box image.Point) *image.NRGBA {
	from := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(from, from.Rect, m, m.Bounds().Min, draw.Src)
	w, h := from.Rect.Dx(), from.Rect.Dy()
	size := image.Pt(box.X, max(1, h*box.X/w))
	if size.Y > box.Y {
		size = image.Pt(max(1, w*box.Y/h), box.Y)
	}
	to := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			part := image.Rect(x*w/size.X, y*h/size.Y, (x+1)*w/size.X, (y+1)*h/size.Y)
			to.Set(x, y, mean(from, part))
		}
	}
	return to
}

// mean gives the mean colour of a part of a picture; where the part is less than a pixel, that pixel's.
func mean(m *image.RGBA, part image.Rectangle) color.RGBA {
	part.Max.X, part.Max.Y = max(part.Max.X, part.Min.X+1), max(part.Max.Y, part.Min.Y+1)
	var sum [4]int
	for y := part.Min.Y; y < part.Max.Y; y++ {
		at := m.PixOffset(part.Min.X, y)
		for i, v := range m.Pix[at : at+4*part.Dx()] {
			sum[i%4] += int(v)
		}
	}
	n := part.Dx() * part.Dy()
	return color.RGBA{R: uint8(sum[0] / n), G: uint8(sum[1] / n), B: uint8(sum[2] / n), A: uint8(sum[3] / n)}
}

// clear is the place in the palette of what is not drawn.
const clear = 0

// colours are the registers of a terminal: a fixed palette that leaves one out, a blue as good as black, for clear.
var colours = append(color.Palette{clear: color.Transparent, 1: palette.Plan9[0]}, palette.Plan9[2:]...)

// centred puts a picture into the middle of a box, in the colours that there are.
func centred(m *image.NRGBA, box image.Point) *image.Paletted {
	to := image.NewPaletted(image.Rectangle{Max: box}, colours)
	middle := box.Sub(m.Rect.Max).Div(2)
	draw.FloydSteinberg.Draw(to, m.Rect.Add(middle), m, image.Point{})
	return to
}

// band is the height of what one row of Sixel's letters draws: each is six pixels, one below the other.
const band = 6

// sixel gives the sequence that draws a picture and leaves alone what is below its clear pixels.
func sixel(m *image.Paletted) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "\"1;1;%d;%d", m.Rect.Dx(), m.Rect.Dy())
	used := [256]bool{}
	for _, c := range m.Pix {
		used[c] = true
	}
	for c, in := range used {
		if in && c != clear {
			red, green, blue, _ := m.Palette[c].RGBA()
			const full = 0xffff
			fmt.Fprintf(&b, "#%d;2;%d;%d;%d", c, red*100/full, green*100/full, blue*100/full)
		}
	}
	for top := 0; top < m.Rect.Dy(); top += band {
		if top > 0 {
			b.WriteByte('-')
		}
		writeBand(&b, m, top)
	}
	return ansi.SixelGraphics(0, 1, 0, b.Bytes())
}

// writeBand writes the rows of pixels from top on: for each colour a letter for each column.
func writeBand(b *bytes.Buffer, m *image.Paletted, top int) {
	letters := [256][]byte{}
	for y := top; y < min(top+band, m.Rect.Dy()); y++ {
		for x := range m.Rect.Dx() {
			c := m.ColorIndexAt(x, y)
			if c == clear {
				continue
			}
			for len(letters[c]) <= x {
				letters[c] = append(letters[c], '?')
			}
			letters[c][x] += 1 << (y - top)
		}
	}
	for c, row := range letters {
		if len(row) > 0 {
			fmt.Fprintf(b, "#%d", c)
			writeRuns(b, row)
			b.WriteByte('$')
		}
	}
}

// writeRuns writes letters, four or more of the same by their number.
func writeRuns(b *bytes.Buffer, row []byte) {
	for len(row) > 0 {
		n := len(row) - len(bytes.TrimLeft(row, string(row[:1])))
		if n > 3 {
			fmt.Fprintf(b, "!%d%c", n, row[0])
		} else {
			b.Write(row[:n])
		}
		row = row[n:]
	}
}
