package ui

import (
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// normalise gives a shortcut typed under the Korean layout the Latin letter of its key, so that ctrl+ㅊ is ctrl+c. A letter that
// is Latin already counts as typed, whatever stands in its place on a US keyboard (Dvorak). Text is left alone: only the
// editor makes NFC of it, where it knows what stands before.
func normalise(k tea.KeyPressMsg) tea.KeyPressMsg {
	if k.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
		return k
	}
	latin, ok := hangul.Latin(k.Code)
	if !ok {
		if k.Code < unicode.MaxASCII {
			k.BaseCode = 0
		}
		return k
	}
	if unicode.IsUpper(latin) {
		latin = unicode.ToLower(latin)
		k.Mod |= tea.ModShift
	}
	k.Code, k.BaseCode, k.Text = latin, 0, ""
	return k
}

// isText tells what belongs to an editor and is never a command.
func isText(k tea.KeyPressMsg) bool {
	return k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0
}

// key goes to the overlay, else a global binding, else a binding of the page, else the page.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	a.notice.read()
	if k.Keystroke() != keyQuit {
		a.leaving = leaving{}
	}
	if a.w < MinWidth || a.h < MinHeight {
		// Somebody who types on while the window is being dragged loses no word; what a key does is to be seen.
		if isText(k) || k.Keystroke() == "backspace" {
			return a.written(k)
		}
		cmd, _ := kit.Press(a.always(), k)
		return cmd
	}
	if a.overlay != nil {
		if !isText(k) {
			if cmd, ok := kit.Press(a.always(), k); ok {
				return cmd
			}
		}
		return a.overlayUpdate(k)
	}
	if !isText(k) {
		if cmd, ok := kit.Press(a.global(), k); ok {
			return cmd
		}
		if cmd, ok := kit.Press(a.page().Bindings(), k); ok {
			return cmd
		}
	}
	return a.page().Update(k)
}

// written takes text to the overlay, else to the page.
func (a *App) written(msg tea.Msg) tea.Cmd {
	if a.overlay != nil {
		return a.overlayUpdate(msg)
	}
	return a.page().Update(msg)
}

const keyQuit = "ctrl+c"

// always are the keys that work over everything.
func (a *App) always() []kit.Binding {
	return []kit.Binding{
		kit.Bind(text.KeyQuit, a.quit, keyQuit),
		kit.Bind(text.KeySuspend, a.suspend, "ctrl+z").Hush(),
		kit.Bind(text.KeyRedraw, a.s.Ports.Terminal.Redraw, "ctrl+l").Hush(),
	}
}

// global are the keys of every page.
func (a *App) global() []kit.Binding {
	bs := []kit.Binding{
		kit.Bind(text.KeyPalette, a.openPalette, "ctrl+p"),
		kit.Bind(text.KeyHelp, a.openHelp, "f1"),
	}
	bs = append(bs, a.always()...)
	if a.at == kit.Compose || a.at == kit.Status || a.at == kit.Card {
		b := kit.Bind(text.KeyOutbox, goer(kit.Outbox), "f4")
		if a.s.Ledger.Open() == 0 {
			b = b.Hush()
		}
		bs = append([]kit.Binding{b}, bs...)
	}
	if !a.s.Account.Status.LoggedIn {
		return bs
	}
	if a.at != kit.Status {
		bs = append(bs, kit.Bind(text.KeyStatus, goer(kit.Status), "f2").Hush())
	}
	if a.at != kit.Compose {
		bs = append(bs, kit.Bind(text.KeyCompose, goer(kit.Compose), "f3").Hush())
	}
	return bs
}

// palette are commands without a key of their own.
func (a *App) paletteOnly() []kit.Binding {
	var bs []kit.Binding
	if a.at != kit.Setup && a.at != kit.Welcome {
		bs = append(bs, kit.Bind(text.CommandSetup, goer(kit.Setup)))
	}
	if a.at != kit.Login && a.s.Ports.Session.Settings().RESTAPIKey != "" {
		bs = append(bs, kit.Bind(text.CommandLogin, goer(kit.Login)))
	}
	if a.s.Account.Status.LoggedIn && a.at != kit.Friends && a.at != kit.Compose && a.at != kit.Card {
		bs = append(bs, kit.Bind(text.CommandFriends, func() tea.Cmd { return kit.Go(kit.Friends, kit.ChooseFriends{Back: a.at}) }))
	}
	if a.s.Account.Status.LoggedIn && a.at != kit.Card {
		bs = append(bs,
			kit.Bind(text.CommandCard, goer(kit.Card)),
			kit.Bind(text.CardImageFeed, func() tea.Cmd { return kit.Go(kit.Card, kit.ImageFeed{}) }))
	}
	if a.s.Account.Status.LoggedIn {
		bs = append(bs, kit.Bind(text.CommandLogout, a.confirmLogout))
	}
	return append(bs, kit.Bind(text.CommandLanguage, a.switchLanguage))
}

func goer(to kit.PageID) func() tea.Cmd { return func() tea.Cmd { return kit.Go(to, nil) } }

func (a *App) switchLanguage() tea.Cmd {
	if a.s.Lang == text.Korean {
		a.s.Lang = text.English
	} else {
		a.s.Lang = text.Korean
	}
	if tell := a.s.Ports.Language; tell != nil {
		tell(a.s.Lang)
	}
	return nil
}
