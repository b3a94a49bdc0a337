package journal

import (
	"errors"
	"io/fs"
	"os"
)

// hides is a file that stands beside the journal while a text that is to be gone may be in SQLite's log: from before such a
// message is written until the log was moved into the database and no such text is left there. A process that was killed
// leaves it, too. A file can be looked for in no time; the rows that it speaks of cannot.
func (j *Journal) hides() string { return j.path + ".hides" }

// hide is called before a text that is to be gone is written or removed.
func (j *Journal) hide() error {
	f, err := os.OpenFile(j.hides(), os.O_CREATE|os.O_WRONLY, privateFile)
	if err != nil {
		return &NotWritableError{Op: "write", Path: j.hides(), Err: cause(err)}
	}
	return f.Close()
}

// hiding says whether such a text may be in the log; not knowing is a reason to think so.
func (j *Journal) hiding() bool {
	_, err := os.Lstat(j.hides())
	return !errors.Is(err, fs.ErrNotExist)
}

// shown takes the file away when nothing is hidden any more: no text that is to be gone was in the database when it was
// closed, and with the last connection the log went. Another process may have written one since; then it stands again, or
// its log does.
func (j *Journal) shown(none bool) {
	if _, err := os.Lstat(j.path + "-wal"); none && errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(j.hides())
	}
}
