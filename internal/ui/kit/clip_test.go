package kit_test

import (
	"strings"
	"testing"

	"kakaotui/internal/ui/kit"
)

// A sign with the selector for emoji behind it is two columns wide, also for the knife.
func TestClipBesideASelector(t *testing.T) {
	t.Parallel()
	for _, row := range []string{"│ >\ufe0f      │", "\x1b[1m1\ufe0f2\ufe0f3\ufe0f\x1b[m가", strings.Repeat("#\ufe0f", 9)} {
		for w := -1; w < 20; w++ {
			if got := kit.Clip(row, w); kit.Width(got) > max(0, w) {
				t.Errorf("%q in %d columns is %q", row, w, got)
			}
		}
	}
}
