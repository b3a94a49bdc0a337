package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"rsc.io/qr"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// quietZone is the light border that a QR code needs, in modules.
const quietZone = 2

// printQR draws a QR code with half blocks, two modules to a row, dark on light whatever the terminal's colours; without
// colours the light modules are drawn, for a dark terminal. A login URL is 65 columns by 33 rows: where that does not fit it
// says so.
func (c *cli) printQR(url string) {
	code, err := qr.Encode(url, qr.L)
	if err != nil {
		fmt.Fprintln(c.err, c.say(text.QRTooLong))
		return
	}
	side := code.Size + 2*quietZone
	colour := false
	if f, ok := c.err.(*os.File); ok && term.IsTerminal(f.Fd()) {
		colour = !c.noColor
		if w, _, err := term.GetSize(f.Fd()); err == nil && w < side {
			fmt.Fprintln(c.err, c.say(text.QRTooNarrow, side, w))
			return
		}
	}
	fmt.Fprint(c.err, drawQR(code, side, colour))
}

func drawQR(code *qr.Code, side int, colour bool) string {
	before, after := "", ""
	if colour {
		before, after = "\x1b[30;107m", "\x1b[m"
	}
	// drawn tells whether a module is drawn: the dark ones in dark colour, else the light ones in the terminal's own.
	drawn := func(x, y int) bool { return code.Black(x-quietZone, y-quietZone) == colour && y < side }
	var b strings.Builder
	for _, row := range kit.Halves(side, drawn) {
		b.WriteString(before + row + after + "\n")
	}
	return b.String()
}
