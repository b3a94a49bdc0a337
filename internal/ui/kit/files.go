package kit

import (
	"context"
	"fmt"
	"io"
	"os/exec"

	"kakaotui/internal/kakao"
)

// Files is the disk as far as a person looks for an image there, and the file that their own editor gets. Every call runs in
// a job, Editor aside.
type Files interface {
	// Images lists a folder; "" is the working directory. Errors: *fs.PathError.
	Images(ctx context.Context, folder string) (Folder, error)
	// Open opens an image for an upload after a look at its type, bytes and pixels. Errors: *kakao.ImageError,
	// *ImageTooSmall, *fs.PathError.
	Open(path string) (OpenImage, kakao.ImageFile, error)
	// WriteAside writes a file for an editor, mode 0600, and gives its path; TakeAside reads and removes it.
	WriteAside(words string) (path string, err error)
	TakeAside(path string) (words string, err error)
	// Editor is the person's own editor on a file.
	Editor(path string) *exec.Cmd
}

// OpenImage is an open image; Len is how many bytes are left.
type OpenImage interface {
	io.ReadCloser
	Len() int
}

// Folder is what a folder holds for somebody who looks for an image.
type Folder struct {
	Path    string
	Folders []string    // names, without hidden ones
	Images  []ImageFile // by name
}

// ImageFile is an image in a folder, as far as a glance tells.
type ImageFile struct {
	Name          string
	Bytes         int64
	Width, Height int // pixels; 0 where they cannot be told
}

// ImageTooSmall refuses an image of fewer pixels than Kakao shows (kakao-api.md 5.1).
type ImageTooSmall struct{ Width, Height int }

func (e *ImageTooSmall) Error() string {
	return fmt.Sprintf("the image has %dx%d pixels", e.Width, e.Height)
}
