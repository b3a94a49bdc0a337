package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"kakaotui/internal/kakao"
)

// tokensVersion is the format of tokens.json that this program writes and reads.
const tokensVersion = 1

// Tokens is the token file's content. The zero value means: no login.
type Tokens struct {
	AccessToken      kakao.Secret
	AccessExpiresAt  time.Time
	RefreshToken     kakao.Secret
	RefreshExpiresAt time.Time // zero when Kakao did not say
	Scopes           []string  // consented; nil when Kakao did not say
	SavedAt          time.Time // set by the token file
	IssuedAt         time.Time // of the access token; the bar's left end
	RefreshIssuedAt  time.Time
	// RefreshRejectedAt is when Kakao said that the refresh token is dead (KOE322); zero while it may still live.
	RefreshRejectedAt time.Time
	// Estimated says that the lifetimes were counted from the time of an imported file: Kakao has not confirmed them yet.
	Estimated bool
	UserID    int64
	Nickname  string
}

// None is true when nobody is logged in.
func (t Tokens) None() bool { return t.AccessToken == "" && t.RefreshToken == "" }

// tokenFile is Tokens as written. Secrets are plain strings here and nowhere else.
type tokenFile struct {
	Version           int       `json:"version"`
	AccessToken       string    `json:"access_token"`
	AccessExpiresAt   time.Time `json:"access_expires_at,omitzero"`
	RefreshToken      string    `json:"refresh_token,omitempty"`
	RefreshExpiresAt  time.Time `json:"refresh_expires_at,omitzero"`
	Scopes            []string  `json:"scopes,omitzero"`
	SavedAt           time.Time `json:"saved_at,omitzero"`
	IssuedAt          time.Time `json:"issued_at,omitzero"`
	RefreshIssuedAt   time.Time `json:"refresh_issued_at,omitzero"`
	RefreshRejectedAt time.Time `json:"refresh_rejected_at,omitzero"`
	Estimated         bool      `json:"estimated,omitempty"`
	UserID            int64     `json:"user_id,omitempty"`
	Nickname          string    `json:"nickname,omitempty"`
}

func encodeTokens(t Tokens) ([]byte, error) {
	b, err := json.MarshalIndent(tokenFile{
		Version:     tokensVersion,
		AccessToken: t.AccessToken.Reveal(), AccessExpiresAt: utc(t.AccessExpiresAt),
		RefreshToken: t.RefreshToken.Reveal(), RefreshExpiresAt: utc(t.RefreshExpiresAt),
		Scopes: t.Scopes, SavedAt: utc(t.SavedAt),
		IssuedAt: utc(t.IssuedAt), RefreshIssuedAt: utc(t.RefreshIssuedAt),
		RefreshRejectedAt: utc(t.RefreshRejectedAt), Estimated: t.Estimated,
		UserID: t.UserID, Nickname: t.Nickname,
	}, "", "  ")
	if err != nil {
		// A year beyond 9999 is the only way here; the error quotes no secret.
		return nil, fmt.Errorf("writing down the tokens: %w", err)
	}
	return append(b, '\n'), nil
}

// decodeTokens reads a token file. What cannot be used gives a Damage, never an error that quotes the file; newer is the
// format of a file that only a newer kakaotui can read.
func decodeTokens(b []byte) (t Tokens, damage Damage, newer int) {
	if len(bytes.TrimSpace(bytes.Trim(b, "\x00"))) == 0 {
		return Tokens{}, DamageEmpty, 0
	}
	version, damage := decodeVersion(b)
	if damage != "" {
		return Tokens{}, damage, 0
	}
	if version > tokensVersion {
		return Tokens{}, "", version
	}
	var f tokenFile
	if json.Unmarshal(b, &f) != nil || f.Version != tokensVersion {
		return Tokens{}, DamageForeign, 0
	}
	t = Tokens{
		AccessToken: kakao.Secret(f.AccessToken), AccessExpiresAt: utc(f.AccessExpiresAt),
		RefreshToken: kakao.Secret(f.RefreshToken), RefreshExpiresAt: utc(f.RefreshExpiresAt),
		Scopes: f.Scopes, SavedAt: utc(f.SavedAt),
		IssuedAt: utc(f.IssuedAt), RefreshIssuedAt: utc(f.RefreshIssuedAt),
		RefreshRejectedAt: utc(f.RefreshRejectedAt), Estimated: f.Estimated,
		UserID: f.UserID, Nickname: f.Nickname,
	}
	if t.None() {
		return Tokens{}, DamageForeign, 0
	}
	return t, "", 0
}

// decodeVersion finds the format number of a JSON object and nothing behind it.
func decodeVersion(b []byte) (int, Damage) {
	var head struct {
		Version *int `json:"version"`
	}
	d := json.NewDecoder(bytes.NewReader(b))
	var whole json.RawMessage
	if d.Decode(&whole) != nil {
		return 0, DamageBroken
	}
	if _, err := d.Token(); err != io.EOF {
		return 0, DamageBroken
	}
	if json.Unmarshal(whole, &head) != nil || head.Version == nil || *head.Version < 1 {
		return 0, DamageForeign
	}
	return *head.Version, ""
}

// utc is a wall-clock time without a monotonic reading, which would stop while the machine sleeps.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Round(0)
}
