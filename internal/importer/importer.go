// Package importer reads the files that tutorials leave behind: the token endpoint's answer, saved as kakao_code.json or
// kakao_token.json by a few lines of Python. It is pure: bytes in, values out, no file and no network.
package importer

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"

	"kakaotui/internal/kakao"
)

// Kind is what a file turned out to hold.
type Kind string

const (
	Login      Kind = "login"       // tokens that can be refreshed
	AccessOnly Kind = "access_only" // an access token alone: the answer of a refresh, worth six hours at most
	Failure    Kind = "failure"     // an answer of Kakao's that is an error
	Code       Kind = "code"        // an authorization code
)

// File is what was found in a file. The lifetimes are as written in it, counted from when Kakao answered; 0 when missing.
type File struct {
	Kind              Kind
	AccessToken       kakao.Secret
	RefreshToken      kakao.Secret
	ExpiresIn         time.Duration
	RefreshExpiresIn  time.Duration
	Scopes            []string // nil when the file does not say
	AuthorizationCode kakao.Secret
	// ErrorCode is Kakao's code of a Failure ("KOE320", "-401"), or the OAuth name where there is no code. It is a plain word.
	ErrorCode string
}

// Reason says why a file holds nothing that can be imported.
type Reason string

const (
	Empty    Reason = "empty"
	NotJSON  Reason = "not_json"  // neither JSON nor a printed Python dict
	Several  Reason = "several"   // a list of more than one login: which is meant?
	NoTokens Reason = "no_tokens" // an object without any of the names
)

// FormatError refuses a file. It never quotes it, since it may hold tokens.
type FormatError struct{ Reason Reason }

func (e *FormatError) Error() string { return "nothing to import in the file: " + string(e.Reason) }

// LooksLikeJSON tells a JSON file (or a printed Python dict) from a .env file by its first character.
func LooksLikeJSON(b []byte) bool {
	t := strings.TrimSpace(string(Plain(b)))
	return strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[")
}

// maxLists is how many lists may stand around the object.
const maxLists = 4

// Parse reads an answer of the token endpoint (kakao-api.md 3.2 to 3.4) as a program may have saved it: an object or a list
// holding one; with a byte order mark, in UTF-16, with trailing commas, or printed by Python with single quotes. The error is
// a *FormatError.
func Parse(b []byte) (File, error) {
	plain := Plain(b)
	if len(strings.TrimSpace(string(plain))) == 0 {
		return File{}, &FormatError{Empty}
	}
	var v any
	if decode(plain, &v) != nil && decode(relax(plain), &v) != nil {
		return File{}, &FormatError{NotJSON}
	}
	for range maxLists {
		list, ok := v.([]any)
		if !ok {
			break
		}
		switch len(list) {
		case 0:
			return File{}, &FormatError{Empty}
		case 1:
			v = list[0]
		default:
			return File{}, &FormatError{Several}
		}
	}
	o, ok := v.(map[string]any)
	if !ok {
		return File{}, &FormatError{NoTokens}
	}
	return read(o)
}

func decode(b []byte, v *any) error {
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	if err := d.Decode(v); err != nil {
		return err
	}
	if d.More() {
		return &FormatError{NotJSON}
	}
	return nil
}

func read(o map[string]any) (File, error) {
	f := File{
		AccessToken: secret(o, "access_token"), RefreshToken: secret(o, "refresh_token"),
		ExpiresIn: seconds(o["expires_in"]), RefreshExpiresIn: seconds(o["refresh_token_expires_in"]),
		AuthorizationCode: secret(o, "code", "authorization_code"),
	}
	if scope, ok := o["scope"].(string); ok {
		f.Scopes = strings.FieldsFunc(scope, func(r rune) bool { return r == ',' || r == ' ' })
	}
	switch {
	case f.RefreshToken != "":
		f.Kind = Login
	case f.AccessToken != "":
		f.Kind = AccessOnly
	case errorCode(o) != "":
		return File{Kind: Failure, ErrorCode: errorCode(o)}, nil
	case f.AuthorizationCode != "":
		f.Kind = Code
	default:
		return File{}, &FormatError{NoTokens}
	}
	return f, nil
}

// secret is the first of the names with a plain word as its value: what holds spaces or control characters is no secret of
// Kakao's.
func secret(o map[string]any, names ...string) kakao.Secret {
	for _, name := range names {
		if v, ok := o[name].(string); ok {
			if v = strings.TrimSpace(v); isWord(v) {
				return kakao.Secret(v)
			}
		}
	}
	return ""
}

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}

// maxLifetime bounds what a file can claim; the longest real lifetime is 60 days.
const maxLifetime = 366 * 24 * time.Hour

// seconds reads a lifetime, a number or one in quotes.
func seconds(v any) time.Duration {
	var n float64
	var err error
	switch v := v.(type) {
	case json.Number:
		n, err = v.Float64()
	case string:
		n, err = strconv.ParseFloat(strings.TrimSpace(v), 64)
	default:
		return 0
	}
	if err != nil || math.IsNaN(n) || n <= 0 {
		return 0
	}
	return time.Duration(min(n, maxLifetime.Seconds())) * time.Second
}

// maxCode bounds, in bytes, what is shown of an error's name.
const maxCode = 40

// errorCode finds Kakao's code in an error body of kauth ({"error":…,"error_code":"KOE320"}) or of kapi ({"msg":…,"code":-401}).
func errorCode(o map[string]any) string {
	for _, name := range []string{"error_code", "error", "code"} {
		switch v := o[name].(type) {
		case string:
			if name != "code" && isWord(v) && len(v) <= maxCode {
				return v
			}
		case json.Number:
			if n, err := v.Int64(); err == nil && n < 0 {
				return v.String()
			}
		}
	}
	return ""
}
