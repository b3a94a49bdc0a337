package kakao

import (
	"fmt"
	"testing"
)

// Sendable are templates that this package would send, those with warnings included, by what is special about them.
func Sendable(t *testing.T) map[string]Template {
	t.Helper()
	all := map[string]Template{}
	add := func(name string, template Template) {
		if (Message{Template: template}).Check(nil) == nil {
			all[name] = template
		}
	}
	for kind, raw := range kakaosOwn {
		add(kind, parsed(t, raw))
	}
	for i, c := range limitCases {
		add(fmt.Sprint(i, " ", c.kind, " ", clip(c.good, 40)), with(t, c.kind, c.good))
		add(fmt.Sprint(i, " ", c.kind, " ", clip(c.bad, 40)), with(t, c.kind, c.bad))
	}
	return all
}
