package simulator

import (
	"net/url"
	"slices"
	"strings"
)

// links decides which links of a message open, and keeps those that Kakao drops.
type links struct {
	domains []string
	isOwn   func(link string) bool // an uploaded image: needs no registration (section 4.11)
	dropped []string
}

func (s *Simulator) newLinks() *links {
	return &links{domains: s.app.linkDomains, isOwn: func(link string) bool { return s.findImage(link) != nil }}
}

// open returns what the phone opens for a link object: the mobile address, else the other; empty when there is none or
// it was dropped, since its domain is not registered (section 5.4). An address for the PC is dropped by the same rule.
// App links (…_execution_params) open nothing: the played app has no native platform.
func (l *links) open(link any) string {
	o, _ := link.(map[string]any)
	mobile, pc := firstText(o, "mobile_web_url"), firstText(o, "web_url")
	mobileKept, pcKept := l.keep(mobile), l.keep(pc)
	if mobile != "" {
		return mobileKept
	}
	return pcKept
}

// keep returns the address if it opens, and notes it if it is dropped.
func (l *links) keep(address string) string {
	if address == "" || isWebLink(address) && (isRegistered(l.domains, address) || l.isOwn(address)) {
		return address
	}
	if !slices.Contains(l.dropped, address) {
		l.dropped = append(l.dropped, address)
	}
	return ""
}

// isRegistered reports whether a link leads to a registered web domain: scheme, host and port all count (section 1.7).
func isRegistered(domains []string, link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	for _, domain := range domains {
		if strings.EqualFold(strings.TrimSuffix(domain, "/"), u.Scheme+"://"+u.Host) {
			return true
		}
	}
	return false
}

// firstText is the first of some text fields that is there and not empty.
func firstText(o map[string]any, names ...string) string {
	for _, name := range names {
		if text, _ := o[name].(string); text != "" {
			return text
		}
	}
	return ""
}
