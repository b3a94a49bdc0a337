package template

import (
	"bytes"
	"encoding/json"
)

// literal is where a string stands in a JSON text, quotes included, in bytes. field is the name of the member that it is the
// value of; empty within an array.
type literal struct {
	from, to int
	field    string
}

// literals finds the strings of valid JSON that are values; the names of members are not among them.
func literals(b []byte) []literal {
	var found []literal
	var name literal // the last name of a member
	for at := 0; at < len(b); at++ {
		if b[at] != '"' {
			continue
		}
		end := at + 1
		for b[end] != '"' {
			if b[end] == '\\' {
				end++
			}
			end++
		}
		end++
		if rest := bytes.TrimLeft(b[end:], " \t\r\n"); len(rest) > 0 && rest[0] == ':' {
			name = literal{from: at, to: end}
		} else {
			found = append(found, literal{from: at, to: end, field: fieldOf(b, name, at)})
		}
		at = end - 1
	}
	return found
}

// fieldOf is the name of a member when nothing but the colon stands between it and its value.
func fieldOf(b []byte, name literal, value int) string {
	if name.to == 0 || len(bytes.Trim(b[name.to:value], " \t\r\n:")) > 0 {
		return ""
	}
	return decode(b[name.from:name.to])
}

// decode is the text of a string literal of valid JSON.
func decode(literal []byte) string {
	var s string
	if json.Unmarshal(literal, &s) != nil {
		return ""
	}
	return s
}

// encode is the string literal of a text.
func encode(text string) []byte {
	b, err := plain(text)
	if err != nil {
		return []byte(`""`) // no string fails
	}
	return b
}

// plain is json.Marshal that writes & < > as a person would.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
