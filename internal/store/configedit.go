package store

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
)

// mergeConfig puts settings into the file's text.
func mergeConfig(path string, old []byte, s Settings) ([]byte, error) {
	if _, err := parseConfig(path, old); err != nil {
		return nil, err
	}
	keys := map[string]any{}
	if err := toml.Unmarshal(old, &keys); err != nil {
		return nil, &SettingsError{Path: path, Reason: "this is no TOML that kakaotui understands"}
	}
	for _, v := range []struct {
		key, value string
		from       Origin
	}{
		{"rest_api_key", s.RESTAPIKey, s.Origins.RESTAPIKey},
		{"client_secret", s.ClientSecret.Reveal(), s.Origins.ClientSecret},
		{"redirect_uri", s.RedirectURI, s.Origins.RedirectURI},
		{"auth_url", s.AuthURL, s.Origins.AuthURL},
		{"api_url", s.APIURL, s.Origins.APIURL},
		{"lang", s.Lang, s.Origins.Lang},
		{"tokens", s.Tokens, s.Origins.Tokens},
	} {
		switch {
		case !belongsInFile(v.from):
		case !utf8.ValidString(v.value): // TOML cannot hold it, and it would come back as another value
			return nil, &SettingsError{Path: path, Key: v.key, Reason: "the value is no text in UTF-8"}
		case v.value == "":
			delete(keys, v.key)
		default:
			keys[v.key] = v.value
		}
	}
	if belongsInFile(s.Origins.ASCII) {
		delete(keys, "ascii")
		if s.ASCII {
			keys["ascii"] = true
		}
	}
	return rewrite(old, keys)
}

// assignment is a line that gives a plain key its value.
var assignment = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*([a-z_]+)\s*=`) })

// rewrite is the file with the keys wanted. It changes only the lines that must change, so that comments stay; where the
// file is written in a way that this cannot follow (a value over several lines, say), it is written anew without them.
func rewrite(old []byte, wanted map[string]any) ([]byte, error) {
	anew, err := toml.Marshal(wanted)
	if err != nil {
		return nil, fmt.Errorf("writing down the settings: %w", err)
	}
	edited := editLines(old, wanted)
	var got, want map[string]any
	if toml.Unmarshal(edited, &got) != nil || toml.Unmarshal(anew, &want) != nil || !reflect.DeepEqual(got, want) {
		return anew, nil
	}
	return edited, nil
}

func editLines(old []byte, wanted map[string]any) []byte {
	var before map[string]any
	_ = toml.Unmarshal(old, &before) // it was read a moment ago
	left := maps.Clone(wanted)
	var top, tables []byte
	for line := range bytes.Lines(old) {
		found := assignment().FindSubmatch(line)
		switch {
		case tables != nil || bytes.HasPrefix(bytes.TrimSpace(line), []byte("[")):
			tables = append(tables, line...)
			continue
		case found == nil:
			top = append(top, line...)
			continue
		}
		key := string(found[1])
		value, stays := wanted[key]
		delete(left, key)
		switch {
		case stays && reflect.DeepEqual(value, before[key]):
			top = append(top, line...)
		case stays:
			top = append(top, assign(key, value)...)
		}
	}
	if len(top) > 0 && !bytes.HasSuffix(top, []byte("\n")) {
		top = append(top, '\n')
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		if _, known := before[key]; !known {
			top = append(top, assign(key, left[key])...)
		}
	}
	return append(top, tables...)
}

func assign(key string, value any) []byte {
	line, err := toml.Marshal(map[string]any{key: value})
	if err != nil {
		return nil // then the result differs from what is wanted, and the file is written anew
	}
	return line
}
