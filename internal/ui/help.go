package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// helpOverlay lists every key of the page under it, made from the bindings themselves.
type helpOverlay struct{ top, rows, height int }

func (a *App) openHelp() tea.Cmd { a.overlay = &helpOverlay{}; return nil }

func (h *helpOverlay) bindings(a *App) []kit.Binding {
	down := kit.Bind(text.KeyScroll, func() tea.Cmd { h.scroll(1); return nil }, "down", "pgdown")
	up := kit.Bind(text.KeyScroll, func() tea.Cmd { h.scroll(-1); return nil }, "up", "pgup")
	if h.top+h.height >= h.rows {
		down = down.Hush()
	}
	if h.top == 0 {
		up = up.Hush()
	}
	return []kit.Binding{kit.Bind(text.KeyBack, a.closeOverlay, "esc", "f1", "enter"), down, up}
}

func (h *helpOverlay) update(*App, tea.Msg) tea.Cmd { return nil }

func (h *helpOverlay) scroll(by int) { h.top = max(0, min(h.top+by, h.rows-h.height)) }

func (h *helpOverlay) view(a *App, w, height int) kit.Block {
	rows := []string{" " + a.s.Theme.Title.On(a.s.Say(text.HelpTitle)), ""}
	keyColumn := 16
	for _, b := range a.commands() {
		if b.Shown() == "" {
			continue
		}
		about := b.About
		if about == (text.Sentence{}) {
			about = b.Label
		}
		for i, line := range kit.Wrap(a.s.Say(about), max(8, w-keyColumn-4)) {
			name := ""
			if i == 0 {
				name = b.Shown()
			}
			rows = append(rows, "   "+a.s.Theme.Key.On(name)+strings.Repeat(" ", max(1, keyColumn-hangul.Width(name)))+line)
		}
	}
	rows = append(rows, "")
	for _, line := range kit.Wrap(a.s.Say(text.HelpMore), max(8, w-2)) {
		rows = append(rows, " "+a.s.Theme.Dim.On(line))
	}
	h.rows, h.height = len(rows), height
	h.scroll(0)
	return kit.Lines(rows[h.top:min(len(rows), h.top+height)]...)
}

// confirm asks one question; enter says yes, esc no.
type confirm struct {
	question, yes text.Sentence
	do            func() tea.Cmd
}

func (c *confirm) bindings(a *App) []kit.Binding {
	return []kit.Binding{
		kit.Bind(c.yes, func() tea.Cmd { a.overlay = nil; return c.do() }, "enter"),
		kit.Bind(text.KeyBack, a.closeOverlay, "esc"),
	}
}

func (c *confirm) update(*App, tea.Msg) tea.Cmd { return nil }

func (c *confirm) view(a *App, w, _ int) kit.Block {
	rows := []string{""}
	for _, line := range kit.Wrap(a.s.Say(c.question), max(8, w-6)) {
		rows = append(rows, "   "+line)
	}
	return kit.Lines(rows...)
}
