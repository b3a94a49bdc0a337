package card

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // formats that can be drawn
	_ "image/jpeg"
	"image/png"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

const (
	// mostPixels is what an image may unpack to: a small file can hold a huge one.
	mostPixels = 40_000_000
	// keptSide is the longer side, in pixels, in which an image is kept: no preview shows more.
	keptSide = 1024
)

var errTooManyPixels = errors.New("too many pixels")

// undrawnError is an image of a format that can be measured but not drawn: WebP.
type undrawnError struct{ width, height int }

func (e *undrawnError) Error() string {
	return fmt.Sprintf("an image of %d x %d pixels in a format that is not drawn", e.width, e.height)
}

// decode unpacks an image and makes it as small as it is kept. Errors: image.ErrFormat, *undrawnError, errTooManyPixels, or the
// format's own.
func decode(b []byte) (*image.RGBA, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if errors.Is(err, image.ErrFormat) {
		if w, h, failed := kakao.ImagePixels(bytes.NewReader(b)); failed == nil {
			err = &undrawnError{w, h}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("reading the image: %w", err)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > mostPixels/size.Height {
		return nil, fmt.Errorf("reading the image: %w: %d x %d", errTooManyPixels, size.Width, size.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("reading the image: %w", err)
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	if long := max(w, h); long > keptSide {
		w, h = max(1, w*keptSide/long), max(1, h*keptSide/long)
	}
	kept := preview.Fill(img, w, h)
	if kept == nil {
		return nil, errors.New("reading the image: it is empty")
	}
	return kept, nil
}

// painted is an image made for its place: rows of half blocks, or a PNG for the terminal.
type painted struct {
	rows []string
	png  []byte
}

// Cells in pixels: what is taken for one that is not known, and the largest that an image is made for. More would only be more
// to send.
var usualCell, largestCell = image.Pt(10, 20), image.Pt(16, 32)

func render(img *image.RGBA, at spot, how showing, terminal kit.Graphics) (painted, error) {
	if how != inPixels {
		return painted{rows: preview.HalfBlocks(img, at.cols, at.rows)}, nil
	}
	cell := image.Pt(terminal.CellWidth, terminal.CellHeight)
	if cell.X <= 0 || cell.Y <= 0 {
		cell = usualCell
	}
	for cell.X > largestCell.X || cell.Y > largestCell.Y {
		cell = image.Pt((cell.X+1)/2, (cell.Y+1)/2)
	}
	var b bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := fast.Encode(&b, preview.Fill(img, at.cols*cell.X, at.rows*cell.Y)); err != nil {
		return painted{}, fmt.Errorf("making the picture: %w", err)
	}
	return painted{png: b.Bytes()}, nil
}
