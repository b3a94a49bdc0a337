//go:build darwin || dragonfly || freebsd || linux

package store

import "golang.org/x/sys/unix"

// writable asks without writing whether this process may write to a file or into a folder.
func writable(path string) error { return unix.Access(path, unix.W_OK) }

// free is how many bytes a person without special rights can still write on the disk of a path.
func free(path string) (uint64, bool) {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil || int64(s.Bavail) < 0 || s.Blocks == 0 { // of no blocks at all are file systems in memory, such as /proc
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true
}
