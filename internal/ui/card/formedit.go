package card

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// addRow makes one more row and gives the focus to its first field.
func (f *form) addRow(e entry) {
	r := f.groups[e.group].rows
	n := max(f.doc.length(r.path), r.min)
	if r.pairs {
		list := f.doc.at(r.path)
		if list == nil || list.shape != object {
			f.doc.put(r.path, newObject(), f.order)
			list = f.doc.at(r.path)
		}
		list.keys, list.kids = append(list.keys, ""), append(list.kids, newString(""))
	} else {
		f.doc.put(r.path+"."+strconv.Itoa(n), newObject(), f.order)
	}
	f.changed()
	f.arrange()
	if i := f.at(r.path + "." + strconv.Itoa(n)); i >= 0 {
		f.focusAt(i, 1)
	}
}

// removable is the row that the focus is in, as long as rows may be taken away.
func (f *form) removable() (entry, *rows, bool) {
	e, ok := f.focused()
	if !ok || e.row < 0 {
		return e, nil, false
	}
	r := f.groups[e.group].rows
	n := f.doc.length(r.path)
	return e, r, e.row < n && n > r.min
}

// removeRow takes the row away that the focus is in.
func (f *form) removeRow() {
	e, r, ok := f.removable()
	if !ok {
		return
	}
	list := f.doc.at(r.path)
	list.drop(e.row)
	if len(list.kids) == 0 {
		f.doc.remove(r.path)
	}
	f.forget(r.path)
	f.changed()
	f.focus = ""
	f.arrange()
	if i := f.at("add " + r.path); i >= 0 {
		f.focusAt(i, 1)
	}
}

// forget lets go of the controls below a path: what they show has moved.
func (f *form) forget(path string) {
	for id := range f.controls {
		if strings.HasPrefix(strings.TrimPrefix(id, "name "), path) {
			delete(f.controls, id)
		}
	}
}

// update gives a message to what has the focus; used is false for what it has no use for.
func (f *form) update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	f.wheeled = false
	e, ok := f.focused()
	if !ok {
		return nil, false
	}
	if e.role == header || e.role == adder {
		return f.updateHeader(e, msg)
	}
	c := f.control(e)
	if cmd, used = c.update(msg); used {
		f.store(e, c)
	}
	return cmd, used
}

// updateHeader folds and adds. What is typed there goes into the first field behind it: nothing typed is lost.
func (f *form) updateHeader(e entry, msg tea.Msg) (tea.Cmd, bool) {
	k, isKey := msg.(tea.KeyPressMsg)
	_, pasted := msg.(tea.PasteMsg)
	if isKey && k.Text == " " || !pasted && !(isKey && typed(k)) {
		return nil, false
	}
	if e.role == adder {
		f.addRow(e)
	} else {
		f.open[e.id] = true
		f.arrange()
		f.focusAt(f.at(e.id)+1, 1)
	}
	if now, ok := f.focused(); !ok || now.role != value && now.role != name {
		return nil, false
	}
	return f.update(msg)
}

func typed(k tea.KeyPressMsg) bool { return k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0 }

// store writes what was typed into the document.
func (f *form) store(e entry, c *control) {
	typed, changed := c.changed()
	if !changed {
		return
	}
	switch {
	case e.role == name:
		if args := f.doc.at(f.groups[e.group].rows.path); args != nil && e.row < len(args.keys) {
			args.keys[e.row] = typed
		}
	case typed == "" && !strings.Contains(e.id, "#"):
		f.doc.remove(e.id)
	case f.integers[anyRow(e.id)]:
		f.doc.put(e.id, numeric(typed), f.order)
	default:
		f.doc.put(e.id, newString(typed), f.order)
	}
	f.changed()
}

// set writes a value as if it had been typed.
func (f *form) set(path, typed string) {
	if f.integers[anyRow(path)] {
		f.doc.put(path, numeric(typed), f.order)
	} else {
		f.doc.put(path, newString(typed), f.order)
	}
	delete(f.controls, path)
	f.changed()
	f.arrange()
}

// numeric is a number where one was typed, else the text as it is: it stays in the JSON until it is mended.
func numeric(typed string) *node {
	if n, err := strconv.Atoi(typed); err == nil && strconv.Itoa(n) == typed {
		return newNumber(typed)
	}
	return newString(typed)
}
