package kakao

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// webP is the beginning of a WebP file whose first chunk begins as given, and four bytes more.
func webP(chunk, begins string) []byte {
	return []byte("RIFF\x40\x00\x00\x00WEBP" + chunk + "\x30\x00\x00\x00" + begins + "\x01\x02\x03\x04")
}

func TestImagePixels(t *testing.T) {
	t.Parallel()
	var g, j bytes.Buffer
	if err := errors.Join(gif.Encode(&g, image.NewGray(image.Rect(0, 0, 30, 20)), nil), jpeg.Encode(&j, image.NewGray(image.Rect(0, 0, 40, 50)), nil)); err != nil {
		t.Fatal(err)
	}
	lossy, lossless := "\x00\x00\x00\x9d\x01\x2a", "\x2f\x1f\xc3\x63\x00"
	for name, c := range map[string]struct {
		b    []byte
		w, h int
	}{
		"png": {picture(t, 11, 12), 11, 12}, "gif": {g.Bytes(), 30, 20}, "jpeg": {j.Bytes(), 40, 50},
		"lossy":                  {webP("VP8 ", lossy+"\x20\x03\x90\x01"), 800, 400},
		"lossy, to be scaled":    {webP("VP8 ", lossy+"\x20\x43\x90\xc1"), 800, 400},
		"lossy, largest":         {webP("VP8 ", lossy+"\xff\x3f\xff\x3f"), 16383, 16383},
		"lossless":               {webP("VP8L", lossless), 800, 400},
		"lossless and no more":   {webP("VP8L", lossless)[:25], 800, 400},
		"lossless, largest":      {webP("VP8L", "\x2f\xff\xff\xff\x0f"), 16384, 16384},
		"extended":               {webP("VP8X", "\x10\x00\x00\x00\x1f\x03\x00\x8f\x01\x00"), 800, 400},
		"extended, largest":      {webP("VP8X", "\x10\x00\x00\x00\xff\xff\xff\xff\xff\xff"), 1 << 24, 1 << 24},
		"one pixel":              {webP("VP8X", strings.Repeat("\x00", 10)), 1, 1},
		"lossy without width":    {webP("VP8 ", lossy+"\x00\x00\x90\x01"), 0, 0},
		"lossy, no key frame":    {webP("VP8 ", strings.Repeat("\x07", 10)), 0, 0},
		"lossless, no signature": {webP("VP8L", "\x2e\x1f\xc3\x63\x00"), 0, 0},
		"another chunk":          {webP("ALPH", lossy+"\x20\x03\x90\x01"), 0, 0},
		"cut lossy":              {webP("VP8 ", lossy+"\x20\x03\x90\x01")[:29], 0, 0},
		"cut lossless":           {webP("VP8L", lossless)[:24], 0, 0},
		"a head alone":           {webP("VP8X", "")[:12], 0, 0},
		"sound":                  {[]byte("RIFF\x24\x00\x00\x00WAVEfmt " + strings.Repeat("\x10", 40)), 0, 0},
		"nothing":                {nil, 0, 0},
	} {
		w, h, err := ImagePixels(iotest.OneByteReader(bytes.NewReader(c.b)))
		if w != c.w || h != c.h || (err == nil) != (c.w > 0) {
			t.Errorf("%s: %d by %d, %v", name, w, h, err)
		}
		if format := errors.Is(err, image.ErrFormat); format != (name == "sound" || name == "nothing") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := ImagePixels(io.MultiReader(strings.NewReader("\x89PNG\r\n\x1a\n"), iotest.ErrReader(io.ErrNoProgress))); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("%v", err)
	}
}

// Whatever a file holds, a size is told in whole pixels or not at all.
func FuzzWebP(f *testing.F) {
	f.Add(webP("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x20\x03\x90\x01"))
	f.Add(webP("VP8L", "\x2f\x1f\xc3\x63\x00"))
	f.Add(webP("VP8X", "\x10\x00\x00\x00\x1f\x03\x00\x8f\x01\x00"))
	f.Add([]byte("RIFF....WEBP"))
	f.Fuzz(func(t *testing.T, b []byte) {
		w, h := webPSize(b)
		if w < 0 || h < 0 || w > 1<<24 || h > 1<<24 {
			t.Errorf("%d by %d", w, h)
		}
		if len(b) < 12 || !isWebP(b[:12]) {
			return
		}
		pw, ph, err := ImagePixels(bytes.NewReader(b))
		if (err == nil) != (w > 0 && h > 0 && len(b) >= 25) || err == nil && (pw != w || ph != h) || err != nil && (pw != 0 || ph != 0) {
			t.Errorf("%d by %d by the head, %d by %d of the file, %v", w, h, pw, ph, err)
		}
	})
}
