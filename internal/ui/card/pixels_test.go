package card

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	red := image.NewRGBA(image.Rect(0, 0, 3000, 30))
	for i := range red.Pix {
		red.Pix[i] = []byte{255, 0, 0, 255}[i%4]
	}
	var asPNG, asJPEG, asGIF bytes.Buffer
	if err := errors.Join(png.Encode(&asPNG, red), jpeg.Encode(&asJPEG, red, nil), gif.Encode(&asGIF, red, nil)); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"png": asPNG.Bytes(), "jpeg": asJPEG.Bytes(), "gif": asGIF.Bytes()} {
		img, err := decode(b)
		if err != nil || img.Bounds() != image.Rect(0, 0, keptSide, 10) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c := img.RGBAAt(500, 5); c.R < 250 || c.G > 5 || c.B > 5 || c.A != 255 {
			t.Errorf("%s: %v", name, c)
		}
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	asPNG.Reset()
	if err := png.Encode(&asPNG, clear); err != nil {
		t.Fatal(err)
	}
	if img, err := decode(asPNG.Bytes()); err != nil || img.RGBAAt(0, 0) != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("what is clear: %v", err)
	}
}
