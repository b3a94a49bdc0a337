package part

import (
	"slices"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Checklist draws the consent items (kakao-api.md 4.3). needed are the IDs that this app cannot do without. Down to 60
// columns each item has one row; below, rows under the name hold what does not fit beside it.
func Checklist(s *kit.Shared, scopes []kakao.Scope, needed []string, w int) []string {
	rows := make([]string, 0, 2*len(scopes))
	ids := 0
	for _, c := range scopes {
		ids = max(ids, hangul.Width(c.ID))
	}
	for _, c := range scopes {
		rows = append(rows, scopeRows(s, c, slices.Contains(needed, c.ID), ids, w)...)
	}
	return rows
}

// CheckMarks draws the consent items in one short row each, for a column beside something else.
func CheckMarks(s *kit.Shared, scopes []kakao.Scope, needed []string, w int) []string {
	names, ids := 0, 0
	for _, c := range scopes {
		names, ids = max(names, hangul.Width(scopeName(s, c))), max(ids, hangul.Width(c.ID))
	}
	ids = min(ids, 18)
	if names = min(names, w-2-2-ids); names < 12 {
		names, ids = w-2, 0
	}
	rows := make([]string, len(scopes))
	for i, c := range scopes {
		sign, paint := scopeSign(s, c, slices.Contains(needed, c.ID))
		rows[i] = paint.On(sign) + " " + cell(scopeName(s, c), s.Glyphs.Ellipsis, names)
		if ids > 0 {
			rows[i] += "  " + s.Theme.Dim.On(hangul.Elide(c.ID, ids, s.Glyphs.Ellipsis))
		}
	}
	return rows
}

func scopeRows(s *kit.Shared, c kakao.Scope, needed bool, ids, w int) []string {
	sign, paint := scopeSign(s, c, needed)
	if w < 60 {
		name := hangul.Elide(scopeName(s, c), max(0, w-2), s.Glyphs.Ellipsis)
		rows := []string{paint.On(sign) + " " + name}
		words := []string{text.VisibleLine(c.ID), scopeState(s, c), scopeNeed(s, needed), scopeType(s, c)}
		for _, r := range kit.Wrap(strings.Join(words, " "+s.Glyphs.Dot+" "), max(2, w-2)) {
			rows = append(rows, "  "+s.Theme.Dim.On(r))
		}
		return rows
	}
	need, kind, state := scopeNeed(s, needed), scopeType(s, c), scopeState(s, c)
	needW := wordsWidth(s, text.PartNeeded, text.PartOptional)
	kindW := wordsWidth(s, text.PartPrivacy, text.PartService)
	stateW := wordsWidth(s, text.PartRevocable, text.PartNotRevocable, text.PartNotAgreed, text.PartNotUsed)
	ids = min(ids, 20)
	nameW := w - 2 - ids - needW - kindW - stateW - 4*2
	if nameW < 16 {
		nameW, kindW, kind = nameW+kindW+2, 0, ""
	}
	nameW = min(max(nameW, 8), 36)
	row := paint.On(sign) + " " + cell(scopeName(s, c), s.Glyphs.Ellipsis, nameW) + "  " + s.Theme.Dim.On(cell(c.ID, s.Glyphs.Ellipsis, ids)) + "  " + hangul.PadRight(need, needW)
	if kindW > 0 {
		row += "  " + hangul.PadRight(kind, kindW)
	}
	room := w - kit.Width(row) - 2
	state = hangul.Elide(state, max(0, room), s.Glyphs.Ellipsis)
	if !c.Agreed {
		return []string{row + "  " + paint.On(state)}
	}
	return []string{row + "  " + s.Theme.Dim.On(state)}
}

func scopeSign(s *kit.Shared, c kakao.Scope, needed bool) (string, kit.Paint) {
	switch {
	case c.Agreed:
		return s.Glyphs.Check, s.Theme.Good
	case needed:
		return s.Glyphs.Cross, s.Theme.Bad
	}
	return s.Glyphs.Dot, s.Theme.Dim
}

// scopeName is Kakao's own word for the item, or ours for the ID where it sent none.
func scopeName(s *kit.Shared, c kakao.Scope) string {
	if c.DisplayName == "" {
		return s.Say(text.ScopeName(c.ID))
	}
	return text.VisibleLine(c.DisplayName)
}

func scopeNeed(s *kit.Shared, needed bool) string {
	if needed {
		return s.Say(text.PartNeeded)
	}
	return s.Say(text.PartOptional)
}

func scopeType(s *kit.Shared, c kakao.Scope) string {
	switch c.Type {
	case "PRIVACY":
		return s.Say(text.PartPrivacy)
	case "SERVICE":
		return s.Say(text.PartService)
	}
	return text.VisibleLine(c.Type)
}

func scopeState(s *kit.Shared, c kakao.Scope) string {
	switch {
	case c.Agreed && c.Revocable:
		return s.Say(text.PartRevocable)
	case c.Agreed:
		return s.Say(text.PartNotRevocable)
	case !c.Using:
		return s.Say(text.PartNotUsed)
	}
	return s.Say(text.PartNotAgreed)
}

func wordsWidth(s *kit.Shared, words ...text.Sentence) int {
	n := 0
	for _, w := range words {
		n = max(n, hangul.Width(s.Say(w)))
	}
	return n
}
