package report

import (
	"strings"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

var findings = map[kakao.Finding]text.Sentence{
	kakao.UnusualShape: text.FindUnusual, kakao.Labelled: text.FindLabelled, kakao.SpacesInside: text.FindSpaces,
	kakao.NotASCII: text.FindNotASCII, kakao.JavaScriptKey: text.FindJavaScriptKey, kakao.NativeKey: text.FindNativeKey,
	kakao.AdminKey: text.FindAdminKey, kakao.NotAbsolute: text.FindNotAbsolute, kakao.NotHTTP: text.FindNotHTTP,
	kakao.HasQuery: text.FindHasQuery, kakao.HasFragment: text.FindHasFragment, kakao.HasUser: text.FindHasUser,
	kakao.HasWildcard: text.FindHasWildcard, kakao.AuthorizeAddress: text.FindAuthorize, kakao.Empty: text.FindEmpty,
}

// Finding tells what a look at a typed setting found. fine is the sentence for a value as it should be; it and some others
// name how many characters (code points) the value has.
func Finding(f kakao.Finding, fine text.Sentence, length int, l text.Lang) string {
	s, ok := findings[f]
	if !ok {
		s = fine
	}
	if strings.Contains(s.EN, "%d") {
		return s.In(l, length)
	}
	return s.In(l)
}
