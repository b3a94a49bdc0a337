package kakao

import (
	"fmt"
	"log/slog"
)

// Secret is a token, client secret or authorization code. Every way of printing it gives "***";
// only Reveal shows it, and only the HTTP layer and the token file call Reveal.
//
// Three ways past it cannot be closed from here: fmt's verb %p, which go vet refuses; a struct's unexported field, whose
// methods fmt never asks; and the key of a map in JSON. Keep secrets in exported fields or behind a function, never as keys.
type Secret string

const hidden = "***"

// Reveal returns the secret itself.
func (s Secret) Reveal() string { return string(s) }

// String hides the secret.
func (s Secret) String() string { return hidden }

// Format hides the secret under every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(hidden)) }

// MarshalText hides the secret in JSON, TOML and every other text encoding.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue hides the secret in structured logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }
