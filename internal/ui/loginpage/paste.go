package loginpage

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/login"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// maxField is how many bytes of a paste the field shows. The address after a login has a few hundred.
const maxField = 8 << 10

// pasted takes a paste at once. It goes into the field first, so that a person sees what they pasted; what was refused
// before makes room for it.
func (p *page) pasted(m tea.PasteMsg) tea.Cmd {
	p.qr.on = false
	if p.try.paste != nil {
		p.field.Clear()
	}
	if len(m.Content) > maxField {
		return p.submit(m.Content)
	}
	p.field.Update(m)
	return p.submit(p.field.Value())
}

// submit hands a text to the attempt. An attempt that is over takes nothing, but a code of Kakao is explained still.
func (p *page) submit(typed string) tea.Cmd {
	t := p.try
	t.paste = nil
	p.scroll.Reset()
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	if !t.waiting() {
		p.refuse(typed, &login.PasteError{Reason: login.PasteOver})
		return nil
	}
	a := t.attempt
	return p.run(kit.JobOther, pasteLimit, func(context.Context) (any, error) {
		return nil, a.Paste(typed)
	}, func(f kit.Finished) tea.Cmd {
		switch {
		case t != p.try || t.err != nil:
		case f.Err != nil:
			p.refuse(typed, f.Err)
		default:
			t.taken = true
			p.field.SetValue("")
		}
		return nil
	})
}

// refuse says why a text was not taken. A code that was explained leaves the field free for what comes next.
func (p *page) refuse(typed string, err error) {
	v := judge(typed, err)
	p.try.paste = &v
	if v.code != "" {
		p.field.Clear()
	}
}

// verdict is why a pasted text was not taken. It holds nothing of the text but a code of Kakao.
type verdict struct {
	err  error
	code string // canonical, "KOE006"; empty when the text named none
	// known is what the code means; its zero value is a code that nobody knows.
	known text.Explanation
}

// maybeCode are the refusals behind which a code of Kakao may stand, typed in one of the ways in which people type it.
var maybeCode = []login.Reason{login.PasteKOE, login.PasteTooShort, login.PasteCharacters, login.PasteErrorPage, login.PasteOver}

func judge(typed string, err error) verdict {
	e, ok := errors.AsType[*login.PasteError](err)
	if !ok || !slices.Contains(maybeCode, e.Reason) {
		return verdict{err: err}
	}
	if x, ok := text.Explain(typed); ok {
		return verdict{err: err, code: x.Code, known: x}
	}
	if code, ok := text.FindCode(typed); ok && strings.HasPrefix(code, "KOE") {
		return verdict{err: err, code: code}
	}
	return verdict{err: err}
}
