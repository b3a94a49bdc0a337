package session

import (
	"context"
	"io"

	"kakaotui/internal/kakao"
)

// Upload uploads an image for templates (kakao-api.md 4.11). Errors: as of AccessToken, and *kakao.Error.
func (s *Session) Upload(ctx context.Context, name string, image io.Reader) (kakao.Image, error) {
	panic("contract")
}
