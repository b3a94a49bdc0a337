package part

import (
	tea "charm.land/bubbletea/v2"
)

// editable is what an edit box and a field have in common.
type editable interface {
	Left()
	Right()
	Home()
	End()
	WordLeft()
	WordRight()
	Backspace()
	Delete()
	DeleteWordBack()
	DeleteWordForward()
	DeleteToLineStart()
	DeleteToLineEnd()
	Undo() bool
	Redo() bool
	Insert(string)
}

// isText tells what is typed from what is a command.
func isText(k tea.KeyPressMsg) bool { return k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0 }

// moves are the keys that only move the cursor.
var moves = map[string]func(editable){
	"left": editable.Left, "ctrl+b": editable.Left,
	"right": editable.Right, "ctrl+f": editable.Right,
	"home": editable.Home, "ctrl+a": editable.Home,
	"end": editable.End, "ctrl+e": editable.End,
	"ctrl+left": editable.WordLeft, "alt+left": editable.WordLeft, "alt+b": editable.WordLeft,
	"ctrl+right": editable.WordRight, "alt+right": editable.WordRight, "alt+f": editable.WordRight,
}

// changes are the keys that change the text.
var changes = map[string]func(editable){
	"backspace": editable.Backspace, "shift+backspace": editable.Backspace, "ctrl+h": editable.Backspace,
	"delete": editable.Delete, "ctrl+d": editable.Delete,
	"ctrl+w": editable.DeleteWordBack, "alt+backspace": editable.DeleteWordBack, "ctrl+backspace": editable.DeleteWordBack,
	"alt+d": editable.DeleteWordForward, "ctrl+delete": editable.DeleteWordForward, "alt+delete": editable.DeleteWordForward,
	"ctrl+u": editable.DeleteToLineStart,
	"ctrl+k": editable.DeleteToLineEnd,
	"alt+z":  func(e editable) { e.Undo() },
	"ctrl+y": func(e editable) { e.Redo() }, "alt+shift+z": func(e editable) { e.Redo() },
}
