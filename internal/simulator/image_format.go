package simulator

import (
	"bytes"
	"encoding/binary"
	stdimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
)

// imageFormat is a kind of image that Kakao takes.
type imageFormat struct{ contentType, extension string }

// measureImage tells the format by the first bytes and reads the size in pixels; ok is false for anything else.
func measureImage(data []byte) (format imageFormat, width, height int, ok bool) {
	var read func(io.Reader) (stdimage.Config, error)
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		format, read = imageFormat{"image/png", "png"}, png.DecodeConfig
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		format, read = imageFormat{"image/jpeg", "jpg"}, jpeg.DecodeConfig
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		format, read = imageFormat{"image/gif", "gif"}, gif.DecodeConfig
	case len(data) >= 16 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		width, height = webpSize(data)
		return imageFormat{"image/webp", "webp"}, width, height, width > 0 && height > 0
	default:
		return format, 0, 0, false
	}
	config, err := read(bytes.NewReader(data))
	return format, config.Width, config.Height, err == nil && config.Width > 0 && config.Height > 0
}

// webpSize reads the size of a WebP file (RFC 9649): of its extended, lossless or lossy first chunk. It is 0 by 0 for a
// broken one.
func webpSize(data []byte) (width, height int) {
	if len(data) < 30 {
		return 0, 0
	}
	switch chunk := data[20:]; string(data[12:16]) {
	case "VP8X": // 24 bits each, one less than the size
		return 1 + int(chunk[4]) + int(chunk[5])<<8 + int(chunk[6])<<16, 1 + int(chunk[7]) + int(chunk[8])<<8 + int(chunk[9])<<16
	case "VP8L": // after the signature, 14 bits each, one less than the size
		if chunk[0] == 0x2f {
			bits := binary.LittleEndian.Uint32(chunk[1:5])
			return 1 + int(bits&0x3fff), 1 + int(bits>>14&0x3fff)
		}
	case "VP8 ": // after the start code of a key frame, 14 bits each
		if bytes.Equal(chunk[3:6], []byte{0x9d, 0x01, 0x2a}) {
			return int(binary.LittleEndian.Uint16(chunk[6:8]) & 0x3fff), int(binary.LittleEndian.Uint16(chunk[8:10]) & 0x3fff)
		}
	}
	return 0, 0
}

// madePicture is the picture that stands for one of a page elsewhere, since nothing is fetched: one colour, 800 by 400.
func madePicture() []byte {
	picture := stdimage.NewPaletted(stdimage.Rect(0, 0, 800, 400), color.Palette{color.RGBA{0xc3, 0xd0, 0xdb, 0xff}})
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		panic("simulator: a picture of one colour does not encode: " + err.Error())
	}
	return b.Bytes()
}
