package editor

import "kakaotui/internal/hangul"

// Insert puts s at the cursor, in place of the selection, as if typed or pasted: \r\n and \r become \n, and the text is
// brought into normal form C with its neighbours, so that jamo that arrive one by one become a syllable.
func (e *Editor) Insert(s string) {
	s = clean(s)
	from, to := e.selected()
	e.marked = false
	if s != "" || from != to {
		e.replace(from, to, s, typing(s))
	}
}

// Replace puts s in place of the whole text. It can be undone.
func (e *Editor) Replace(s string) { e.replace(pos{}, e.end(), clean(s), kindOther) }

// Clear empties the text. It can be undone.
func (e *Editor) Clear() { e.Replace("") }

// Backspace takes the selection, or the whole grapheme before the cursor.
func (e *Editor) Backspace() { e.remove(e.left(e.cur), kindErase) }

// Delete takes the selection, or the whole grapheme behind the cursor.
func (e *Editor) Delete() { e.remove(e.right(e.cur), kindErase) }

// DeleteWordBack takes the selection, or the word before the cursor.
func (e *Editor) DeleteWordBack() { e.remove(e.wordLeft(e.cur), kindOther) }

// DeleteWordForward takes the selection, or the word behind the cursor.
func (e *Editor) DeleteWordForward() { e.remove(e.wordRight(e.cur), kindOther) }

// DeleteToLineStart takes the selection, or the line up to the cursor; at its beginning the line break before.
func (e *Editor) DeleteToLineStart() {
	to := pos{e.cur.line, 0}
	if e.cur == to {
		to = e.left(e.cur)
	}
	e.remove(to, kindOther)
}

// DeleteToLineEnd takes the selection, or the line behind the cursor; at its end the line break.
func (e *Editor) DeleteToLineEnd() {
	to := pos{e.cur.line, len(e.lines[e.cur.line].text)}
	if e.cur == to {
		to = e.right(e.cur)
	}
	e.remove(to, kindOther)
}

// remove takes the selection if there is one, else what lies between the cursor and the place.
func (e *Editor) remove(other pos, k kind) {
	from, to := e.cur, other
	if e.marked {
		from, to = e.selected()
		k, e.marked = kindOther, false
	}
	if to.before(from) {
		from, to = to, from
	}
	if from != to {
		e.replace(from, to, "", k)
	}
}

// replace is every change a person makes: it normalises across both seams, records the change and moves the cursor behind it.
func (e *Editor) replace(from, to pos, s string, k kind) {
	before := e.lines[from.line].text[:from.off]
	after := e.lines[to.line].text[to.off:]
	start, end := hangul.Seam(before, after)
	head := hangul.NFC(before[start:] + s)
	whole := hangul.NFC(before[start:] + s + after[:end])

	first, last := pos{from.line, start}, pos{to.line, to.off + end}
	ed := edit{at: first, old: e.slice(first, last), new: whole, from: e.cur}
	back := e.put(first, last, whole)
	if end > 0 && len(head) <= len(whole) && whole[:len(head)] == head {
		back = behind(first, head)
	}
	e.marked = false
	e.moveTo(e.boundary(back))
	ed.to = e.cur
	e.record(ed, k)
}

// boundary gives the place itself, or the end of the grapheme it lies in.
func (e *Editor) boundary(p pos) pos {
	l := e.lines[p.line]
	starts := l.rows(e)
	row := rowAt(starts, p.off)
	_, to := l.bounds(e, row)
	for i := starts[row]; i < to; {
		if i >= p.off {
			return pos{p.line, i}
		}
		i += hangul.First(l.text[i:to])
	}
	return pos{p.line, to}
}
