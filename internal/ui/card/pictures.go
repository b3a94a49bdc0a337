package card

import (
	"context"
	"errors"
	"image"
	"net/url"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// thumbnailCols is the width below which the place of an image has no room for words.
const thumbnailCols = 12

// previewWidth is how wide the preview is on a page of w columns, 0 when it is not on show.
func (p *Page) previewWidth(w int) int {
	in := w - 2*margin
	switch {
	case w <= 0 || p.over != nothing:
		return 0
	case w >= wideWidth && p.peeking():
		return min(widestDrawn, in)
	case w >= wideWidth:
		return min(widestDrawn, in*2/5)
	case p.peek:
		return in
	}
	return 0
}

// pictures gets the images that the preview lacks. It is called after whatever may have changed the drawing.
func (p *Page) pictures() tea.Cmd {
	g := &p.gallery
	if !g.here || g.showing() == noPictures {
		return nil
	}
	w := p.previewWidth(p.width)
	if w <= 0 {
		g.hide()
		return nil
	}
	p.read()
	p.drawn(w)
	return g.next(p.wait)
}

// withPictures has each key look after the images, as Update does.
func (p *Page) withPictures(bs []kit.Binding) []kit.Binding {
	if p.gallery.showing() == noPictures {
		return bs
	}
	for i, b := range bs {
		bs[i].Do = func() tea.Cmd { return tea.Batch(b.Do(), p.pictures()) }
	}
	return bs
}

// Leave takes the images from the terminal.
func (p *Page) Leave() tea.Cmd { return p.gallery.leave() }

// toggleFetching has images of the web fetched or not, in this run.
func (p *Page) toggleFetching() tea.Cmd {
	p.gallery.off = !p.gallery.off
	return nil
}

func (p *Page) fetchBindings() []kit.Binding {
	if p.gallery.showing() == noPictures || p.s.Ports.Pictures == nil {
		return nil
	}
	label := text.CardFetchOff
	if p.gallery.off {
		label = text.CardFetchOn
	}
	return []kit.Binding{kit.Bind(label, p.toggleFetching).Explained(text.CardFetchAbout)}
}

// pictureNote is what the place of an image says while there is none.
func (p *Page) pictureNote(url string) string {
	g := &p.gallery
	if src := g.source(url); src != nil && src.err != nil {
		return p.pictureTrouble(src.err)
	}
	if g.job != 0 && g.doing.fetched && g.doing.at.url == url {
		return p.s.Say(text.CardPictureFetching)
	}
	return ""
}

// pictureNotes tell of the images whose places have no room for it.
func (p *Page) pictureNotes() []string {
	var out []string
	for _, at := range p.gallery.wanted {
		src := p.gallery.source(at.url)
		if src == nil || src.err == nil || at.cols >= thumbnailCols {
			continue
		}
		host := at.url
		if u, err := url.Parse(at.url); err == nil && u.Host != "" {
			host = u.Host
		}
		out = append(out, p.s.Say(text.CardPictureOf, text.VisibleLine(text.Cut(host, 60)), p.pictureTrouble(src.err)))
	}
	return out
}

// pictureTrouble says in a few words why an image cannot be shown.
func (p *Page) pictureTrouble(err error) string {
	e, ok := errors.AsType[*kit.PictureError](err)
	undrawn, measured := errors.AsType[*undrawnError](err)
	switch {
	case measured:
		return p.s.Say(text.CardPictureUndrawn, undrawn.width, undrawn.height)
	case ok && e.Reason == kit.PictureRefused:
		return p.s.Say(text.CardPictureStatus, e.Status)
	case ok:
		return p.s.Say(map[kit.PictureReason]text.Sentence{
			kit.PictureUnreachable: text.CardPictureNoHost, kit.PictureSlow: text.CardPictureSlow, kit.PictureNoImage: text.CardPictureNoImage,
			kit.PictureTooLarge: text.CardPictureLarge, kit.PictureAstray: text.CardPictureAstray,
		}[e.Reason])
	case errors.Is(err, context.DeadlineExceeded):
		return p.s.Say(text.CardPictureSlow)
	case errors.Is(err, errTooManyPixels):
		return p.s.Say(text.CardPictureHuge)
	case errors.Is(err, image.ErrFormat):
		return p.s.Say(text.CardPictureFormat)
	}
	return p.s.Say(text.CardPictureBroken)
}
