package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/joho/godotenv"

	"kakaotui/internal/kakao"
)

// dotEnvNames are the names that are asked for.
var dotEnvNames = []string{
	"KAKAO_REST_API_KEY", "REST_API_KEY", "KAKAO_CLIENT_SECRET", "CLIENT_SECRET", "KAKAO_REDIRECT_URI", "REDIRECT_URI",
	"KAKAO_AUTHORIZATION_CODE", "AUTHORIZATION_CODE",
}

const (
	byteOrderMark = "\ufeff"
	odd           = "\ufffd" // in place of bytes that are no UTF-8
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
// passed on: it quotes the line, which may hold a secret. What is not asked for (comments, other names) may be in any encoding:
// Notepad on a Korean Windows writes CP949, of which no byte looks like a sign that means something here.
func parseDotEnv(b []byte) (Settings, int) {
	b = bytes.TrimPrefix(fromUTF16(b), []byte(byteOrderMark))
	values, err := godotenv.UnmarshalBytes(bytes.ToValidUTF8(b, []byte(odd)))
	if err != nil {
		return Settings{}, wrongLine(bytes.ToValidUTF8(b, []byte(odd)))
	}
	for _, name := range dotEnvNames {
		if strings.Contains(values[name], odd) {
			return Settings{}, oddLine(b, name)
		}
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

// fromUTF16 is UTF-8 of what Notepad calls "Unicode", known by its byte order mark, and anything else as it is.
func fromUTF16(b []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	case !bytes.HasPrefix(b, []byte("\xff\xfe")):
		return b
	}
	var units []uint16
	for b = b[2:]; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return []byte(string(utf16.Decode(units)))
}

// oddLine is the number of the line that gives name a value that is no UTF-8.
func oddLine(b []byte, name string) int {
	number := 0
	for line := range bytes.Lines(b) {
		number++
		if !utf8.Valid(line) && bytes.Contains(line, []byte(name)) {
			return number
		}
	}
	return wrongLine(b) // the value spans lines, or U+FFFD stands in the file itself
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
