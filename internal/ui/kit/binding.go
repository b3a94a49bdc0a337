package kit

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
)

// Binding is one key, what it does and the words for it.
type Binding struct {
	Key   key.Binding
	Label text.Sentence // one or two words, for the help line and the palette
	About text.Sentence // a line for f1; empty: Label
	Do    func() tea.Cmd
	// Quiet keeps it out of the help line; f1 and the palette still have it.
	Quiet bool
}

// Bind makes a binding; the first key is the one shown. Without keys it is a palette command only.
func Bind(label text.Sentence, do func() tea.Cmd, keys ...string) Binding {
	shown := ""
	if len(keys) > 0 {
		shown = keys[0]
	}
	return Binding{Key: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, label.EN)), Label: label, Do: do}
}

// Hush returns the binding without a place in the help line.
func (b Binding) Hush() Binding { b.Quiet = true; return b }

// Explained returns the binding with a line for f1.
func (b Binding) Explained(about text.Sentence) Binding { b.About = about; return b }

// Shown is the key as the help line writes it.
func (b Binding) Shown() string { return b.Key.Help().Key }

// Press runs the first binding that a key matches; ok is false when none does.
func Press(bs []Binding, k tea.KeyPressMsg) (cmd tea.Cmd, ok bool) {
	for _, b := range bs {
		if key.Matches(k, b.Key) {
			return b.Do(), true
		}
	}
	return nil, false
}
