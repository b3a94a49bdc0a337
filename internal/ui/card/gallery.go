package card

import (
	"context"
	"errors"
	"image"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

const (
	// restPause is how long an address stands before it is fetched: it may still be in the middle of being typed.
	restPause = time.Second
	// lookPause is how long after the page came up the drawing is looked at for what it lacks.
	lookPause = 100 * time.Millisecond
	// paintLimit bounds one image, from the fetch to its pixels.
	paintLimit = 30 * time.Second
)

// showing is how images are shown.
type showing int

const (
	noPictures showing = iota
	inBlocks           // half blocks in true colour
	inPixels           // the terminal's own graphics
)

// spot is an image of the drawing: where it comes from, and its size in cells.
type spot struct {
	url        string
	cols, rows int
}

// shot is an image in its place. Without rows it is on its way to the terminal, or the terminal did not take it.
type shot struct {
	id   int // the terminal's, 0 for half blocks
	rows []string
}

// gallery are the images of the preview. The drawing says which it wants; next gets them one by one, in jobs.
type gallery struct {
	s        *kit.Shared
	here     bool // the page is on show
	known    bool // the terminal has answered
	terminal kit.Graphics
	off      bool     // nothing is fetched in this run: the person said so
	wanted   []spot   // by the drawing as last drawn
	sources  []source // the latest at the end
	shots    map[spot]*shot
	lastID   int
	rested   map[string]time.Time // since when an address stands there
	timer    kit.JobID
	job      kit.JobID
	doing    task
	version  int // changes with what the drawing gets to see
}

// task is what the job is about.
type task struct {
	at      spot
	load    bool // the image itself; else its pixels for a place
	fetched bool // from the web
}

func (g *gallery) showing() showing {
	switch {
	case g.terminal.Pixels:
		return inPixels
	case g.terminal.TrueColour && !g.s.Glyphs.Plain:
		return inBlocks
	}
	return noPictures
}

// enter asks the terminal what it can show, until it has answered once, and has the drawing looked at a moment later.
func (g *gallery) enter(wait waiter) tea.Cmd {
	g.here = true
	if !g.known {
		return g.s.Ports.Terminal.AskGraphics()
	}
	if g.showing() == noPictures {
		return nil
	}
	return g.pause(wait, lookPause)
}

// answered is told what the terminal can show.
func (g *gallery) answered(m kit.Graphics, wait waiter) tea.Cmd {
	g.terminal, g.known = m, true
	g.version++
	if g.showing() == noPictures {
		return nil
	}
	return g.pause(wait, lookPause)
}

// leave takes all images from the terminal and stops fetching. What failed may be tried again at the next visit.
func (g *gallery) leave() tea.Cmd {
	g.here = false
	g.hide()
	g.wanted = nil
	g.version++
	g.sources = slices.DeleteFunc(g.sources, func(s source) bool { return s.err != nil })
	return g.prune()
}

// hide stops fetching: images are fetched only while they would be seen.
func (g *gallery) hide() {
	g.rested = nil
	if g.job != 0 && g.doing.fetched {
		g.s.Jobs.Cancel(g.job)
	}
}

// cells are an image in its place, nil while there is none. The drawing asks.
func (g *gallery) cells(url string, cols, rows int) []string {
	at := spot{url, cols, rows}
	g.wanted = append(g.wanted, at)
	if shot := g.shots[at]; shot != nil {
		return shot.rows
	}
	return nil
}

// next begins what is to be done next for the drawing.
func (g *gallery) next(wait waiter) tea.Cmd {
	gone := g.prune()
	maps.DeleteFunc(g.rested, func(url string, _ time.Time) bool { return !g.wants(url) })
	if g.job != 0 {
		if g.doing.fetched && (!g.wants(g.doing.at.url) || g.off) {
			g.s.Jobs.Cancel(g.job)
		}
		return gone
	}
	for _, at := range g.wanted {
		if src := g.source(at.url); src != nil && src.err == nil && g.shots[at] == nil {
			return tea.Batch(gone, g.begin(at, *src))
		}
	}
	return tea.Batch(gone, g.fetchNext(wait))
}

// prune takes images away that the drawing has no place for any more.
func (g *gallery) prune() tea.Cmd {
	var gone []tea.Cmd
	for at, shot := range g.shots {
		if slices.Contains(g.wanted, at) {
			continue
		}
		delete(g.shots, at)
		if shot.id != 0 {
			gone = append(gone, g.s.Ports.Terminal.Image(shot.id, nil, at.cols, at.rows))
		}
	}
	return tea.Batch(gone...)
}

// begin makes an image of bytes at hand, or the pixels of an image for its place.
func (g *gallery) begin(at spot, src source) tea.Cmd {
	if src.img == nil {
		return g.start(task{at: at, load: true}, func(context.Context) (any, error) { return decode(src.raw) })
	}
	how, terminal := g.showing(), g.terminal
	return g.start(task{at: at}, func(context.Context) (any, error) { return render(src.img, at, how, terminal) })
}

// fetchNext fetches the first address that stood long enough, or waits for it.
func (g *gallery) fetchNext(wait waiter) tea.Cmd {
	fetch := g.s.Ports.Pictures
	if fetch == nil || g.off {
		return nil
	}
	now, left := g.s.Ports.Now(), time.Duration(0)
	for _, at := range g.wanted {
		if g.source(at.url) != nil || !fetchable(at.url) {
			continue
		}
		if g.rested == nil {
			g.rested = map[string]time.Time{}
		}
		since, ok := g.rested[at.url]
		if !ok {
			g.rested[at.url], since = now, now
		}
		rest := restPause - now.Sub(since)
		if rest <= 0 {
			g.version++ // its place says so
			return g.start(task{at: at, load: true, fetched: true}, func(ctx context.Context) (any, error) {
				b, err := fetch.Picture(ctx, at.url)
				if err != nil {
					return nil, err
				}
				return decode(b)
			})
		}
		if left == 0 || rest < left {
			left = rest
		}
	}
	if left == 0 {
		return nil
	}
	return g.pause(wait, left)
}

func (g *gallery) start(t task, run func(context.Context) (any, error)) tea.Cmd {
	var cmd tea.Cmd
	g.doing = t
	g.job, cmd = g.s.Jobs.Start(kit.JobOther, paintLimit, run)
	return cmd
}

// waiter starts a pause that ends in kit.Finished.
type waiter func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd)

func (g *gallery) pause(wait waiter, d time.Duration) tea.Cmd {
	if g.timer != 0 {
		return nil
	}
	var cmd tea.Cmd
	g.timer, cmd = wait(kit.JobOther, d)
	return cmd
}

// finished takes what the job came to.
func (g *gallery) finished(f kit.Finished) tea.Cmd {
	g.job = 0
	g.version++
	at := g.doing.at
	if g.doing.load {
		img, _ := f.Result.(*image.RGBA)
		if !errors.Is(f.Err, context.Canceled) { // given up because nobody wanted it any more
			g.put(source{url: at.url, img: img, err: f.Err})
		}
		return nil
	}
	if !slices.Contains(g.wanted, at) {
		return nil
	}
	if g.shots == nil {
		g.shots = map[spot]*shot{}
	}
	painted, _ := f.Result.(painted)
	if painted.png == nil {
		g.shots[at] = &shot{rows: painted.rows}
		return nil
	}
	g.lastID = g.lastID%kit.MaxPicture + 1
	g.shots[at] = &shot{id: g.lastID}
	return g.s.Ports.Terminal.Image(g.lastID, painted.png, at.cols, at.rows)
}

// shown is told that the terminal has an image. One that it did not take keeps its box.
func (g *gallery) shown(m kit.ImageShown) {
	for at, shot := range g.shots {
		if shot.id == m.ID && m.Err == nil {
			shot.rows = g.s.Ports.Terminal.ImageRows(m.ID, at.cols, at.rows)
			g.version++
		}
	}
}
