// Package template fills saved templates: {{placeholders}} in the texts of a template_object, and one example of each kind.
package template

// Placeholders are the names in {{…}} within the strings of a template, in the order in which they appear, each once.
// Errors: *json.SyntaxError.
func Placeholders(b []byte) ([]string, error) { panic("contract") }

// Fill puts values in place of the placeholders, everything else (unknown fields, order, numbers) stays. Errors:
// *MissingError, *UnusedError, *json.SyntaxError.
func Fill(b []byte, args map[string]string) ([]byte, error) { panic("contract") }

// MissingError names placeholders without a value.
type MissingError struct{ Names []string }

func (e *MissingError) Error() string { return "template: placeholders without a value" }

// UnusedError names values for which there is no placeholder.
type UnusedError struct{ Names []string }

func (e *UnusedError) Error() string { return "template: values without a placeholder" }

// Kinds are the kinds of which there is an example: the six object types, "custom" and "scrap".
func Kinds() []string { panic("contract") }

// Example is a template of a kind that Kakao takes, in the person's language; ok is false for an unknown kind.
func Example(kind string, korean bool) (b []byte, ok bool) { panic("contract") }
