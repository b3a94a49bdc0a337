package kakao

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
)

// MaxImage is how large an image may be, in bytes (4.11; older documents say 2 MB).
const MaxImage = 5 << 20

// Image is an uploaded image as a template may use it (4.11). Kakao keeps it for a time: 100 days, or 20 (uncertain).
type Image struct {
	URL         string `json:"url"`
	ContentType string `json:"content_type"`
	Length      int64  `json:"length"` // bytes
	Width       int    `json:"width"`  // pixels, as is the next
	Height      int    `json:"height"`
}

const imagePath = "/v2/api/talk/message/image/"

// UploadImage uploads an image (4.11). name is the file's name, of which only the ending is sent. image is read while it goes
// out, and not after UploadImage has returned; one that tells neither its length (Len() int) nor seeks is read first. Errors:
// *ImageError before anything is sent, or when image cannot be read on; *Error, of which -602, -606 and -911 are about the image.
func (c *Client) UploadImage(ctx context.Context, access Secret, name string, image io.Reader) (Image, error) {
	u, err := newUpload(name, image)
	if err != nil {
		return Image{}, err
	}
	defer u.done()
	var i Image
	err = c.ask(ctx, access, request{op: OpUploadImage, method: http.MethodPost, path: imagePath + "upload", upload: u, read: readImage(&i)})
	return i, err
}

// ScrapImage has Kakao fetch an image from the web and keep it (4.11). Errors: *TemplateError for an address that is none, *Error.
func (c *Client) ScrapImage(ctx context.Context, access Secret, imageURL string) (Image, error) {
	if err := checkImageURL(imageURL); err != nil {
		return Image{}, err
	}
	var i Image
	err := c.ask(ctx, access, request{op: OpScrapImage, method: http.MethodPost, path: imagePath + "scrap",
		values: url.Values{"image_url": {imageURL}, "secure_resource": {"true"}}, read: readImage(&i)})
	return i, err
}

// DeleteImage removes an uploaded image (4.11). What a good answer says is not documented: any will do. Errors as of ScrapImage.
func (c *Client) DeleteImage(ctx context.Context, access Secret, imageURL string) error {
	if err := checkImageURL(imageURL); err != nil {
		return err
	}
	return c.ask(ctx, access, request{op: OpDeleteImage, method: http.MethodDelete, path: imagePath + "delete",
		values: url.Values{"image_url": {imageURL}}})
}

func checkImageURL(s string) error {
	switch {
	case s == "":
		return &TemplateError{Field: "image_url", Reason: FieldEmpty}
	case !webURL(s):
		return &TemplateError{Field: "image_url", Reason: FieldNotURL}
	}
	return nil
}

func readImage(into *Image) func(fields) error {
	return func(f fields) error {
		original := f.object("infos").object("original")
		i := Image{URL: original.text("url"), ContentType: original.text("content_type"), Length: int64(original.count("length")),
			Width: original.count("width"), Height: original.count("height")}
		if i.URL == "" || !webURL(i.URL) {
			return errors.New("the answer has no address of the image")
		}
		*into = i
		return nil
	}
}
