package simulator

import (
	"html"
	"net/url"
	"strings"
)

// markup is HTML that may be served: a constant of ours, or foreign text that esc made harmless. Patterns are filled and
// parts joined as markup only, so that the compiler asks for esc wherever foreign text comes in. (html/template would do
// the same, but it calls methods by their names, and a program that holds such a call keeps every method it has.)
type markup string

// esc makes text that stands in an element or in a quoted attribute.
func esc(text string) markup { return markup(html.EscapeString(strings.ToValidUTF8(text, "\uFFFD"))) }

// fill puts values into the {{Name}} places of a pattern, in one pass: what a value holds is never taken for a place.
func fill(pattern markup, values map[string]markup) markup {
	pairs := make([]string, 0, 2*len(values))
	for name, value := range values {
		pairs = append(pairs, "{{"+name+"}}", string(value))
	}
	return markup(strings.NewReplacer(pairs...).Replace(string(pattern)))
}

// when is the markup if the text is not empty: with the text escaped between before and after.
func when(before markup, text string, after markup) markup {
	if text == "" {
		return ""
	}
	return before + esc(text) + after
}

// isWebLink reports whether a link may become an href: only http and https are links at all.
func isWebLink(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Host != "" && (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https"))
}
