package kakao

import "fmt"

// TemplateReason says what is wrong with a field of a template.
type TemplateReason int

const (
	// FieldEmpty: a required field is missing, empty or blank.
	FieldEmpty TemplateReason = iota
	// FieldTooLong: Length characters, more than Max; with Warning they are more than Kakao shows.
	FieldTooLong
	// FieldNotUTF8: bytes that are no text; they would be replaced silently.
	FieldNotUTF8
	// FieldNotURL: not an absolute http or https URL.
	FieldNotURL
	// FieldWrongType: JSON of another type than Want: "string", "number" (a whole one), "object" or "array".
	FieldWrongType
	// FieldNotChoice: none of the values in Want, which are parted by ", ".
	FieldNotChoice
	// FieldTooFew: a list of Length rows, fewer than Min.
	FieldTooFew
	// FieldTooMany: Length rows, more than Max; with Warning Kakao shows Max of them.
	FieldTooMany
	// FieldTooLow: the number Length is below Min.
	FieldTooLow
	// FieldTooHigh: the number Length is above Max.
	FieldTooHigh
	// FieldTooManyLines: Length lines, of which Kakao shows Max. A warning.
	FieldTooManyLines
	// FieldNothingToShow: a content has neither title nor description nor image_url.
	FieldNothingToShow
	// FieldNoLink: no address, so that a tap leads nowhere. A warning.
	FieldNoLink
	// FieldNoMobileLink: an address for PCs, and an empty one for phones in the person's own file. A warning, as is the next.
	FieldNoMobileLink
	// FieldNoWebLink: an address for phones, and an empty one for PCs.
	FieldNoWebLink
	// FieldNotParams: not of the form k1=v1&k2=v2. A warning.
	FieldNotParams
	// FieldNotAmount: other signs than digits, a currency's sign, comma, dot and space. A warning.
	FieldNotAmount
	// FieldIgnored: Kakao leaves it out because of Other; because of the kind of template when Other is empty. A warning.
	FieldIgnored
	// FieldNeeds: means nothing without Other.
	FieldNeeds
	// FieldEither: either this or Other, not both. A warning, since Kakao's documents are not clear.
	FieldEither
	// FieldUnknown: a field that Kakao's documents do not name, perhaps misspelt. It is sent as it is. A warning.
	FieldUnknown
)

// TemplateError is a field that keeps a message from being sent as it is, or with Warning one that Kakao will not show as
// it is written.
type TemplateError struct {
	// Field is the template's own name: "text", "contents[1].link.web_url", …; "template_object" is all of it. Messages that
	// are no templates have "template_id", "template_args", "request_url", "receiver_uuids" and "image_url".
	Field  string
	Reason TemplateReason
	// Warning: the message may be sent all the same.
	Warning bool
	// Length is how much there is, Min and Max how much there may be: characters, lines, rows or the number itself.
	Length, Min, Max int
	// Want is what FieldWrongType and FieldNotChoice ask for.
	Want string
	// Other is the path of the other field that FieldIgnored, FieldNeeds and FieldEither are about.
	Other string
}

// Error is one short English line; a field's name from a person's own file is cut and made printable.
func (e *TemplateError) Error() string {
	return "kakao: template: " + quoteOdd(e.Field) + " " + e.what()
}

func (e *TemplateError) what() string {
	switch e.Reason {
	case FieldEmpty:
		return "is empty"
	case FieldTooLong:
		return fmt.Sprintf("has %d characters, more than %d", e.Length, e.Max)
	case FieldNotUTF8:
		return "is not UTF-8 text"
	case FieldNotURL:
		return "is not an http or https URL"
	case FieldWrongType:
		return "is not a JSON " + e.Want
	case FieldNotChoice:
		return "is none of " + e.Want
	case FieldTooFew:
		return fmt.Sprintf("has %d rows, fewer than %d", e.Length, e.Min)
	case FieldTooMany:
		return fmt.Sprintf("has %d rows, more than %d", e.Length, e.Max)
	case FieldTooLow:
		return fmt.Sprintf("is %d, below %d", e.Length, e.Min)
	case FieldTooHigh:
		return fmt.Sprintf("is %d, above %d", e.Length, e.Max)
	case FieldTooManyLines:
		return fmt.Sprintf("has %d lines, of which %d are shown", e.Length, e.Max)
	}
	return e.whatElse()
}

func (e *TemplateError) whatElse() string {
	switch e.Reason {
	case FieldNothingToShow:
		return "has neither title nor description nor image_url"
	case FieldNoLink:
		return "leads nowhere"
	case FieldNoMobileLink, FieldNoWebLink:
		return "is empty beside " + e.Other
	case FieldNotParams:
		return "is not of the form k1=v1&k2=v2"
	case FieldNotAmount:
		return "holds other signs than an amount may"
	case FieldIgnored:
		if e.Other == "" {
			return "is left out in this kind of template"
		}
		return "is left out because of " + e.Other
	case FieldNeeds:
		return "means nothing without " + e.Other
	case FieldEither:
		return "and " + e.Other + " are both given"
	}
	return "is not a field that Kakao documents"
}

// firstHard is the first problem that is no warning, nil when there is none.
func firstHard(found []*TemplateError) error {
	for _, e := range found {
		if !e.Warning {
			return e
		}
	}
	return nil
}
