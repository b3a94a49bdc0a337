//go:build unix

package screen

var benchmarks = map[string]func() int{}
