package kittest

import (
	"bytes"
	"context"
	"io/fs"
	"os/exec"
	"path"
	"sync"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

// Files is a fake of kit.Files. Set the fields before use.
type Files struct {
	Folders  map[string]kit.Folder // "" is the working directory
	Contents map[string][]byte     // images by path
	Edit     func(words string) string
	AsideErr error

	mu    sync.Mutex
	aside map[string]string
}

// Images gives a folder of Folders.
func (f *Files) Images(_ context.Context, folder string) (kit.Folder, error) {
	if found, ok := f.Folders[folder]; ok {
		return found, nil
	}
	return kit.Folder{}, &fs.PathError{Op: "open", Path: folder, Err: fs.ErrNotExist}
}

type openImage struct{ *bytes.Reader }

func (openImage) Close() error { return nil }

// Open gives an image of Contents after the look that the real one takes.
func (f *Files) Open(name string) (kit.OpenImage, kakao.ImageFile, error) {
	b, ok := f.Contents[name]
	if !ok {
		return nil, kakao.ImageFile{}, &fs.PathError{Op: "open", Path: path.Base(name), Err: fs.ErrNotExist}
	}
	r := bytes.NewReader(b)
	look, err := kakao.CheckImage(r)
	if err == nil && look.TooSmall() {
		err = &kit.ImageTooSmall{Width: look.Width, Height: look.Height}
	}
	return openImage{r}, look, err
}

// WriteAside remembers the words, as Edit changes them.
func (f *Files) WriteAside(words string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.AsideErr != nil {
		return "", f.AsideErr
	}
	if f.Edit != nil {
		words = f.Edit(words)
	}
	f.aside = map[string]string{"aside.json": words}
	return "aside.json", nil
}

// TakeAside gives them and forgets them.
func (f *Files) TakeAside(name string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	words, ok := f.aside[name]
	if !ok {
		return "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	delete(f.aside, name)
	return words, nil
}

// Aside counts the files that nobody took away.
func (f *Files) Aside() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.aside)
}

// Editor is a command that nobody runs.
func (f *Files) Editor(name string) *exec.Cmd { return exec.Command("editor", name) }
