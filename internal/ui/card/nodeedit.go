package card

import (
	"slices"
	"strconv"
	"strings"
)

// put sets the value at a path and makes what leads there; order tells where a new key belongs among its sisters.
func (n *node) put(path string, value *node, order []string) {
	steps := strings.Split(path, ".")
	for i, step := range steps {
		last := i == len(steps)-1
		at := n.index(step)
		if at < 0 {
			at = n.grow(step, strings.Join(steps[:i+1], "."), order)
		}
		if last {
			n.kids[at] = value
			return
		}
		kid := n.kids[at]
		if kid.shape != object && kid.shape != array {
			kid = newObject()
			if _, err := strconv.Atoi(steps[i+1]); err == nil {
				kid = &node{shape: array}
			}
			n.kids[at] = kid
		}
		n = kid
	}
}

// grow makes room for a step that is not there yet.
func (n *node) grow(step, path string, order []string) int {
	if n.shape == array {
		want, _ := strconv.Atoi(step)
		for len(n.kids) <= want {
			n.kids = append(n.kids, newObject())
		}
		return want
	}
	at := n.placeFor(path, order)
	n.keys = slices.Insert(n.keys, at, step)
	n.kids = slices.Insert(n.kids, at, &node{shape: literal, text: "null"})
	return at
}

// placeFor is behind the last key that comes before path in the order.
func (n *node) placeFor(path string, order []string) int {
	rank := func(p string) int {
		p = anyRow(p)
		return slices.IndexFunc(order, func(o string) bool { return o == p || strings.HasPrefix(o, p+".") })
	}
	parent := ""
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		parent = path[:i+1]
	}
	mine, at := rank(path), 0
	if mine < 0 {
		return len(n.keys)
	}
	for i, k := range n.keys {
		if r := rank(parent + k); r >= 0 && r < mine {
			at = i + 1
		}
	}
	return at
}

// anyRow is a path with a star for each place in an array: "contents.*.title".
func anyRow(path string) string {
	steps := strings.Split(path, ".")
	for i, step := range steps {
		if _, err := strconv.Atoi(step); err == nil {
			steps[i] = "*"
		}
	}
	return strings.Join(steps, ".")
}

// remove takes away what is at a path, and the objects that are then empty; an element of an array stays, empty, so that
// the others keep their places.
func (n *node) remove(path string) {
	head, step := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		head, step = path[:i], path[i+1:]
	}
	parent := n.at(head)
	at := parent.index(step)
	if at < 0 {
		return
	}
	parent.drop(at)
	if head == "" || len(parent.kids) > 0 {
		return
	}
	above := ""
	if i := strings.LastIndexByte(head, '.'); i >= 0 {
		above = head[:i]
	}
	if n.at(above).shape == object {
		n.remove(head)
	}
}

// drop takes the i-th kid away.
func (n *node) drop(i int) {
	n.kids = slices.Delete(n.kids, i, i+1)
	if n.shape == object {
		n.keys = slices.Delete(n.keys, i, i+1)
	}
}
