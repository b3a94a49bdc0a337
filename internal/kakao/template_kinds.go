package kakao

// ObjectType is "text".
func (t Text) ObjectType() string { return "text" }

// ObjectType is "feed".
func (f Feed) ObjectType() string { return "feed" }

// ObjectType is "list".
func (l List) ObjectType() string { return "list" }

// ObjectType is "location".
func (l Location) ObjectType() string { return "location" }

// ObjectType is "commerce".
func (c Commerce) ObjectType() string { return "commerce" }

// ObjectType is "calendar".
func (c Calendar) ObjectType() string { return "calendar" }

// Problems of a text: over MaxText characters, a link that is none, …
func (t Text) Problems(count Counter) []*TemplateError { return problems(t, count) }

// Problems of a feed.
func (f Feed) Problems(count Counter) []*TemplateError { return problems(f, count) }

// Problems of a list: fewer than two rows, more than three, …
func (l List) Problems(count Counter) []*TemplateError { return problems(l, count) }

// Problems of a location.
func (l Location) Problems(count Counter) []*TemplateError { return problems(l, count) }

// Problems of a commerce: no price, …
func (c Commerce) Problems(count Counter) []*TemplateError { return problems(c, count) }

// Problems of a calendar: no id, …
func (c Calendar) Problems(count Counter) []*TemplateError { return problems(c, count) }

// Validate is the first problem that stops the text from being sent, counted in code points; the error is a *TemplateError.
func (t Text) Validate() error { return firstHard(problems(t, nil)) }

// MarshalJSON writes the template_object; the rest of the types do it alike.
func (t Text) MarshalJSON() ([]byte, error) { return marshal(t) }

// UnmarshalJSON reads a template_object of this object_type. Errors as of ParseTemplate; the rest of the types do it alike.
func (t *Text) UnmarshalJSON(b []byte) error { return unmarshal(b, t) }

// MarshalJSON writes the template_object.
func (f Feed) MarshalJSON() ([]byte, error) { return marshal(f) }

// UnmarshalJSON reads a template_object of this object_type.
func (f *Feed) UnmarshalJSON(b []byte) error { return unmarshal(b, f) }

// MarshalJSON writes the template_object.
func (l List) MarshalJSON() ([]byte, error) { return marshal(l) }

// UnmarshalJSON reads a template_object of this object_type.
func (l *List) UnmarshalJSON(b []byte) error { return unmarshal(b, l) }

// MarshalJSON writes the template_object.
func (l Location) MarshalJSON() ([]byte, error) { return marshal(l) }

// UnmarshalJSON reads a template_object of this object_type.
func (l *Location) UnmarshalJSON(b []byte) error { return unmarshal(b, l) }

// MarshalJSON writes the template_object.
func (c Commerce) MarshalJSON() ([]byte, error) { return marshal(c) }

// UnmarshalJSON reads a template_object of this object_type.
func (c *Commerce) UnmarshalJSON(b []byte) error { return unmarshal(b, c) }

// MarshalJSON writes the template_object.
func (c Calendar) MarshalJSON() ([]byte, error) { return marshal(c) }

// UnmarshalJSON reads a template_object of this object_type.
func (c *Calendar) UnmarshalJSON(b []byte) error { return unmarshal(b, c) }

// MarshalJSON writes the link as it is sent, completed.
func (l Link) MarshalJSON() ([]byte, error) { return marshal(l) }

// UnmarshalJSON reads a link.
func (l *Link) UnmarshalJSON(b []byte) error { return unmarshal(b, l) }

// MarshalJSON writes the button as it is sent.
func (b Button) MarshalJSON() ([]byte, error) { return marshal(b) }

// UnmarshalJSON reads a button.
func (b *Button) UnmarshalJSON(raw []byte) error { return unmarshal(raw, b) }

// MarshalJSON writes the content as it is sent.
func (c Content) MarshalJSON() ([]byte, error) { return marshal(c) }

// UnmarshalJSON reads a content.
func (c *Content) UnmarshalJSON(b []byte) error { return unmarshal(b, c) }

// MarshalJSON writes the counters.
func (s Social) MarshalJSON() ([]byte, error) { return marshal(s) }

// UnmarshalJSON reads the counters.
func (s *Social) UnmarshalJSON(b []byte) error { return unmarshal(b, s) }

// MarshalJSON writes the row.
func (i Item) MarshalJSON() ([]byte, error) { return marshal(i) }

// UnmarshalJSON reads a row.
func (i *Item) UnmarshalJSON(b []byte) error { return unmarshal(b, i) }

// MarshalJSON writes the item content.
func (i ItemContent) MarshalJSON() ([]byte, error) { return marshal(i) }

// UnmarshalJSON reads an item content.
func (i *ItemContent) UnmarshalJSON(b []byte) error { return unmarshal(b, i) }

// MarshalJSON writes the price.
func (p Price) MarshalJSON() ([]byte, error) { return marshal(p) }

// UnmarshalJSON reads a price.
func (p *Price) UnmarshalJSON(b []byte) error { return unmarshal(b, p) }
