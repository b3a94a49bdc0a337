package kit

import (
	"context"
	"fmt"
)

// Graphics is how the terminal shows pictures.
type Graphics struct {
	// Pixels: by a protocol of its own, through Terminal.Image.
	Pixels bool
	// TrueColour: it has the colours for a picture made of cells.
	TrueColour bool
	// CellWidth and CellHeight are a cell in pixels, 0 where the terminal did not tell.
	CellWidth, CellHeight int
}

// MaxPicture is the highest id of a picture; the lowest is 1.
const MaxPicture = 255

// ImageShown says that the terminal has a picture, or why not.
type ImageShown struct {
	ID  int
	Err error
}

// Pictures fetches the images of the web that a preview shows. Call it in a job.
type Pictures interface {
	// Picture fetches what lies at an http or https URL. Errors: *PictureError, or the context's.
	Picture(ctx context.Context, url string) ([]byte, error)
}

// MaxPictureBytes is how much of an image is fetched, as much as Kakao takes of an upload.
const MaxPictureBytes = 5 << 20

// PictureReason says why an image could not be fetched.
type PictureReason int

const (
	PictureUnreachable PictureReason = iota // no connection, or it broke
	PictureSlow                             // no answer in time
	PictureRefused                          // the host answered with Status
	PictureNoImage                          // something else lies there
	PictureTooLarge                         // more than MaxPictureBytes
	PictureAstray                           // redirected too often, or to what is no http or https URL; or asked for such
)

// PictureError is an image that could not be fetched. It does not name the URL, which may hold a secret.
type PictureError struct {
	Reason PictureReason
	Status int // with PictureRefused
	Err    error
}

func (e *PictureError) Error() string {
	what := map[PictureReason]string{
		PictureUnreachable: "the host cannot be reached", PictureSlow: "no answer in time", PictureRefused: fmt.Sprintf("status %d", e.Status),
		PictureNoImage: "no image", PictureTooLarge: fmt.Sprintf("more than %d bytes", MaxPictureBytes), PictureAstray: "not a web address that is followed",
	}[e.Reason]
	if e.Err != nil {
		return "fetching a picture: " + what + ": " + e.Err.Error()
	}
	return "fetching a picture: " + what
}

// Unwrap gives the cause.
func (e *PictureError) Unwrap() error { return e.Err }
