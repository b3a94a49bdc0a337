package kakao

import (
	"context"
	"io"
)

// MaxImage is how large an image may be, in bytes (4.11; older documents say 2 MB).
const MaxImage = 5 << 20

// Image is an uploaded image as a template may use it (4.11). Kakao keeps it for a time: 100 days, or 20 (uncertain).
type Image struct {
	URL           string `json:"url"`
	ContentType   string `json:"content_type"`
	Length        int64  `json:"length"` // bytes
	Width, Height int    // pixels
}

// UploadImage uploads an image (4.11). name is the file's name, for its type.
func (c *Client) UploadImage(ctx context.Context, access Secret, name string, image io.Reader) (Image, error) {
	panic("contract")
}

// ScrapImage has Kakao fetch an image from the web and keep it (4.11).
func (c *Client) ScrapImage(ctx context.Context, access Secret, imageURL string) (Image, error) {
	panic("contract")
}

// DeleteImage removes an uploaded image (4.11).
func (c *Client) DeleteImage(ctx context.Context, access Secret, imageURL string) error {
	panic("contract")
}
