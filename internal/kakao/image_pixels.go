package kakao

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // formats of which the size in pixels can be told
	_ "image/jpeg" // "
	_ "image/png"  // "
	"io"
	"strings"
)

// errWebP is a file that begins like WebP and does not go on like it.
var errWebP = errors.New("a damaged WebP file")

// ImagePixels reads the size in pixels from the beginning of a PNG, JPEG, GIF or WebP file. Errors: image.ErrFormat for what is
// none of them, the format's own for a damaged one, those of reading.
func ImagePixels(r io.Reader) (width, height int, err error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(webPHead); isWebP(head) {
		width, height = webPSize(head)
		if width < 1 || height < 1 {
			return 0, 0, fmt.Errorf("reading the size of an image: %w", errWebP)
		}
		return width, height, nil
	}
	c, _, err := image.DecodeConfig(b)
	if err != nil {
		return 0, 0, fmt.Errorf("reading the size of an image: %w", err)
	}
	return c.Width, c.Height, nil
}

// webPHead is how many bytes of a WebP file tell its size: the file's head of 12, a chunk's of 8, and 10 of the chunk.
const webPHead = 30

func isWebP(b []byte) bool {
	return len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP"
}

// webPSize is the size of a WebP file (RFC 9649) by its first chunk: extended, lossless or lossy. It is 0 by 0 for a damaged one.
func webPSize(head []byte) (width, height int) {
	if len(head) < 25 {
		return 0, 0
	}
	chunk, kind := head[20:], string(head[12:16])
	low := binary.LittleEndian
	switch {
	case kind == "VP8L" && chunk[0] == 0x2f: // 14 bits each, one less than the size
		bits := low.Uint32(chunk[1:])
		return 1 + int(bits&0x3fff), 1 + int(bits>>14&0x3fff)
	case len(chunk) < 10:
	case kind == "VP8X": // 24 bits each, one less than the size
		return 1 + int(low.Uint32(chunk[4:])&0xffffff), 1 + int(low.Uint32(chunk[6:])>>8)
	case kind == "VP8 " && strings.HasPrefix(string(chunk[3:]), "\x9d\x01\x2a"): // after a key frame's start code 14 bits each
		return int(low.Uint16(chunk[6:]) & 0x3fff), int(low.Uint16(chunk[8:]) & 0x3fff)
	}
	return 0, 0
}
