package store

import (
	"bytes"
	"errors"
	"os"
	"unicode/utf8"

	"github.com/joho/godotenv"

	"kakaotui/internal/kakao"
)

const (
	byteOrderMark = "\ufeff"
	// statementLines is how many lines one value in quotes may span while the wrong line is looked for.
	statementLines = 100
)

// readDotEnv takes the four Kakao names out of a .env file and nothing else: a folder that somebody works in must not be
// able to send tokens to another host. No file, or something that is no file (Python keeps virtual environments in folders
// of this name), gives nothing.
func readDotEnv(path string) (Settings, error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || (err == nil && !info.Mode().IsRegular()) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, &SettingsError{Path: path, Reason: "it cannot be read: " + cause(err).Error()}
	}
	if info.Size() > fileLimit {
		return Settings{}, &SettingsError{Path: path, Reason: "it is far too large"}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return Settings{}, &SettingsError{Path: path, Reason: "it cannot be read: " + cause(err).Error()}
	}
	return ParseDotEnv(path, b)
}

// parseDotEnv gives the settings, or the number of the first line that cannot be read. The parser's own error is not
// passed on: it quotes the line, which may hold a secret.
func parseDotEnv(b []byte) (Settings, int) {
	b = bytes.TrimPrefix(b, []byte(byteOrderMark))
	values, err := godotenv.UnmarshalBytes(b)
	if err != nil || !utf8.Valid(b) {
		return Settings{}, wrongLine(b)
	}
	first := func(names ...string) string {
		for _, name := range names {
			if v := values[name]; v != "" {
				return v
			}
		}
		return ""
	}
	return Settings{
		RESTAPIKey:        first("KAKAO_REST_API_KEY", "REST_API_KEY"),
		ClientSecret:      kakao.Secret(first("KAKAO_CLIENT_SECRET", "CLIENT_SECRET")),
		RedirectURI:       first("KAKAO_REDIRECT_URI", "REDIRECT_URI"),
		AuthorizationCode: kakao.Secret(first("KAKAO_AUTHORIZATION_CODE", "AUTHORIZATION_CODE")),
	}, 0
}

// wrongLine finds the first line that begins no readable statement, letting a value in quotes span lines.
func wrongLine(b []byte) int {
	var statement []byte
	start := 1
	number := 0
	for line := range bytes.Lines(b) {
		number++
		if !utf8.Valid(line) {
			return number
		}
		if len(statement) == 0 {
			start = number
		}
		statement = append(statement, line...)
		if _, err := godotenv.UnmarshalBytes(statement); err == nil {
			statement = nil
			continue
		}
		if number-start >= statementLines {
			return start
		}
	}
	return start
}

// ParseDotEnv reads the text of a .env file as LoadSettings would. path is for the error, a *SettingsError.
func ParseDotEnv(path string, b []byte) (Settings, error) {
	s, line := parseDotEnv(b)
	if line > 0 {
		return Settings{}, &SettingsError{Path: path, Line: line, Reason: "this is no NAME=value in UTF-8 (a quote left open?)"}
	}
	return s, nil
}
