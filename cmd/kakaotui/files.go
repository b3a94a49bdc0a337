package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

// files is kit.Files on this machine's disk.
type files struct{ getenv func(string) string }

// imageNames are the endings of files that are listed.
var imageNames = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}

// mostGlances is how many images of a folder are looked into for their size in pixels.
const mostGlances = 300

func (f files) Images(ctx context.Context, path string) (kit.Folder, error) {
	path, err := f.folder(path)
	if err != nil {
		return kit.Folder{}, err
	}
	out := kit.Folder{Path: path}
	entries, err := os.ReadDir(path)
	if err != nil {
		return out, fmt.Errorf("reading the folder: %w", err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(path, name)) // follows links
		switch {
		case err != nil: // gone, or a link to nowhere
		case info.IsDir():
			out.Folders = append(out.Folders, name)
		case info.Mode().IsRegular() && slices.Contains(imageNames, strings.ToLower(filepath.Ext(name))):
			file := kit.ImageFile{Name: name, Bytes: info.Size()}
			if len(out.Images) < mostGlances && ctx.Err() == nil {
				file.Width, file.Height = pixels(filepath.Join(path, name))
			}
			out.Images = append(out.Images, file)
		}
	}
	slices.SortFunc(out.Folders, byName)
	slices.SortFunc(out.Images, func(a, b kit.ImageFile) int { return byName(a.Name, b.Name) })
	return out, nil
}

// byName puts names in order whether their Hangul is composed or not.
func byName(a, b string) int { return cmp.Compare(hangul.NFC(a), hangul.NFC(b)) }

// folder is an absolute path; "" is the working directory, ~ the person's home.
func (f files) folder(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("looking for the home: %w", err)
		}
		path = home + rest
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("looking for the folder: %w", err)
	}
	return path, nil
}

// pixels reads the beginning of an image; 0 by 0 where that does not tell.
func pixels(path string) (w, h int) {
	file, err := os.Open(path)
	if err != nil {
		return 0, 0
	}
	defer file.Close()
	w, h, err = kakao.ImagePixels(io.LimitReader(file, kakao.MaxImage))
	if err != nil {
		return 0, 0
	}
	return w, h
}

// countedImage is an open image of known length.
type countedImage struct {
	*os.File
	left int64
}

func (c *countedImage) Len() int { return int(c.left) }

func (c *countedImage) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	c.left -= int64(n)
	return n, err
}

func (f files) Open(path string) (kit.OpenImage, kakao.ImageFile, error) {
	path, err := f.folder(path)
	if err != nil {
		return nil, kakao.ImageFile{}, err
	}
	info, err := os.Stat(path) // before opening: a pipe would wait for somebody who writes into it
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: errors.New("no plain file")}
	}
	if err != nil {
		return nil, kakao.ImageFile{}, fmt.Errorf("opening the image: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, kakao.ImageFile{}, fmt.Errorf("opening the image: %w", err)
	}
	look, err := kakao.CheckImage(file)
	if err == nil && look.TooSmall() {
		err = &kit.ImageTooSmall{Width: look.Width, Height: look.Height}
	}
	if err != nil {
		file.Close()
		return nil, look, err
	}
	return &countedImage{file, look.Size}, look, nil
}

// WriteAside writes a file that only this person can read, as os.CreateTemp makes it.
func (files) WriteAside(words string) (string, error) {
	f, err := os.CreateTemp("", "kakaotui-*.json")
	if err != nil {
		return "", fmt.Errorf("making a file for the editor: %w", err)
	}
	_, err = f.WriteString(words + "\n")
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("writing a file for the editor: %w", err)
	}
	return f.Name(), nil
}

// TakeAside gives the words also when only the removal failed.
func (files) TakeAside(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading what the editor left: %w", err)
	}
	words := strings.TrimSuffix(string(b), "\n")
	if err := os.Remove(path); err != nil {
		return words, fmt.Errorf("removing the editor's file: %w", err)
	}
	return words, nil
}

func (f files) Editor(path string) *exec.Cmd {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(f.getenv(name)); len(words) > 0 {
			return exec.Command(words[0], append(words[1:], path)...)
		}
	}
	if runtime.GOOS == "windows" {
		return exec.Command("notepad", path)
	}
	return exec.Command("vi", path)
}
