package card

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding { return p.withPictures(p.bindings()) }

func (p *Page) bindings() []kit.Binding {
	switch p.over {
	case picking:
		return p.pickBindings()
	case browsing:
		return []kit.Binding{
			kit.Bind(text.CardChooseFile, p.chooseFile, "enter"),
			kit.Bind(text.KeyBack, p.shut, "esc"),
		}
	case naming:
		label := text.CardSaveTemplate
		if p.saved.asked != "" {
			label = text.CardOverwrite
		}
		return []kit.Binding{kit.Bind(label, p.saveTemplate, "enter"), kit.Bind(text.KeyBack, p.shut, "esc")}
	case filling:
		return p.fillBindings()
	}
	return append(p.writeBindings(), p.commands()...)
}

func (p *Page) pickBindings() []kit.Binding {
	bs := []kit.Binding{kit.Bind(text.KeyChoose, p.picked, "enter")}
	if _, ok := p.chosenTemplate(); ok {
		label := text.CardRemove
		if p.kinds.asked != "" {
			label = text.CardRemoveSure
		}
		bs = append(bs, kit.Bind(label, p.removeTemplate, "ctrl+x"))
	}
	return append(bs, kit.Bind(text.KeyBack, p.shut, "esc"))
}

func (p *Page) fillBindings() []kit.Binding {
	do := func(by int) func() tea.Cmd { return func() tea.Cmd { p.fill.move(by); return nil } }
	label := text.ComposeNext
	if p.fill.at == len(p.fill.fields)-1 {
		label = text.CardFillIn
	}
	bs := []kit.Binding{kit.Bind(label, p.fillIn, "enter")}
	if len(p.fill.fields) > 1 {
		bs = append(bs, kit.Bind(text.ComposeNext, do(1), "tab").Hush(), kit.Bind(text.ComposePrevious, do(-1), "shift+tab").Hush())
	}
	return append(bs, kit.Bind(text.KeyBack, p.shut, "esc"))
}

// writeBindings are the keys of the form and of the JSON.
func (p *Page) writeBindings() []kit.Binding {
	var bs []kit.Binding
	if p.upload.job != 0 {
		bs = append(bs, kit.Bind(text.CardUploadStop, p.stopUpload, "esc"))
	}
	if !p.sending.Busy() {
		label := text.ComposeSend
		if p.confirming() {
			label = text.ComposeSendSure
			if p.asking.twice {
				label = text.ComposeSendAgain
			}
		}
		bs = append(bs, kit.Bind(label, p.send, part.KeySend, "ctrl+enter").Explained(text.CardSendAbout))
		if p.confirming() {
			bs = append(bs, kit.Bind(text.ComposeCancel, p.cancel, "esc"))
		}
	}
	if label, ok := p.sending.PersonLabel(); ok && !p.sending.Busy() {
		bs = append(bs, kit.Bind(label, p.sending.AskPerson, part.KeyPerson))
	}
	if p.narrow || p.cut {
		look := text.CardPreview
		if p.peek {
			look = text.CardToForm
			if p.json {
				look = text.CardToJSON
			}
		}
		bs = append(bs, kit.Bind(look, p.togglePeek, "f5"))
	}
	toggle := text.CardToJSON
	if p.json {
		toggle = text.CardToForm
	} else {
		bs = append(bs, p.formBindings()...)
	}
	bs = append(bs,
		kit.Bind(text.CardKinds, p.pick, "ctrl+k"),
		kit.Bind(text.ComposeTo, func() tea.Cmd { return kit.Go(kit.Friends, kit.ChooseFriends{Back: kit.Card}) }, "ctrl+t").Explained(text.CommandFriends),
		kit.Bind(toggle, p.toggleRaw, "ctrl+e"))
	if p.peeking() {
		bs = append(bs, p.scroll.Bindings()...)
	}
	if p.upload.job != 0 || p.confirming() {
		return bs // esc is taken
	}
	back := func() tea.Cmd { return kit.Go(kit.Compose, nil) }
	if p.json {
		back = p.toggleRaw
	}
	if p.peeking() {
		back = p.togglePeek
	}
	return append(bs, kit.Bind(text.KeyBack, back, "esc"))
}

// formBindings are the keys of what has the focus in the form.
func (p *Page) formBindings() []kit.Binding {
	if p.peeking() {
		return nil
	}
	var bs []kit.Binding
	step := func(by int) func() tea.Cmd { return func() tea.Cmd { p.form.move(by); return nil } }
	e, ok := p.form.focused()
	if ok && e.role == value && e.field.manner == picture {
		bs = append(bs, kit.Bind(text.CardPickImage, p.browse, "ctrl+o"))
	}
	if ok && e.role == header {
		label := text.CardUnfold
		if p.form.open[e.id] {
			label = text.CardFold
		}
		bs = append(bs, kit.Bind(label, func() tea.Cmd { p.form.fold(e); return nil }, "enter"))
	}
	if ok && e.role == adder {
		bs = append(bs, kit.Bind(p.form.groups[e.group].rows.add, func() tea.Cmd { p.form.addRow(e); return p.draft.Soon() }, "enter"))
	}
	if _, _, ok := p.form.removable(); ok {
		bs = append(bs, kit.Bind(text.CardRemoveRow, p.removeRow, "ctrl+x"))
	}
	if ok && (e.role == header || e.role == adder) && len(p.undo) > 0 {
		bs = append(bs, kit.Bind(text.PartUndo, p.takeBack, "alt+z"))
	}
	return append(bs,
		kit.Bind(text.ComposeNext, step(1), "tab"),
		kit.Bind(text.ComposePrevious, step(-1), "shift+tab").Hush())
}

// commands are what the palette has besides.
func (p *Page) commands() []kit.Binding {
	bs := []kit.Binding{
		kit.Bind(text.CardSaveTemplate, p.nameTemplate, "alt+s").Hush(),
		kit.Bind(text.CardImageFeed, p.imageFeed),
		kit.Bind(text.CardEditor, p.editOutside),
	}
	if p.json {
		bs = append(bs, kit.Bind(text.CardDropJSON, p.dropRaw))
	}
	if len(p.undo) > 0 {
		bs = append(bs, kit.Bind(text.CardTakeBack, p.takeBack))
	}
	return append(bs, p.fetchBindings()...)
}

func (p *Page) removeRow() tea.Cmd {
	p.keep()
	p.form.removeRow()
	p.note = note{say: p.s.Say(text.CardRowRemoved)}
	return p.draft.Soon()
}

// peeking tells whether the preview stands in place of the form.
func (p *Page) peeking() bool { return p.peek && (p.narrow || p.cut) && p.over == nothing }

func (p *Page) togglePeek() tea.Cmd {
	p.peek = !p.peek
	p.calm.Break()
	p.scroll.Reset()
	return nil
}
