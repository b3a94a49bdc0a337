package report

import (
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

func ofTemplate(err error, l text.Lang) (Report, bool) {
	e, ok := errors.AsType[*kakao.TemplateError](err)
	if !ok {
		return Report{}, false
	}
	return Template(e, l), true
}

// Template tells what is wrong with a field of a message. A warning is told alike, though nothing keeps the message from being
// sent: its Detail says what KakaoTalk will do, and its Remedy that it may go out as it is.
func Template(e *kakao.TemplateError, l text.Lang) Report {
	if r, ok := ofMissing(e, l); ok {
		return r
	}
	field := text.TemplateField(e.Field).In(l)
	other := text.TemplateField(e.Other).In(l)
	tell := func(reason string, t text.Trouble, args ...any) Report { return told(l, Usage, reason, t, args...) }
	switch e.Reason {
	case kakao.FieldTooLong, kakao.FieldTooFew, kakao.FieldTooMany, kakao.FieldTooLow, kakao.FieldTooHigh, kakao.FieldTooManyLines:
		return ofLimit(e, field, l)
	case kakao.FieldNotUTF8:
		return tell("not_utf8", text.TroubleNotUTF8, field)
	case kakao.FieldNotURL:
		return tell("bad_link", text.TroubleFieldNotURL, field)
	case kakao.FieldWrongType:
		return tell("wrong_type", text.TroubleFieldType, field, text.JSONType(e.Want).In(l))
	case kakao.FieldNotChoice:
		return tell("not_a_choice", text.TroubleFieldChoice, field, foreign(e.Want))
	case kakao.FieldNothingToShow:
		return tell("nothing_to_show", text.TroubleNothingToShow, field)
	case kakao.FieldNoLink:
		return tell("no_link", text.TroubleFieldNoLink, field)
	case kakao.FieldNoMobileLink, kakao.FieldNoWebLink:
		return tell("one_address", text.TroubleFieldOneAddress, field, other)
	case kakao.FieldNotParams:
		return tell("bad_params", text.TroubleFieldParams, field)
	case kakao.FieldNotAmount:
		return tell("bad_amount", text.TroubleFieldAmount, field)
	case kakao.FieldIgnored:
		if e.Other == "" {
			return tell("ignored", text.TroubleFieldIgnoredHere, field)
		}
		return tell("ignored", text.TroubleFieldIgnored, field, other)
	case kakao.FieldNeeds:
		return tell("needs_other", text.TroubleFieldNeeds, field, other)
	case kakao.FieldEither:
		return tell("either", text.TroubleFieldEither, field, other)
	case kakao.FieldUnknown:
		return tell("unknown_field", text.TroubleFieldUnknown, field)
	}
	return tell("bad_template", text.TroubleBadTemplate, field)
}

// ofMissing tells what is missing, with the next step where a person may not know it.
func ofMissing(e *kakao.TemplateError, l text.Lang) (Report, bool) {
	switch {
	case e.Reason == kakao.FieldNotURL && (e.Field == "link.web_url" || e.Field == "link.mobile_web_url"):
		return told(l, Usage, "bad_link", text.TroubleBadLink), true
	case e.Reason != kakao.FieldEmpty:
		return Report{}, false
	}
	switch e.Field {
	case "text":
		return told(l, Usage, "empty", text.TroubleEmpty), true
	case "object_type":
		return told(l, Usage, "no_kind", text.TroubleNoKind), true
	case "receiver_uuids":
		return told(l, Usage, "no_receivers", text.TroubleNoReceivers), true
	case "template_id":
		r := told(l, Usage, "no_template_id", text.TroubleNoTemplateID)
		r.Menu = text.InConsole.In(l, text.MenuTemplates.Sentence().In(l))
		return r, true
	}
	return told(l, Usage, "required", text.TroubleFieldEmpty, text.TemplateField(e.Field).In(l)), true
}

// ofLimit tells what is more or less than it may be.
func ofLimit(e *kakao.TemplateError, field string, l text.Lang) Report {
	tell := func(reason string, t text.Trouble, args ...any) Report { return told(l, Usage, reason, t, args...) }
	switch {
	case e.Reason == kakao.FieldTooLong && e.Field == "text":
		return tell("too_long", text.TroubleTooLong, e.Length, e.Max)
	case e.Reason == kakao.FieldTooLong && e.Warning:
		return tell("cut", text.TroubleFieldCut, field, e.Length, e.Max)
	case e.Reason == kakao.FieldTooLong:
		return tell("too_long", text.TroubleFieldTooLong, field, e.Length, e.Max)
	case e.Reason == kakao.FieldTooFew:
		return tell("too_few", text.TroubleFieldTooFew, field, e.Length, e.Min)
	case e.Reason == kakao.FieldTooMany && e.Field == "receiver_uuids":
		return tell("too_many", text.TroubleManyReceivers, e.Length, e.Max)
	case e.Reason == kakao.FieldTooMany && e.Warning:
		return tell("left_out", text.TroubleFieldLeftOut, field, e.Length, e.Max)
	case e.Reason == kakao.FieldTooMany:
		return tell("too_many", text.TroubleFieldTooMany, field, e.Length, e.Max)
	case e.Reason == kakao.FieldTooLow:
		return tell("too_low", text.TroubleFieldTooLow, field, e.Length, e.Min)
	case e.Reason == kakao.FieldTooManyLines:
		return tell("too_many_lines", text.TroubleFieldLines, field, e.Length, e.Max)
	case e.Warning:
		return tell("discount_above", text.TroubleDiscountAbove, field, e.Length, e.Max)
	}
	return tell("too_high", text.TroubleFieldTooHigh, field, e.Length, e.Max)
}
