package kakao

import (
	"regexp"
	"sync"
)

// lazily compiles a pattern at its first use: most runs of the program need none, and all of them start.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
