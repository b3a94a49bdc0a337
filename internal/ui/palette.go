package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// palette finds a command by its words, in either language, or by its key.
type palette struct {
	field  *part.Field
	all    []kit.Binding
	chosen int
}

func (a *App) openPalette() tea.Cmd {
	p := &palette{field: part.NewField(a.s, text.Sentence{}, text.PaletteHint), all: a.commands()}
	p.field.Focus()
	a.overlay = p
	return nil
}

func (p *palette) bindings(a *App) []kit.Binding {
	run := kit.Bind(text.KeyRun, func() tea.Cmd { return p.run(a) }, "enter")
	choose := kit.Bind(text.KeyChoose, func() tea.Cmd { p.move(1); return nil }, "down", "ctrl+n", "tab")
	switch len(p.found()) {
	case 0:
		run, choose = run.Hush(), choose.Hush()
	case 1:
		choose = choose.Hush()
	}
	return []kit.Binding{
		run, choose,
		kit.Bind(text.KeyChoose, func() tea.Cmd { p.move(-1); return nil }, "up", "shift+tab").Hush(),
		kit.Bind(text.KeyBack, a.closeOverlay, "esc", "ctrl+p"),
	}
}

func (p *palette) update(_ *App, msg tea.Msg) tea.Cmd {
	cmd, used := p.field.Update(msg)
	if used {
		p.chosen = 0
	}
	return cmd
}

func (p *palette) run(a *App) tea.Cmd {
	found := p.found()
	a.overlay = nil
	if p.chosen >= len(found) {
		return nil
	}
	return found[p.chosen].Do()
}

func (p *palette) move(by int) {
	if n := len(p.found()); n > 0 {
		p.chosen = (p.chosen + by + n) % n
	}
}

// found are the commands whose words hold what was typed, letter case aside. Words and what was typed are compared by their
// keys, so that it does not matter which layout was on.
func (p *palette) found() []kit.Binding {
	want := keysOf(strings.TrimSpace(p.field.Value()))
	var out []kit.Binding
	for _, b := range p.all {
		if b.Shown() == "ctrl+p" || slices.Contains(steps, b.Shown()) {
			continue
		}
		if strings.Contains(keysOf(b.Label.KO+" "+b.Label.EN+" "+b.Shown()), want) {
			out = append(out, b)
		}
	}
	return out
}

// steps are keys that go a step further, which is nothing to look for by name.
var steps = []string{"up", "down", "pgup", "pgdown", "home", "end"}

func keysOf(s string) string { return strings.ToLower(hangul.Keys(s)) }

// paletteWidth keeps a command and its key together on wide screens.
const paletteWidth = 80

const (
	paletteHead = 3  // rows above the commands
	paletteMark = 3  // columns before a command
	paletteKeys = 16 // columns at the right end, for its key
)

func (p *palette) view(a *App, w, h int) kit.Block {
	w = min(w, paletteWidth)
	found := p.found()
	rows := make([]string, 0, len(found))
	for i, b := range found {
		room := w - paletteMark - 1
		if b.Shown() != "" {
			room -= paletteKeys
		}
		label := hangul.Elide(a.s.Say(b.Label), room, a.s.Glyphs.Ellipsis)
		mark := "   "
		if i == p.chosen {
			mark, label = " "+a.s.Theme.Accent.On(a.s.Glyphs.Prompt)+" ", a.s.Theme.Accent.On(label)
		}
		row := mark + label
		if b.Shown() != "" {
			row += strings.Repeat(" ", max(1, w-paletteKeys-kit.Width(row))) + a.s.Theme.Key.On(b.Shown())
		}
		rows = append(rows, row)
	}
	if len(found) == 0 {
		rows = append(rows, "   "+a.s.Theme.Dim.On(a.s.Say(text.PaletteNone)))
	}
	room := max(1, h-paletteHead)
	top := max(0, min(p.chosen-room/2, len(rows)-room))
	end := min(len(rows), top+room)
	return kit.Stack(kit.Lines(" "+part.Titled(a.s, a.s.Say(text.PaletteTitle), "", top, len(rows)-end, w-2)), p.field.Row(w-4).Indent(3), kit.Lines(""), kit.Lines(rows[top:end]...))
}
