package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"rsc.io/qr"

	"kakaotui/internal/text"
)

// quiet is the light border that a QR code needs, in modules.
const quietZone = 2

// printQR draws a QR code with half blocks, two modules to a row, dark on light whatever the terminal's colours. A login
// URL is 65 columns by 33 rows: where that does not fit it says so.
func (c *cli) printQR(url string) {
	code, err := qr.Encode(url, qr.L)
	if err != nil {
		fmt.Fprintln(c.err, c.say(text.QRTooLong))
		return
	}
	side := code.Size + 2*quietZone
	if f, ok := c.err.(*os.File); ok && term.IsTerminal(f.Fd()) {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w < side {
			fmt.Fprintln(c.err, c.say(text.QRTooNarrow, side, w))
			return
		}
	}
	fmt.Fprint(c.err, drawQR(code, side))
}

func drawQR(code *qr.Code, side int) string {
	dark := func(x, y int) bool { return code.Black(x-quietZone, y-quietZone) }
	var b strings.Builder
	for y := 0; y < side; y += 2 {
		b.WriteString("\x1b[30;107m")
		for x := range side {
			switch up, down := dark(x, y), dark(x, y+1); {
			case up && down:
				b.WriteString("█")
			case up:
				b.WriteString("▀")
			case down:
				b.WriteString("▄")
			default:
				b.WriteString(" ")
			}
		}
		b.WriteString("\x1b[m\n")
	}
	return b.String()
}
