package store

import "time"

// SavedTemplate is a message that was saved under a name, with {{placeholders}} for what differs each time.
type SavedTemplate struct {
	Name string
	JSON []byte    // a template_object, as the person wrote it
	At   time.Time // when it was saved
}

// Templates are the saved templates, by name. One that cannot be read is left out and told of in the error beside the rest.
func Templates(d Dirs) ([]SavedTemplate, error) { panic("contract") }

// LoadTemplate reads one. Errors: os.ErrNotExist, *TemplateNameError.
func LoadTemplate(d Dirs, name string) (SavedTemplate, error) { panic("contract") }

// SaveTemplate keeps one, in a file of its own (templates/NAME.json beside config.toml). Errors: *TemplateNameError,
// *NotWritableError, *NotPlainError.
func SaveTemplate(d Dirs, t SavedTemplate) error { panic("contract") }

// RemoveTemplate takes one away. Errors: os.ErrNotExist, *TemplateNameError, *NotWritableError.
func RemoveTemplate(d Dirs, name string) error { panic("contract") }

// TemplateNameError refuses a name: letters (Hangul too), digits, - and _, at most 60 characters.
type TemplateNameError struct{ Name string }

func (e *TemplateNameError) Error() string { return "store: that is no name for a template" }
