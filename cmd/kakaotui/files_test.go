package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

func writePNG(t *testing.T, path string, w, h int) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestImagesOfAFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writePNG(t, filepath.Join(dir, "바다.PNG"), 300, 250)
	for name, words := range map[string]string{"broken.jpg": "no picture", "산.webp": "RIFF....WEBPVP8X....\x00\x00\x00\x00\x1f\x03\x00\x8f\x01\x00", "\u1112\u1161\u11ab.gif": "x", "notes.txt": "x", ".hidden.png": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"사진", ".git"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	got, err := files{os.Getenv}.Images(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got.Images {
		got.Images[i].Bytes = 0
	}
	want := kit.Folder{Path: dir, Folders: []string{"사진"}, Images: []kit.ImageFile{{Name: "broken.jpg"}, {Name: "바다.PNG", Width: 300, Height: 250}, {Name: "산.webp", Width: 800, Height: 400}, {Name: "\u1112\u1161\u11ab.gif"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if _, err := (files{os.Getenv}).Images(context.Background(), filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestAnImageIsLookedAtBeforeItIsOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good, small, text := filepath.Join(dir, "a.png"), filepath.Join(dir, "b.png"), filepath.Join(dir, "c.png")
	writePNG(t, good, 200, 200)
	writePNG(t, small, 199, 400)
	if err := os.WriteFile(text, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := files{os.Getenv}
	r, look, err := f.Open(good)
	if err != nil || look.Type != "image/png" || r.Len() != int(look.Size) {
		t.Fatalf("%+v, %v", look, err)
	}
	b, err := io.ReadAll(r)
	if err != nil || int64(len(b)) != look.Size || r.Len() != 0 {
		t.Errorf("%d bytes, %d left, %v", len(b), r.Len(), err)
	}
	r.Close()
	if _, _, err := f.Open(small); !reflect.DeepEqual(err, &kit.ImageTooSmall{Width: 199, Height: 400}) {
		t.Errorf("%v", err)
	}
	if e, ok := errors.AsType[*kakao.ImageError](second(f.Open(text))); !ok || e.Reason != kakao.ImageNoImage {
		t.Errorf("%v", e)
	}
	if _, ok := errors.AsType[*fs.PathError](second(f.Open(dir))); !ok {
		t.Error("a folder was opened as an image")
	}
}

func second(_ kit.OpenImage, _ kakao.ImageFile, err error) error { return err }

func TestTheFileForAnEditorIsPrivateAndGoes(t *testing.T) {
	t.Parallel()
	f := files{os.Getenv}
	path, err := f.WriteAside("{}")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(path) })
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	words, err := f.TakeAside(path)
	if err != nil || words != "{}" {
		t.Errorf("%q, %v", words, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
}

func TestThePersonsOwnEditor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		visual, editor string
		want           []string
	}{
		{"code --wait", "nano", []string{"code", "--wait", "f"}},
		{" ", "nano", []string{"nano", "f"}},
	} {
		cmd := files{func(name string) string {
			return map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}[name]
		}}.Editor("f")
		if !reflect.DeepEqual(cmd.Args, c.want) {
			t.Errorf("%v, want %v", cmd.Args, c.want)
		}
	}
}
