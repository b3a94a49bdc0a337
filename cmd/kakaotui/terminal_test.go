package main

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kakaotui/internal/screen"
	"kakaotui/internal/screen/control"
	"kakaotui/internal/ui/kit"
)

// hearer keeps the last message that it was given.
type hearer struct{ last *tea.Msg }

func (hearer) Init() tea.Cmd                             { return nil }
func (h hearer) Update(msg tea.Msg) (tea.Model, tea.Cmd) { *h.last = msg; return h, nil }
func (hearer) View() tea.View                            { return tea.View{} }

func TestTheAppHearsTheScreenInItsOwnWords(t *testing.T) {
	t.Parallel()
	late := errors.New("too large")
	for _, c := range []struct {
		colours colorprofile.Profile
		msg     tea.Msg
		want    tea.Msg
	}{
		{colorprofile.TrueColor, screen.GraphicsMsg{Graphics: control.Kitty}, kit.Graphics{Pixels: true, TrueColour: true}},
		{colorprofile.ANSI256, screen.GraphicsMsg{Graphics: control.Sixel, CellWidth: 8, CellHeight: 16}, kit.Graphics{Pixels: true, CellWidth: 8, CellHeight: 16}},
		{colorprofile.TrueColor, screen.GraphicsMsg{}, kit.Graphics{TrueColour: true}},
		{colorprofile.ASCII, screen.GraphicsMsg{}, kit.Graphics{}},
		{colorprofile.ASCII, screen.ImageMsg{ID: 3, Err: late}, kit.ImageShown{ID: 3, Err: late}},
		{colorprofile.ASCII, screen.GlyphWidthMsg{Glyph: "●", Width: 2}, kit.GlyphWidth{Glyph: "●", Width: 2}},
		{colorprofile.ASCII, tea.FocusMsg{}, tea.FocusMsg{}},
	} {
		var got tea.Msg
		var m tea.Model = translated{Model: hearer{&got}}
		m, _ = m.Update(tea.ColorProfileMsg{Profile: c.colours})
		m.Update(c.msg)
		if got != c.want {
			t.Errorf("%#v with %v: %#v, want %#v", c.msg, c.colours, got, c.want)
		}
	}
}
