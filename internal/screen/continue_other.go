//go:build !unix

package screen

import "os"

// continued is empty where nothing stops processes.
var continued []os.Signal
