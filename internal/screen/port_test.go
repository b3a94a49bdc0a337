package screen

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the screen does must be asked of its port: Bubble Tea's own commands write past it.
func TestNobodyElseWritesToTheTerminal(t *testing.T) {
	t.Parallel()
	forbidden := regexp.MustCompile(`\btea\.(Suspend|ExecProcess|Exec|SetClipboard|SetPrimaryClipboard|ReadClipboard|ReadPrimaryClipboard|Raw|Println|Printf|` +
		`ClearScreen|Request[A-Z]\w*|NewProgram)\b`)
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			if rel == filepath.Join("internal", "screen") || strings.HasPrefix(d.Name(), ".") && rel != "." || d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(source), "\n") {
			code, _, _ := strings.Cut(line, "//")
			if call := forbidden.FindString(code); call != "" {
				t.Errorf("%s:%d calls %s: ask screen.Port", rel, i+1, call)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Error("found no source to check")
	}
}
