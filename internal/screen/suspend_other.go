//go:build !unix

package screen

// suspendProcess does nothing: there is no shell here that could wake a stopped process.
func suspendProcess() {}
