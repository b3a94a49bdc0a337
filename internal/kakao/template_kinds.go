package kakao

// ObjectType is "text".
func (t Text) ObjectType() string { return "text" }

// Problems of a text.
func (t Text) Problems(count Counter) []*TemplateError { panic("contract") }

// ObjectType is "feed".
func (f Feed) ObjectType() string { return "feed" }

// Problems of a feed.
func (f Feed) Problems(count Counter) []*TemplateError { panic("contract") }

// MarshalJSON writes the template_object.
func (f Feed) MarshalJSON() ([]byte, error) { panic("contract") }

// ObjectType is "list".
func (l List) ObjectType() string { return "list" }

// Problems of a list.
func (l List) Problems(count Counter) []*TemplateError { panic("contract") }

// MarshalJSON writes the template_object.
func (l List) MarshalJSON() ([]byte, error) { panic("contract") }

// ObjectType is "location".
func (l Location) ObjectType() string { return "location" }

// Problems of a location.
func (l Location) Problems(count Counter) []*TemplateError { panic("contract") }

// MarshalJSON writes the template_object.
func (l Location) MarshalJSON() ([]byte, error) { panic("contract") }

// ObjectType is "commerce".
func (c Commerce) ObjectType() string { return "commerce" }

// Problems of a commerce.
func (c Commerce) Problems(count Counter) []*TemplateError { panic("contract") }

// MarshalJSON writes the template_object.
func (c Commerce) MarshalJSON() ([]byte, error) { panic("contract") }

// ObjectType is "calendar".
func (c Calendar) ObjectType() string { return "calendar" }

// Problems of a calendar.
func (c Calendar) Problems(count Counter) []*TemplateError { panic("contract") }

// MarshalJSON writes the template_object.
func (c Calendar) MarshalJSON() ([]byte, error) { panic("contract") }

// ParseTemplate reads a template_object. Errors: *TemplateError for an object_type that there is not or a field of the wrong
// type (Field names it), a *json.SyntaxError otherwise.
func ParseTemplate(b []byte) (Template, error) { panic("contract") }
