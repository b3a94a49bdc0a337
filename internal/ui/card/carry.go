package card

import (
	"slices"

	"kakaotui/internal/kakao"
)

// blank is a document of a kind with nothing written yet.
func blank(kind string) *node {
	doc := newObject()
	if kind != kakao.KindCustom && kind != kakao.KindScrap {
		doc.keys, doc.kids = []string{keyKind}, []*node{newString(kind)}
	}
	return doc
}

// essence is where a kind keeps what other kinds have too.
type essence struct{ title, description, image, link, mobile string }

func essenceOf(kind string) essence {
	e := essence{"content.title", "content.description", "content", "content.link.web_url", "content.link.mobile_web_url"}
	switch kind {
	case kindText:
		return essence{description: "text", link: "link.web_url", mobile: "link.mobile_web_url"}
	case "list":
		return essence{"header_title", "contents.0.description", "contents.0", "header_link.web_url", "header_link.mobile_web_url"}
	case kakao.KindScrap:
		return essence{link: keyPage}
	case kakao.KindCustom:
		return essence{}
	}
	return e
}

var imageKeys = []string{"image_url", "image_width", "image_height"}

// carry copies what fits from a document of one kind to one of another; what is written there stays.
func carry(from *node, fromKind string, to *node, toKind string) {
	a, b := essenceOf(fromKind), essenceOf(toKind)
	order := orderOf(formOf(toKind))
	copyOver := func(src, dst string) {
		if src == "" || dst == "" || from.scalar(src) == "" || to.scalar(dst) != "" {
			return
		}
		to.put(dst, from.at(src).clone(), order)
	}
	copyOver(a.title, b.title)
	copyOver(a.description, b.description)
	copyOver(a.link, b.link)
	copyOver(a.mobile, b.mobile)
	if a.image != "" && b.image != "" && to.scalar(b.image+".image_url") == "" {
		for _, k := range imageKeys {
			copyOver(a.image+"."+k, b.image+"."+k)
		}
	}
	for _, k := range []string{"button_title", rowsOfBtns, "social"} {
		have := slices.ContainsFunc(order, func(o string) bool { return inside(o, k) })
		if n := from.at(k); have && n != nil && !n.blank() && to.at(k) == nil {
			to.put(k, n.clone(), order)
		}
	}
}

// switchTo shows the form of another kind, with what it held when it was left and what fits of this one. What is no JSON
// stays what it is and can be taken back.
func (p *Page) switchTo(kind string) {
	kindNow, doc, err := p.current()
	if err == nil && kindNow == kind {
		return
	}
	p.keep()
	if was := p.words(); was.JSON != "" {
		p.last[was.Kind] = was.JSON
	}
	next := blank(kind)
	if before, ok := p.last[kind]; ok {
		k, d, failed := parseDocument(before, kind)
		if failed != nil || k != kind {
			p.open(kind, before)
			return
		}
		next = d
	}
	if err == nil {
		carry(doc, kindNow, next, kind)
	}
	p.load(kind, next, "")
	p.showJSON(false)
}
