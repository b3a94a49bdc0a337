package session

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"kakaotui/internal/kakao"
)

// Upload uploads an image for templates (kakao-api.md 4.11). After -401 it is read from its beginning again: an image that is
// an io.Seeker is read as it is sent, any other as a whole beforehand, kakao.MaxImage and one byte at most. Errors: as of
// AccessToken, *kakao.Error, *kakao.TemplateError, and those of reading.
func (s *Session) Upload(ctx context.Context, name string, image io.Reader) (kakao.Image, error) {
	file, ok := image.(io.ReadSeeker)
	if !ok {
		b, err := io.ReadAll(io.LimitReader(image, kakao.MaxImage+1))
		if err != nil {
			return kakao.Image{}, fmt.Errorf("reading the image: %w", err)
		}
		file = bytes.NewReader(b)
	}
	var uploaded kakao.Image
	again := false
	err := s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) (err error) {
		if again {
			if _, err := file.Seek(0, io.SeekStart); err != nil {
				return fmt.Errorf("reading the image again: %w", err)
			}
		}
		again = true
		uploaded, err = client.UploadImage(ctx, access, name, file)
		return err
	})
	return uploaded, err
}
