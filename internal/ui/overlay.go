package ui

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

// overlay is what stands over the page and gets the keys first.
type overlay interface {
	update(a *App, msg tea.Msg) tea.Cmd
	view(a *App, w, h int) kit.Block
	bindings(a *App) []kit.Binding
}

func (a *App) overlayUpdate(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && !isText(k) {
		if cmd, ok := kit.Press(a.overlay.bindings(a), k); ok {
			return cmd
		}
	}
	return a.overlay.update(a, msg)
}

func (a *App) closeOverlay() tea.Cmd { a.overlay = nil; return nil }

// commands are all bindings that work here, for help and palette.
func (a *App) commands() []kit.Binding {
	bs := append([]kit.Binding{}, a.page().Bindings()...)
	return append(append(bs, a.global()...), a.paletteOnly()...)
}
