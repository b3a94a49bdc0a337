package store

import "golang.org/x/sys/windows"

// writable knows nothing here: rights are lists, and only writing tells.
func writable(string) error { return nil }

// free is how many bytes this person can still write on the disk of a path.
func free(path string) (uint64, bool) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return 0, false
	}
	var mine uint64
	err = windows.GetDiskFreeSpaceEx(name, &mine, nil, nil)
	return mine, err == nil
}
