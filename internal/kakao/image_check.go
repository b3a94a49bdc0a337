package kakao

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"net/http"
	"strings"
)

// ImageReason says what is wrong with an image on this computer.
type ImageReason int

const (
	// ImageUnreadable: Err came while it was read.
	ImageUnreadable ImageReason = iota
	// ImageEmpty: no bytes at all.
	ImageEmpty
	// ImageTooLarge: Size bytes, more than Max.
	ImageTooLarge
	// ImageNoImage: a file of another type, or a damaged one; Type is what it looks like.
	ImageNoImage
)

// ImageError is an image that is not worth sending. Nothing was sent, unless Reason is ImageUnreadable.
type ImageError struct {
	Reason    ImageReason
	Size, Max int64  // bytes; Size may stop one above Max
	Type      string // a MIME type
	Err       error
}

func (e *ImageError) Error() string {
	switch e.Reason {
	case ImageEmpty:
		return "kakao: image: the file is empty"
	case ImageTooLarge:
		return fmt.Sprintf("kakao: image: %d bytes, more than %d", e.Size, e.Max)
	case ImageNoImage:
		return "kakao: image: the file is no image but " + quoteOdd(e.Type)
	}
	return "kakao: image: cannot be read: " + quoteOdd(fmt.Sprint(e.Err))
}

// Unwrap gives the cause.
func (e *ImageError) Unwrap() error { return e.Err }

// ImageFile is what a look at an image tells before it is uploaded.
type ImageFile struct {
	Type          string // a MIME type, "image/png"
	Size          int64  // bytes
	Width, Height int    // pixels; 0 for a format of which only the type is known
}

// TooSmall says that Kakao shows no image of so few pixels in a content (5.1).
func (f ImageFile) TooSmall() bool {
	return f.Width > 0 && f.Height > 0 && (f.Width < minPixels || f.Height < minPixels)
}

// CheckImage looks at an image before it is uploaded: type, size and pixels (4.11, 5.1). Which formats Kakao takes is not
// documented: whatever is an image passes. Afterwards the image is where it was. The error is an *ImageError.
func CheckImage(r io.ReadSeeker) (ImageFile, error) {
	start, err := r.Seek(0, io.SeekCurrent)
	if err != nil {
		return ImageFile{}, &ImageError{Reason: ImageUnreadable, Err: err}
	}
	f, err := look(r)
	if _, back := r.Seek(start, io.SeekStart); back != nil && err == nil {
		err = &ImageError{Reason: ImageUnreadable, Err: back}
	}
	return f, err
}

func look(r io.Reader) (ImageFile, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxImage+1))
	f := ImageFile{Type: http.DetectContentType(b), Size: int64(len(b))}
	switch {
	case err != nil:
		return f, &ImageError{Reason: ImageUnreadable, Err: err}
	case f.Size == 0:
		return f, &ImageError{Reason: ImageEmpty}
	case f.Size > MaxImage:
		return f, &ImageError{Reason: ImageTooLarge, Size: f.Size, Max: MaxImage}
	}
	f.Width, f.Height, err = ImagePixels(bytes.NewReader(b))
	switch {
	case err == nil:
	case !errors.Is(err, image.ErrFormat) || !strings.HasPrefix(f.Type, "image/"):
		return f, &ImageError{Reason: ImageNoImage, Type: f.Type}
	}
	return f, nil
}
