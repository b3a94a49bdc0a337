package store

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
)

// SavedTemplate is a message that was saved under a name, with {{placeholders}} for what differs each time.
type SavedTemplate struct {
	Name string
	JSON []byte    // a template_object, as the person wrote it
	At   time.Time // when it was saved: the file's time, so SaveTemplate takes no notice of it
}

const (
	templateSuffix = ".json"
	// maxTemplateName is in characters.
	maxTemplateName = 60
)

func templateFolder(d Dirs) string { return filepath.Join(d.Config, "templates") }

// templatePath refuses a name before it becomes part of a path.
func templatePath(d Dirs, name string) (string, error) {
	if !plainTemplateName(name) {
		return "", &TemplateNameError{Name: name}
	}
	return filepath.Join(templateFolder(d), name+templateSuffix), nil
}

// Templates are the saved templates, by name. One that cannot be read is left out and told of in the error beside the rest:
// *TemplateNameError, *NotPlainError, a *DamagedError for one that is far too large, file system errors. Nothing is moved.
func Templates(d Dirs) ([]SavedTemplate, error) {
	entries, err := os.ReadDir(templateFolder(d))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the folder of templates: %w", err)
	}
	var all []SavedTemplate
	var errs []error
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), templateSuffix)
		if !ok {
			continue
		}
		switch t, err := LoadTemplate(d, name); {
		case err == nil:
			all = append(all, t)
		case !errors.Is(err, os.ErrNotExist): // else another process has just taken it away
			errs = append(errs, err)
		}
	}
	slices.SortFunc(all, func(a, b SavedTemplate) int { return cmp.Compare(a.Name, b.Name) })
	return all, errors.Join(errs...)
}

// LoadTemplate reads one. Whether it is JSON nobody asks here: a person may save what is half done. Errors: os.ErrNotExist,
// *TemplateNameError, and those that Templates tells of.
func LoadTemplate(d Dirs, name string) (SavedTemplate, error) {
	path, err := templatePath(d, name)
	if err != nil {
		return SavedTemplate{}, err
	}
	b, err := readPrivate(path, fileLimit)
	if err != nil {
		return SavedTemplate{}, fmt.Errorf("reading the template %s: %w", name, err)
	}
	if len(b) > fileLimit {
		return SavedTemplate{}, &DamagedError{Path: path, Damage: DamageHuge}
	}
	t := SavedTemplate{Name: name, JSON: b}
	if info, err := os.Stat(path); err == nil {
		t.At = info.ModTime()
	}
	return t, nil
}

// SaveTemplate keeps one, in a file of its own (templates/NAME.json beside config.toml), mode 0600; one of that name is
// replaced. Errors: *TemplateNameError, *NotWritableError, *NotPlainError.
func SaveTemplate(d Dirs, t SavedTemplate) error {
	path, err := templatePath(d, t.Name)
	if err != nil {
		return err
	}
	return realDisk.writeWhole(path, t.JSON)
}

// RemoveTemplate takes one away. Errors: os.ErrNotExist, *TemplateNameError, *NotWritableError, *NotPlainError.
func RemoveTemplate(d Dirs, name string) error {
	path, err := templatePath(d, name)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err != nil {
		return fmt.Errorf("removing the template %s: %w", name, err)
	}
	return remove(path)
}

// TemplateNameError refuses a name: letters (Hangul too), digits, - and _, at most 60 characters. Hangul has to be composed
// (hangul.NFC), so that one name is one file; names that Windows keeps for devices are refused everywhere.
type TemplateNameError struct{ Name string }

func (e *TemplateNameError) Error() string {
	return fmt.Sprintf("the template name %q is not plain: use 1 to %d letters, digits, Hangul syllables, underscores or hyphens", e.Name, maxTemplateName)
}

func plainTemplateName(name string) bool {
	if n := len([]rune(name)); n == 0 || n > maxTemplateName || device(name) {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' || conjoining(r) || r == unicode.ReplacementChar
	})
}

// conjoining reports whether r is a letter of a Hangul syllable that was taken apart.
func conjoining(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0xA960 && r <= 0xA97F || r >= 0xD7B0 && r <= 0xD7FF
}

// device reports whether Windows takes a file of this name for a device, whatever its suffix.
func device(name string) bool {
	name = strings.ToUpper(name)
	if port := strings.TrimRight(name, "123456789"); port == "COM" || port == "LPT" {
		return len(name) == len("COM1")
	}
	return slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, name)
}
