package loginpage

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Every cell of the URL's rows is a link to all of the URL once a renderer has read them, and no other cell is.
func TestLinkSurvivesTheRenderer(t *testing.T) {
	t.Parallel()
	const w, h = 80, 21
	r := newRig(t).shown()
	url := r.session.made[0].URL
	screen := uv.NewScreenBuffer(w, h)
	screen.Method = ansi.GraphemeWidth
	uv.NewStyledString(strings.Join(r.p.View(w, h).Rows, "\n")).Draw(screen, screen.Bounds())
	var linked strings.Builder
	for y := range h {
		for x := range w {
			switch c := screen.CellAt(x, y); {
			case c == nil || c.Link.URL == "":
			case c.Link.URL != url || c.Link.Params != "id=kakao-login":
				t.Fatalf("row %d column %d links to %q (%s)", y, x, c.Link.URL, c.Link.Params)
			default:
				linked.WriteString(c.Content)
			}
		}
	}
	if linked.String() != url {
		t.Errorf("linked is %q", linked.String())
	}
}
