package template

import (
	"embed"

	"kakaotui/internal/kakao"
)

//go:embed example
var examples embed.FS

// Kinds are the kinds of which there is an example: the six object types, "custom" and "scrap".
func Kinds() []string {
	return append(kakao.ObjectTypes(), kakao.KindCustom, kakao.KindScrap)
}

// Example is a message of a kind that Kakao takes, as ParseMessage reads it, in the person's language; ok is false for an
// unknown kind. Its addresses lead to example.com, its ids nowhere.
func Example(kind string, korean bool) (b []byte, ok bool) {
	folder := "example/en/"
	if korean {
		folder = "example/ko/"
	}
	b, err := examples.ReadFile(folder + kind + ".json")
	return b, err == nil
}
