package report

import (
	"kakaotui/internal/hangul"
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
// name how many characters value has, never the characters.
func Finding(f kakao.Finding, fine text.Sentence, value string, l text.Lang) string {
	s, ok := findings[f]
	if !ok {
		s = fine
	}
	switch s {
	case text.FindKeyFine, text.FindSecretFine, text.FindUnusual, text.FindLabelled:
		return s.In(l, hangul.Count(value))
	}
	return s.In(l)
}
