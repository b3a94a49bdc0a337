package loginpage

import (
	"strings"

	"rsc.io/qr"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// quiet is the light border that a QR code needs, in modules.
const quiet = 2

// qrView is the QR code of a URL, worked out once.
type qrView struct {
	on   bool
	url  string
	code *qr.Code // nil: the URL is too long for one
}

func (v *qrView) of(url string) *qr.Code {
	if v.url != url {
		v.url = url
		v.code, _ = qr.Encode(url, qr.L)
	}
	return v.code
}

// viewQR draws the code where it fits, else says how much room it needs.
func (p *page) viewQR(url string, w, h int) kit.Block {
	code := p.qr.of(url)
	if code == nil {
		return p.prose(p.s.Theme.Bad, text.LoginQRTooLong, w)
	}
	rows := halfBlocks(code, p.s.Theme.Dark)
	wide := code.Size + 2*quiet
	if p.s.Glyphs.Plain {
		// Where block elements may be two columns wide, a module is two spaces.
		rows, wide = spaces(code, p.s.Theme.Dark), 2*wide
	}
	if wide > w || len(rows) > h {
		return kit.Prose(p.s.Theme.Warn, p.s.Say(text.LoginQRNoRoom, wide, len(rows), w, h), w, 1)
	}
	b := kit.Lines(rows...)
	if about := p.prose(p.s.Theme.Dim, text.LoginQRAbout, w); len(rows)+len(about.Rows) <= h {
		b = kit.Stack(b, about)
	}
	return b
}

// Black on white whatever the terminal's own colours are. On a dark ground that is written in reverse, so that it is right even where
// colours are switched off (NO_COLOR).
const (
	onDark  = "\x1b[7;97;40m"
	onLight = "\x1b[30;107m"
	plain   = "\x1b[m"
)

func open(dark bool) string {
	if dark {
		return onDark
	}
	return onLight
}

// halfBlocks draws two modules to a row and one to a column.
func halfBlocks(code *qr.Code, dark bool) []string {
	black := func(x, y int) bool { return code.Black(x-quiet, y-quiet) }
	side := code.Size + 2*quiet
	rows := kit.Halves(side, black)
	for i, row := range rows {
		rows[i] = open(dark) + row + plain
	}
	return rows
}

// spaces draws a module as two columns of ground: of the light colour or, by reversing it, of the dark one.
func spaces(code *qr.Code, dark bool) []string {
	light, black := "\x1b[0;30;107m", "\x1b[0;7;30;107m"
	if dark {
		light, black = "\x1b[0;7;97;40m", "\x1b[0;97;40m"
	}
	side := code.Size + 2*quiet
	var rows []string
	for y := range side {
		var b strings.Builder
		for x := range side {
			if code.Black(x-quiet, y-quiet) {
				b.WriteString(black + "  ")
			} else {
				b.WriteString(light + "  ")
			}
		}
		rows = append(rows, b.String()+plain)
	}
	return rows
}
