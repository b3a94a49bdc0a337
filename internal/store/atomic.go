package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

const (
	privateFile = 0o600
	privateDir  = 0o700
	// leftoverAge is how old a temporary file must be before its writer is taken for dead.
	leftoverAge = time.Hour
	tempSuffix  = ".tmp"
)

// disk is what writing asks of the operating system; tests put faults in.
type disk struct {
	write  func(f *os.File, b []byte) error
	sync   func(f *os.File) error
	rename func(from, to string) error
}

var realDisk = disk{
	write: func(f *os.File, b []byte) error {
		_, err := f.WriteAt(b, 0)
		return err
	},
	sync:   (*os.File).Sync,
	rename: os.Rename,
}

// room is a temporary file beside its target that already holds as many bytes as the target may need.
type room struct {
	disk   disk
	file   *os.File
	target string
}

// reserve makes room for size bytes that are to become target. It fails, before anything that cannot be undone is done,
// where the disk is full or the folder read-only.
func (k disk) reserve(target string, size int) (*room, error) {
	if err := makeDir(filepath.Dir(target)); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(target), tempPrefix(target)+"*"+tempSuffix)
	if err != nil {
		return nil, &NotWritableError{Op: "reserve room", Path: target, Err: cause(err)}
	}
	r := &room{disk: k, file: f, target: target}
	err = k.write(f, make([]byte, size))
	if err == nil {
		err = k.sync(f)
	}
	if err != nil {
		r.discard()
		return nil, &NotWritableError{Op: "reserve room", Path: target, Err: cause(err)}
	}
	return r, nil
}

// commit writes data and puts it in the target's place; beforehand is called when data is safe on disk, just before the
// old file gives way.
func (r *room) commit(data []byte, beforehand func()) error {
	defer r.discard()
	if err := r.disk.write(r.file, data); err != nil {
		return cause(err)
	}
	if err := r.file.Truncate(int64(len(data))); err != nil {
		return cause(err)
	}
	if err := r.disk.sync(r.file); err != nil {
		return cause(err)
	}
	if err := r.file.Close(); err != nil {
		return cause(err)
	}
	if beforehand != nil {
		beforehand()
	}
	if err := r.disk.rename(r.file.Name(), r.target); err != nil {
		return cause(err)
	}
	return syncDir(filepath.Dir(r.target))
}

// discard gives the room back; after a commit it does nothing.
func (r *room) discard() {
	_ = r.file.Close()
	_ = os.Remove(r.file.Name())
}

// writeWhole replaces target by data, atomically and for its owner alone.
func (k disk) writeWhole(target string, data []byte) error {
	if err := plain(target); err != nil {
		return err
	}
	r, err := k.reserve(target, len(data))
	if err != nil {
		return err
	}
	sweep(target, leftoverAge)
	if err := r.commit(data, nil); err != nil {
		return &NotWritableError{Op: "write", Path: target, Err: err}
	}
	return nil
}

// remove takes a plain file away; that there is none is no error.
func remove(path string) error {
	if err := plain(path); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return &NotWritableError{Op: "remove", Path: path, Err: cause(err)}
	}
	return nil
}

// duplicate makes to the same file as from, atomically and without needing room where hard links exist.
func (k disk) duplicate(from, to string) error {
	spot, err := os.CreateTemp(filepath.Dir(to), tempPrefix(to)+"*"+tempSuffix)
	if err != nil {
		return cause(err)
	}
	_ = spot.Close()
	name := spot.Name()
	// A rename between two links of one file does nothing at all, so the spare name may still be there.
	defer func() { _ = os.Remove(name) }()
	if err := os.Remove(name); err != nil {
		return cause(err)
	}
	if err := os.Link(from, name); err == nil {
		return cause(k.rename(name, to))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return cause(err)
	}
	return k.writeWhole(to, data)
}

func tempPrefix(target string) string { return "." + filepath.Base(target) + "-" }

// sweep removes the temporary files that dead writers of target left behind.
func sweep(target string, age time.Duration) {
	entries, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix(target)) || !strings.HasSuffix(e.Name(), tempSuffix) {
			continue
		}
		info, err := e.Info()
		// The file's time is the machine's, so it is compared with the machine's clock, not with a test's.
		if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) >= age {
			_ = os.Remove(filepath.Join(filepath.Dir(target), e.Name()))
		}
	}
}

func makeDir(dir string) error {
	if err := os.MkdirAll(dir, privateDir); err != nil {
		return &NotWritableError{Op: "make folder", Path: dir, Err: cause(err)}
	}
	return nil
}

// plain refuses anything but a plain file or nothing at path.
func plain(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return &NotPlainError{Path: path, Type: info.Mode().Type()}
	}
	return nil
}

// readPrivate reads a plain file of at most limit bytes, and takes other people's rights to it away. The error is
// os.ErrNotExist when there is none; a file over the limit gives limit+1 bytes.
func readPrivate(path string, limit int) ([]byte, error) {
	if err := plain(path); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().Perm()&0o077 != 0 {
		// Some file systems keep no modes and refuse; the tokens are no worse off for having been read.
		_ = f.Chmod(privateFile)
	}
	return io.ReadAll(io.LimitReader(f, int64(limit)+1))
}

// syncDir makes a rename durable. File systems that cannot flush a folder say EINVAL or ENOTSUP: nothing can be done then.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return cause(err)
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return cause(err)
}

// cause takes the path of a temporary file off an error: the person knows the target alone.
func cause(err error) error {
	var p *os.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
