package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Inspection is what the folders of a profile look like from outside. Nothing was made, opened for writing or changed for it.
type Inspection struct {
	Folders []Folder // of the settings and of the rest, the first first; one where they are the same
	Open    []string // files of ours that others may read or write; none on Windows, which keeps no modes
	Stuck   []string // files of ours that must be writable and are not
	Aside   []string // damaged files that were set aside
	// Free is how many bytes can still be written beside the tokens; Measured is false where that cannot be told.
	Free     uint64
	Measured bool
}

// Folder is one folder of a profile.
type Folder struct {
	Path   string
	Exists bool
	Mode   fs.FileMode
	// Err is why nothing can be written there: *NotPlainError for something else than a folder, else *NotWritableError. A folder
	// that does not exist yet is judged by the one it would be made in.
	Err error
}

// ours are the beginnings of the names of kakaotui's files in a profile's folders, so that nobody else's are looked at where
// KAKAOTUI_HOME names a folder with other things in it.
var ours = []string{"config.toml", "tokens.", "journal.db", "draft.", "card.json", "friends.json", "login.", "warnings.json"}

// ownFolders hold files of ours alone.
var ownFolders = []string{"templates", "watch"}

// Inspect looks at the folders and files of a profile.
func Inspect(d Dirs) Inspection {
	var in Inspection
	folders := []string{d.Config, d.State}
	if d.Config == d.State {
		folders = folders[1:]
	}
	for _, path := range folders {
		f := inspectFolder(path)
		in.Folders = append(in.Folders, f)
		if f.Exists {
			in.files(path, false)
			for _, own := range ownFolders {
				in.files(filepath.Join(path, own), true)
			}
		}
	}
	in.Free, in.Measured = free(existing(d.State))
	return in
}

func inspectFolder(path string) Folder {
	f := Folder{Path: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return notThere(f)
	case err != nil:
		f.Err = &NotWritableError{Op: "make folder", Path: path, Err: cause(err)}
		return f
	case !info.IsDir():
		f.Err = &NotPlainError{Path: path, Type: info.Mode().Type()}
		return f
	}
	f.Exists, f.Mode = true, info.Mode().Perm()
	if err := writable(path); err != nil {
		f.Err = &NotWritableError{Op: "write", Path: path, Err: err}
	}
	return f
}

// notThere judges a folder by the one that it would be made in.
func notThere(f Folder) Folder {
	above := existing(f.Path)
	info, err := os.Stat(above)
	if err == nil && !info.IsDir() {
		f.Err = &NotPlainError{Path: above, Type: info.Mode().Type()}
		return f
	}
	if err == nil {
		err = writable(above)
	}
	if err != nil {
		f.Err = &NotWritableError{Op: "make folder", Path: f.Path, Err: cause(err)}
	}
	return f
}

// existing is the path itself or the nearest folder above it that exists.
func existing(path string) string {
	for {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			return path
		}
		path = filepath.Dir(path)
	}
}

// files looks at the files of a folder; all are ours, or those that bear our names.
func (in *Inspection) files(dir string, all bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := strings.TrimPrefix(e.Name(), ".") // a temporary file is named after the one it becomes, with a dot in front
		if !all && !hasPrefix(name, ours) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
			in.Open = append(in.Open, path)
		}
		if mustBeWritable(name) && writable(path) != nil {
			in.Stuck = append(in.Stuck, path)
		}
		if strings.Contains(name, ".damaged-") {
			in.Aside = append(in.Aside, path)
		}
	}
}

// mustBeWritable tells files that are written in their place; all others are replaced by new ones.
func mustBeWritable(name string) bool {
	return name == "tokens.lock" || strings.HasPrefix(name, "journal.db") && !strings.Contains(name, ".damaged-")
}

func hasPrefix(name string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(name, b) {
			return true
		}
	}
	return false
}
