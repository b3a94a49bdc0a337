package card

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// shape is what a node of JSON is.
type shape byte

const (
	object  shape = '{'
	array   shape = '['
	str     shape = 's'
	number  shape = 'n'
	literal shape = 'l' // true, false, null
)

// node is JSON as it was written: the order of its keys, keys that occur twice and numbers to the letter. The form changes
// it in place, so that what the form does not know stays.
type node struct {
	shape shape
	text  string // a string's value, a number or literal as written
	keys  []string
	kids  []*node
}

func newObject() *node           { return &node{shape: object} }
func newString(s string) *node   { return &node{shape: str, text: s} }
func newNumber(lit string) *node { return &node{shape: number, text: lit} }

// parseNode reads one value. Errors: *json.SyntaxError.
func parseNode(b []byte) (*node, error) {
	var whole json.RawMessage
	if err := json.Unmarshal(b, &whole); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	return readNode(d)
}

func readNode(d *json.Decoder) (*node, error) {
	t, err := d.Token()
	if err != nil {
		return nil, fmt.Errorf("reading JSON: %w", err)
	}
	switch v := t.(type) {
	case json.Delim:
		return readInside(d, &node{shape: shape(v)})
	case string:
		return newString(v), nil
	case json.Number:
		return newNumber(v.String()), nil
	case bool:
		return &node{shape: literal, text: strconv.FormatBool(v)}, nil
	}
	return &node{shape: literal, text: "null"}, nil
}

func readInside(d *json.Decoder, n *node) (*node, error) {
	for d.More() {
		if n.shape == object {
			k, err := d.Token()
			if err != nil {
				return nil, fmt.Errorf("reading JSON: %w", err)
			}
			n.keys = append(n.keys, k.(string))
		}
		kid, err := readNode(d)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
	}
	if _, err := d.Token(); err != nil && err != io.EOF {
		return nil, fmt.Errorf("reading JSON: %w", err)
	}
	return n, nil
}

// JSON is the node in lines, indented by two spaces.
func (n *node) JSON() string {
	var b strings.Builder
	n.write(&b, "\n")
	return b.String()
}

func (n *node) write(b *strings.Builder, newline string) {
	switch n.shape {
	case str:
		b.WriteString(quoted(n.text))
		return
	case number, literal:
		b.WriteString(n.text)
		return
	}
	end := byte('}')
	if n.shape == array {
		end = ']'
	}
	b.WriteByte(byte(n.shape))
	inner := newline + "  "
	for i, kid := range n.kids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(inner)
		if n.shape == object {
			b.WriteString(quoted(n.keys[i]))
			b.WriteString(": ")
		}
		kid.write(b, inner)
	}
	if len(n.kids) > 0 {
		b.WriteString(newline)
	}
	b.WriteByte(end)
}

// quoted is a JSON string without the escapes that only HTML needs.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// clone is a copy that shares nothing.
func (n *node) clone() *node {
	c := *n
	c.keys = slices.Clone(n.keys)
	c.kids = make([]*node, len(n.kids))
	for i, kid := range n.kids {
		c.kids[i] = kid.clone()
	}
	return &c
}

// index is where a step of a path leads: a key, a number in an array, "#2" for the third pair of an object. Of a key that
// occurs twice the last counts, as for whoever reads the JSON. Below zero: nowhere.
func (n *node) index(step string) int {
	if n == nil {
		return -1
	}
	if rest, ok := strings.CutPrefix(step, "#"); ok && n.shape == object {
		return n.within(rest)
	}
	switch n.shape {
	case array:
		return n.within(step)
	case object:
		for i := len(n.keys) - 1; i >= 0; i-- {
			if n.keys[i] == step {
				return i
			}
		}
	}
	return -1
}

func (n *node) within(number string) int {
	if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(n.kids) {
		return i
	}
	return -1
}

// at is the node at a path ("content.link.web_url", "contents.0.title"), nil when there is none. "" is the node itself.
func (n *node) at(path string) *node {
	if path == "" {
		return n
	}
	for step := range strings.SplitSeq(path, ".") {
		i := n.index(step)
		if i < 0 {
			return nil
		}
		n = n.kids[i]
	}
	return n
}

// step is the path of the i-th kid below that of the node.
func (n *node) step(path string, i int) string {
	step := strconv.Itoa(i)
	if n.shape == object {
		step = n.keys[i]
	}
	if path == "" {
		return step
	}
	return path + "." + step
}

// scalar is what a field shows of the node at a path.
func (n *node) scalar(path string) string {
	v := n.at(path)
	if v == nil || v.shape == object || v.shape == array || v.shape == literal && v.text == "null" {
		return ""
	}
	return v.text
}

// length counts what is in the array or object at a path.
func (n *node) length(path string) int {
	if v := n.at(path); v != nil {
		return len(v.kids)
	}
	return 0
}

// blank tells whether nothing is written in it, its kind aside.
func (n *node) blank() bool {
	switch n.shape {
	case str:
		return n.text == ""
	case number:
		return false
	case literal:
		return n.text == "null"
	}
	for i, kid := range n.kids {
		if n.shape == object && n.keys[i] == keyKind {
			continue
		}
		if !kid.blank() {
			return false
		}
	}
	return true
}
