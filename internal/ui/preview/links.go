package preview

import (
	"net/url"
	"strings"

	"kakaotui/internal/kakao"
)

// domains are the registered web domains, to which Kakao holds links: scheme, host and port all count (1.7).
type domains struct {
	known bool
	list  map[string]bool // origins, and hosts of entries without a scheme
}

func newDomains(registered []string) *domains {
	d := &domains{known: registered != nil, list: make(map[string]bool, len(registered))}
	for _, r := range registered {
		r = strings.ToLower(strings.TrimRight(strings.TrimSpace(r), "/"))
		if origin, ok := originOf(r); ok {
			r = origin
		}
		d.list[r] = true
	}
	return d
}

// unregistered tells whether Kakao will drop an address from a message (5.4). An address that is none is not its business.
func (d *domains) unregistered(address string) bool {
	origin, ok := originOf(address)
	if !d.known || !ok {
		return false
	}
	_, host, _ := strings.Cut(origin, "://")
	return !d.list[origin] && !d.list[host]
}

// drop tells whether Kakao will drop every address of a link.
func (d *domains) drop(l kakao.Link) bool {
	web, mobile := l.WebURL != "", l.MobileWebURL != ""
	return (web || mobile) && (!web || d.unregistered(l.WebURL)) && (!mobile || d.unregistered(l.MobileWebURL))
}

// originOf is scheme, host and port of an address, without a port that the scheme has by itself.
func originOf(address string) (origin string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	host := strings.ToLower(u.Host)
	if u.Scheme == "https" {
		host = strings.TrimSuffix(host, ":443")
	} else {
		host = strings.TrimSuffix(host, ":80")
	}
	return u.Scheme + "://" + host, true
}

// hostOf is what a person calls a site: the host of an address, or the address where it has none.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// short is an address without what nearly every address has.
func short(address string) string {
	s := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	return strings.TrimSuffix(s, "/")
}
