package journal

import "os"

// Stamp is what the file system says of the journal's files. While it stays the same nothing was written, which costs neither a
// statement nor a lock to find out; a write within one tick of the file system's clock may hide behind it, so look at Head now and
// then all the same.
type Stamp struct {
	// Known is false where the file system tells of writes late.
	Known         bool
	Database, Log FileStamp // Log is the -wal file
}

// FileStamp is of one file; the zero value is of one that is not there.
type FileStamp struct {
	Size    int64  // bytes
	Written int64  // nanoseconds since 1970
	Number  uint64 // of the file itself, whatever its name
}

// Same tells whether nothing was written between the two.
func (s Stamp) Same(other Stamp) bool { return s.Known && s == other }

// Stamp looks at the files, and opens none.
func (j *Journal) Stamp() Stamp {
	if !stampsTell {
		return Stamp{}
	}
	return Stamp{true, stampOf(j.path), stampOf(j.path + "-wal")}
}

func stampOf(path string) FileStamp {
	info, err := os.Lstat(path)
	if err != nil {
		return FileStamp{}
	}
	return FileStamp{info.Size(), info.ModTime().UnixNano(), fileNumber(info)}
}
