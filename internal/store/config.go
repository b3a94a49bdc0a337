package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"kakaotui/internal/kakao"
)

// configFile is config.toml as far as kakaotui knows it.
type configFile struct {
	RESTAPIKey   string `toml:"rest_api_key"`
	ClientSecret string `toml:"client_secret"`
	RedirectURI  string `toml:"redirect_uri"`
	AuthURL      string `toml:"auth_url"`
	APIURL       string `toml:"api_url"`
	Lang         string `toml:"lang"`
	Tokens       string `toml:"tokens"`
	ASCII        bool   `toml:"ascii"`

	Quota       QuotaLimits `toml:"quota"`
	KeepDays    int         `toml:"keep_days"`
	Count       string      `toml:"count"`
	LinkDomains []string    `toml:"link_domains"`
	FetchImages *bool       `toml:"fetch_images"`
}

func (c configFile) settings() Settings {
	return Settings{
		RESTAPIKey: c.RESTAPIKey, ClientSecret: kakao.Secret(c.ClientSecret), RedirectURI: c.RedirectURI,
		AuthURL: c.AuthURL, APIURL: c.APIURL, Lang: c.Lang, Tokens: c.Tokens, ASCII: c.ASCII,
	}
}

func configPath(d Dirs) string { return filepath.Join(d.Config, "config.toml") }

// ConfigPath is where SaveSettings writes.
func ConfigPath(d Dirs) string { return configPath(d) }

func readConfig(path string) (configFile, error) {
	b, err := readConfigBytes(path)
	if err != nil {
		return configFile{}, err
	}
	return parseConfig(path, b)
}

// readConfigBytes follows symbolic links: people keep their settings in other folders.
func readConfigBytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	unreadable := func(why string) error { return &SettingsError{Path: path, Reason: "it cannot be read: " + why} }
	switch {
	case err != nil:
		return nil, unreadable(cause(err).Error())
	case !info.Mode().IsRegular():
		return nil, unreadable("it is no file")
	case info.Size() > fileLimit:
		return nil, unreadable("it is far too large")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(cause(err).Error())
	}
	return bytes.TrimPrefix(b, []byte(byteOrderMark)), nil
}

// parseConfig refuses a file that is no TOML or has a known key of the wrong type. The parser's own words are not passed
// on: they quote the file, which may hold a secret.
func parseConfig(path string, b []byte) (configFile, error) {
	var c configFile
	err := toml.Unmarshal(b, &c)
	if err == nil && utf8.Valid(b) {
		return c, nil
	}
	wrong := &SettingsError{Path: path, Reason: "this is no TOML that kakaotui understands"}
	var at *toml.DecodeError
	if errors.As(err, &at) {
		wrong.Line, _ = at.Position()
		if key := at.Key(); len(key) == 1 {
			wrong.Key, wrong.Reason = key[0], "the value has the wrong type"
		}
	}
	return configFile{}, wrong
}

// SaveSettings writes config.toml, mode 0600. What came from a flag or the environment is not written, nor is a default:
// the key in the file stays as it was. An empty value takes its key away; comments and keys that kakaotui does not know stay. A file that cannot be read is left alone and gives its *SettingsError; a failed write gives *NotWritableError.
func SaveSettings(d Dirs, s Settings) error {
	path := configPath(d)
	old, err := readConfigBytes(path)
	if err != nil {
		return err
	}
	data, err := mergeConfig(path, old, s)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return realDisk.writeWhole(path, data)
}

// belongsInFile is false for what somebody gives afresh each time, and for what nobody gave. A value out of a .env file is
// saved: kakaotui must find it from any other folder too.
func belongsInFile(from Origin) bool {
	return from != FromFlag && from != FromEnvironment && from != FromDefault
}
