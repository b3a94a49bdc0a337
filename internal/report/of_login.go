package report

import (
	"errors"
	"slices"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/text"
)

func ofLogin(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*login.PasteError](err); ok {
		return ofPaste(e, l), true
	}
	if e, ok := errors.AsType[*login.DeniedError](err); ok {
		return ofDenied(e, l), true
	}
	if e, ok := errors.AsType[*login.DeafError](err); ok {
		return told(l, Unexpected, string(e.Reason), text.TroubleDeaf, text.LoginReason(string(e.Reason)).In(l)), true
	}
	switch {
	case errors.Is(err, login.ErrTimeout):
		return told(l, Login, "login_timeout", text.TroubleLoginTimeout), true
	case errors.Is(err, login.ErrClosed):
		return told(l, Interrupted, "login_closed", text.TroubleLoginClosed), true
	}
	return Report{}, false
}

// BrowserReason is why no browser is opened, for the reasons of login.CanOpenBrowser.
func BrowserReason(r login.Reason) text.Sentence { return text.LoginReason(string(r)) }

// OfBrowser tells why login.OpenBrowser failed; the person opens the address by hand. nil gives the zero Report.
func OfBrowser(err error, l text.Lang) Report {
	if err == nil {
		return Report{}
	}
	return told(l, Unexpected, "browser", text.TroubleBrowser, cause(l, err))
}

// ofPaste says what a person pasted. An error code of Kakao's is explained at once.
func ofPaste(e *login.PasteError, l text.Lang) Report {
	if e.Reason == login.PasteKOE {
		if x, ok := text.Explain(e.Code); ok {
			r := explained(x, l)
			r.Kind, r.Reason, r.Code = Usage, string(e.Reason), x.Code
			return r
		}
	}
	t := text.TroublePaste
	if slices.Contains([]login.Reason{login.PasteOtherAttempt, login.PasteOver}, e.Reason) {
		t = text.TroubleOldPaste
	}
	r := told(l, Usage, string(e.Reason), t, text.LoginReason(string(e.Reason)).In(l))
	r.Code = foreign(e.Code)
	return r
}

// ofDenied tells an error redirect. It is sorted as the same name in an answer of the token endpoint would be.
func ofDenied(e *login.DeniedError, l text.Lang) Report {
	x, known := text.ExplainMessage(e.Name, e.Description)
	if !known || x.Code != e.Name {
		r := told(l, Refused, "", text.TroubleDenied)
		r.Detail = join(" ", r.Detail, quoted(join(": ", e.Name, e.Description), l))
		return r
	}
	r := explained(x, l)
	r.Kind, r.Reason = kindOf(&kakao.Error{Name: e.Name}, x), e.Name
	r.Detail = join(" ", r.Detail, quoted(e.Description, l))
	return r
}
