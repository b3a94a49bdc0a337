package journal

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
	"time"
)

// letters are Crockford's base 32: none that reads like another.
const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// epoch is where ids count from: milliseconds since then fit nine letters for a thousand years.
var epoch = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	timeLetters   = 9
	chanceLetters = 5
)

// newID makes an id that sorts by time and that a person can type: nine letters of time, five of chance.
func newID(at time.Time) string {
	since := max(0, at.Sub(epoch).Milliseconds())
	var chance [8]byte
	_, _ = rand.Read(chance[:]) // never fails (crypto/rand)
	return base32(uint64(since), timeLetters) + base32(binary.BigEndian.Uint64(chance[:]), chanceLetters)
}

func base32(n uint64, length int) string {
	out := make([]byte, length)
	for i := length - 1; i >= 0; i-- {
		out[i] = letters[n&31]
		n >>= 5
	}
	return string(out)
}

var typed = strings.NewReplacer("i", "1", "l", "1", "o", "0", " ", "", "-", "")

// idPrefix reads what a person typed as the beginning of an id.
func idPrefix(s string) string { return typed.Replace(strings.ToLower(s)) }
