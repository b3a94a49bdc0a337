package card

import (
	"image"
	"net/url"
	"slices"
	"strings"
)

// mostSources is how many images are remembered.
const mostSources = 8

// source is an image as it was fetched or chosen, or why it cannot be shown.
type source struct {
	url string
	raw []byte      // not looked at yet
	img *image.RGBA // nil before, and with err
	err error
}

// put remembers an image.
func (g *gallery) put(s source) {
	g.sources = slices.DeleteFunc(g.sources, func(o source) bool { return o.url == s.url })
	g.sources = append(g.sources, s)
	for i := 0; len(g.sources) > mostSources && i < len(g.sources); {
		if g.wants(g.sources[i].url) {
			i++
			continue
		}
		g.sources = slices.Delete(g.sources, i, i+1)
	}
	g.version++
}

func (g *gallery) source(url string) *source {
	i := slices.IndexFunc(g.sources, func(s source) bool { return s.url == url })
	if i < 0 {
		return nil
	}
	return &g.sources[i]
}

func (g *gallery) wants(url string) bool {
	return slices.ContainsFunc(g.wanted, func(p spot) bool { return p.url == url })
}

// fetchable tells whether an address is one of the web, without a placeholder in it.
func fetchable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.Contains(address, "{{")
}
