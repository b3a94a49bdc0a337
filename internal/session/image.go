package session

import (
	"bytes"
	"context"
	"io"

	"kakaotui/internal/kakao"
)

// Upload uploads an image for templates (kakao-api.md 4.11). After -401 it is sent once more from where it began: an image that
// can be read again (an io.Seeker that is no pipe) is read as it is sent, any other beforehand, kakao.MaxImage and one byte at
// most. Errors: as of AccessToken, *kakao.Error, and *kakao.ImageError before anything was sent.
func (s *Session) Upload(ctx context.Context, name string, image io.Reader) (kakao.Image, error) {
	file, begin, err := rereadable(image)
	if err != nil {
		return kakao.Image{}, &kakao.ImageError{Reason: kakao.ImageUnreadable, Err: err}
	}
	var uploaded kakao.Image
	err = s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) (err error) {
		if _, err := file.Seek(begin, io.SeekStart); err != nil {
			return &kakao.ImageError{Reason: kakao.ImageUnreadable, Err: err}
		}
		uploaded, err = client.UploadImage(ctx, access, name, file)
		return err
	})
	return uploaded, err
}

// rereadable is the image as something that can be read again from where it begins.
func rereadable(image io.Reader) (file io.ReadSeeker, begin int64, err error) {
	if file, ok := image.(io.ReadSeeker); ok {
		if begin, err := file.Seek(0, io.SeekCurrent); err == nil {
			return file, begin, nil
		}
	}
	b, err := io.ReadAll(io.LimitReader(image, kakao.MaxImage+1))
	return bytes.NewReader(b), 0, err
}
