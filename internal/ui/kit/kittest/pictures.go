package kittest

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

// Screen is the part of the fake terminal that shows pictures. Set the fields before use.
type Screen struct {
	Graphics *kit.Graphics // nil: no answer comes
	ImageErr error
	Images   map[int]Image // what the terminal has
	Sent     int           // how often it was sent one
}

// Image is a picture as the terminal was sent it.
type Image struct {
	PNG        []byte
	Cols, Rows int
}

// AskGraphics answers with Graphics.
func (s *Screen) AskGraphics() tea.Cmd {
	if s.Graphics == nil {
		return nil
	}
	g := *s.Graphics
	return func() tea.Msg { return g }
}

// Image keeps a picture in Images, or takes it away, and answers with ImageErr.
func (s *Screen) Image(id int, png []byte, cols, rows int) tea.Cmd {
	if s.Images == nil {
		s.Images = map[int]Image{}
	}
	if png == nil {
		delete(s.Images, id)
		return func() tea.Msg { return kit.ImageShown{ID: id} }
	}
	s.Sent++
	if s.ImageErr == nil {
		s.Images[id] = Image{png, cols, rows}
	}
	err := s.ImageErr
	return func() tea.Msg { return kit.ImageShown{ID: id, Err: err} }
}

// ImageRows are rows of PictureCell.
func (s *Screen) ImageRows(_, cols, rows int) []string {
	out := make([]string, rows)
	for i := range out {
		out[i] = strings.Repeat(PictureCell, cols)
	}
	return out
}

// PictureCell stands for a cell of a picture.
const PictureCell = "@"

// Pictures is a fake of kit.Pictures. Set the fields before use.
type Pictures struct {
	At  map[string][]byte // images by URL
	Err error             // of what is not in At

	mu    sync.Mutex
	asked []string
}

// Picture gives an image of At, or Err.
func (p *Pictures) Picture(ctx context.Context, url string) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked = append(p.asked, url)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if b, ok := p.At[url]; ok {
		return b, nil
	}
	return nil, p.Err
}

// Asked are the URLs that were fetched, in order.
func (p *Pictures) Asked() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.asked...)
}
