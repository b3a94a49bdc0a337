package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSavedTemplates(t *testing.T) {
	t.Parallel()
	d := Dirs{Config: filepath.Join(t.TempDir(), "config")}
	if all, err := Templates(d); err != nil || all != nil {
		t.Errorf("none yet: %v, %v", all, err)
	}
	if _, err := LoadTemplate(d, "생일"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("loaded what is not there: %v", err)
	}
	if err := RemoveTemplate(d, "생일"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("removed what is not there: %v", err)
	}
	before := time.Now().Add(-time.Minute)
	text := "{\"object_type\": \"text\", \"text\": \"{{이름}}님\"} "
	for _, name := range []string{"생일", "a-b", "a", "B_2"} {
		for _, text := range []string{"{}", text} { // the second replaces the first
			if err := SaveTemplate(d, SavedTemplate{Name: name, JSON: []byte(text)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	all, err := Templates(d)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, one := range all {
		names = append(names, one.Name)
		loaded, err := LoadTemplate(d, one.Name)
		if err != nil || string(loaded.JSON) != text || string(one.JSON) != text || !loaded.At.Equal(one.At) || loaded.At.Before(before) {
			t.Errorf("%s: %q at %v, %v", one.Name, loaded.JSON, loaded.At, err)
		}
		if info, err := os.Stat(filepath.Join(d.Config, "templates", one.Name+".json")); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", one.Name, info, err)
		}
	}
	if got := strings.Join(names, " "); got != "B_2 a a-b 생일" {
		t.Errorf("names: %s", got)
	}
	if err := RemoveTemplate(d, "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadTemplate(d, "a"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("still there: %v", err)
	}
}

func TestTemplateNames(t *testing.T) {
	t.Parallel()
	d := Dirs{Config: t.TempDir()}
	for _, name := range []string{"a", "생일-2026_x", "ㅋ", "漢字", "É", "１", "con1", "COM", "COM10", "null", strings.Repeat("가", 60)} {
		if err := SaveTemplate(d, SavedTemplate{Name: name}); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", ".", "..", "../a", "a/b", `a\b`, "a b", "a.json", "a\x00", "\xff", "\u1112\u1161\u11ab", "E\u0301", "👍", "a\n",
		"con", "NUL", "com1", "Lpt9", strings.Repeat("가", 61)} {
		_, loading := LoadTemplate(d, name)
		for what, err := range map[string]error{"load": loading, "save": SaveTemplate(d, SavedTemplate{Name: name}), "remove": RemoveTemplate(d, name)} {
			var refused *TemplateNameError
			if !errors.As(err, &refused) || refused.Name != name {
				t.Errorf("%s %q: %v", what, name, err)
			}
		}
	}
}

// What is no template of ours is told of, stays where it is, and keeps nobody from the others.
func TestTemplatesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	d := Dirs{Config: t.TempDir()}
	folder := filepath.Join(d.Config, "templates")
	write(t, filepath.Join(folder, "good.json"), "{")
	write(t, filepath.Join(folder, "notes.txt"), "")
	write(t, filepath.Join(folder, ".good.json-1.tmp"), "")
	write(t, filepath.Join(folder, "two words.json"), "{}")
	write(t, filepath.Join(folder, "huge.json"), strings.Repeat(" ", fileLimit+1))
	if err := os.Mkdir(filepath.Join(folder, "folder.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("good.json", filepath.Join(folder, "link.json")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	all, err := Templates(d)
	if len(all) != 1 || all[0].Name != "good" || string(all[0].JSON) != "{" {
		t.Errorf("%+v", all)
	}
	var name *TemplateNameError
	var damaged *DamagedError
	if !errors.As(err, &name) || name.Name != "two words" || !errors.As(err, &damaged) || damaged.Damage != DamageHuge || damaged.SetAside != "" {
		t.Errorf("%v", err)
	}
	for kind, path := range map[fs.FileMode]string{fs.ModeDir: "folder", fs.ModeSymlink: "link"} {
		_, loading := LoadTemplate(d, path)
		for what, err := range map[string]error{"load": loading, "save": SaveTemplate(d, SavedTemplate{Name: path}), "remove": RemoveTemplate(d, path)} {
			var odd *NotPlainError
			if !errors.As(err, &odd) || odd.Type != kind {
				t.Errorf("%s %s: %v", what, path, err)
			}
		}
		if !strings.Contains(err.Error(), path+".json") {
			t.Errorf("nothing is told of %s: %v", path, err)
		}
	}
	if files, _ := os.ReadDir(folder); len(files) != 7 {
		t.Errorf("left: %v", files)
	}
}

func FuzzTemplateName(f *testing.F) {
	for _, name := range []string{"생일", "../x", "a/b", "", ".", "\u1112\u1161\u11ab", "nul"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		d := Dirs{Config: "config"}
		path, err := templatePath(d, name)
		if err != nil {
			return
		}
		if filepath.Dir(path) != filepath.Join("config", "templates") || filepath.Base(path) != name+".json" || strings.HasPrefix(name, ".") {
			t.Errorf("%q leads to %s", name, path)
		}
	})
}
