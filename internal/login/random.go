package login

import (
	"crypto/rand"
	"encoding/base64"

	"kakaotui/internal/kakao"
)

func newState() string          { return randomText(16) }
func newVerifier() kakao.Secret { return kakao.Secret(randomText(32)) }
func randomText(size int) string {
	b := make([]byte, size)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}
