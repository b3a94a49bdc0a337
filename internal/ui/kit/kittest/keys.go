package kittest

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

var named = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "space": ' ',
}

var modifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// Key is the press that a name stands for: "ctrl+s", "shift+tab", "enter", or text as it is ("가", "hello world").
func Key(name string) tea.KeyPressMsg {
	var k tea.Key
	rest := name
	for {
		head, tail, ok := strings.Cut(rest, "+")
		mod, known := modifiers[head]
		if !ok || !known || tail == "" {
			break
		}
		k.Mod |= mod
		rest = tail
	}
	if code, ok := named[rest]; ok {
		k.Code = code
		if code == ' ' && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	k.Code, _ = utf8.DecodeRuneInString(rest)
	if utf8.RuneCountInString(rest) > 1 {
		k.Code = tea.KeyExtended
	}
	if k.Mod&^tea.ModShift == 0 {
		k.Text = rest
	}
	return tea.KeyPressMsg(k)
}

// Keys are several presses.
func Keys(names ...string) []tea.KeyPressMsg {
	out := make([]tea.KeyPressMsg, len(names))
	for i, n := range names {
		out[i] = Key(n)
	}
	return out
}

// Press does with a key what the root does: the page's bindings first, then its Update.
func Press(p kit.Page, names ...string) []tea.Msg {
	var out []tea.Msg
	for _, k := range Keys(names...) {
		cmd, ok := kit.Press(p.Bindings(), k)
		if !ok {
			cmd = p.Update(k)
		}
		out = append(out, Run(cmd)...)
	}
	return out
}

// Run runs a command and the commands of a batch, and gives their messages. Commands that wait for a clock would make a
// test wait: pages take their timers from a field that tests replace.
func Run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, c := range msg {
			out = append(out, Run(c)...)
		}
		return out
	default:
		return []tea.Msg{msg}
	}
}

// Settle feeds a page the messages of its own jobs until none is left, and gives those it did not take itself: Goto,
// AccountChanged and whatever else is the root's business.
func Settle(p kit.Page, jobs *kit.Jobs, msgs ...tea.Msg) (others []tea.Msg) {
	for len(msgs) > 0 {
		msg := msgs[0]
		msgs = msgs[1:]
		switch m := msg.(type) {
		case kit.Goto, kit.AccountChanged, tea.QuitMsg:
			others = append(others, m)
			continue
		case kit.Finished:
			jobs.Done(m)
		}
		msgs = append(msgs, Run(p.Update(msg))...)
	}
	return others
}
