package walls

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "kakaotui/"

// rooms says what each room may import of the project. A room that is not named here fails the test, so that a new one
// gets its walls on the day it is built. A "*" allows every room.
var rooms = map[string][]string{
	"cmd/kakaotui":       {"*"},
	"internal/kakao":     {},
	"internal/text":      {},
	"internal/hangul":    {},
	"internal/simulator": {},
	"internal/walls":     {},
	"internal/watch":     {"internal/hangul"},
	"internal/journal":   {},
	"internal/editor":    {"internal/hangul"},
	"internal/template":  {"internal/kakao"},
	"internal/importer":  {"internal/kakao"},
	"internal/login":     {"internal/kakao"},
	"internal/store":     {"internal/kakao"},
	"internal/session":   {"internal/kakao", "internal/login", "internal/store", "internal/journal"},
	"internal/report":    {"internal/kakao", "internal/login", "internal/store", "internal/journal", "internal/session", "internal/text", "internal/hangul"},
	"internal/doctor":    {"internal/kakao", "internal/store", "internal/journal", "internal/session", "internal/report", "internal/text"},
	"internal/ui":        {"internal/ui/*"},
	"internal/ui/kit":    {"internal/kakao", "internal/login", "internal/store", "internal/session", "internal/journal", "internal/hangul", "internal/text"},

	// The screen, and the rooms below it that only it enters.
	"internal/screen":         {"internal/screen/*"},
	"internal/screen/control": {},
	"internal/screen/guard":   {},
	"internal/screen/guest":   {},
	"internal/screen/paint":   {"internal/screen/control", "internal/screen/picture"},
	"internal/screen/picture": {"internal/screen/control"},
	"internal/screen/wire":    {},
}

// pageRooms is what every page and part may import; a page imports no page.
var pageRooms = []string{
	"internal/ui/kit", "internal/ui/part", "internal/ui/preview", "internal/template", "internal/editor", "internal/hangul", "internal/text", "internal/report",
	"internal/session", "internal/journal", "internal/store", "internal/login", "internal/kakao",
}

// libraries says which rooms alone may import a library, and which rooms may import nothing beyond the standard library and these.
var libraries = map[string][]string{
	"charm.land/":                           {"cmd/kakaotui", "internal/ui", "internal/screen"},
	"github.com/charmbracelet/ultraviolet":  {"internal/screen"},
	"golang.org/x/oauth2":                   {"internal/kakao"},
	"github.com/spf13/":                     {"cmd/kakaotui"},
	"github.com/pkg/browser":                {"internal/login"},
	"github.com/gofrs/flock":                {"internal/store"},
	"github.com/zalando/go-keyring":         {"internal/store"},
	"github.com/godbus/dbus/":               {"internal/store"},
	"github.com/adrg/xdg":                   {"internal/store"},
	"github.com/joho/godotenv":              {"internal/store"},
	"github.com/pelletier/go-toml":          {"internal/store"},
	"github.com/atotto/clipboard":           {"cmd/kakaotui"},
	"rsc.io/qr":                             {"cmd/kakaotui", "internal/ui"},
	"golang.org/x/text":                     {"internal/hangul"},
	"golang.org/x/term":                     {"cmd/kakaotui", "internal/screen"},
	"golang.org/x/sys":                      {"cmd/kakaotui", "internal/screen", "internal/store", "internal/journal"},
	"modernc.org/sqlite":                    {"internal/journal"},
	"github.com/charmbracelet/x/ansi":       {"cmd/kakaotui", "internal/hangul", "internal/screen", "internal/ui"},
	"github.com/charmbracelet/x/term":       {"cmd/kakaotui", "internal/screen"},
	"github.com/charmbracelet/colorprofile": {"cmd/kakaotui", "internal/screen", "internal/ui"},
	"github.com/clipperhouse/uax29/":        {"internal/hangul"},
	"github.com/clipperhouse/displaywidth":  {"internal/hangul"},
}

const bubbleTea = "charm.land/bubbletea/v2"

// leavesTheModel are Bubble Tea's ways to the terminal that only the terminal's owner may use, so that it can be exchanged.
// On the screen they do nothing, or write past it.
var leavesTheModel = regexp.MustCompile(`^(Suspend|Exec|ExecProcess|(Set|Read)(Primary)?Clipboard|Raw|Println|Printf|ClearScreen|NewProgram|Request\w+)$`)

type source struct {
	room, path string
	file       *ast.File
}

// sources parses every Go file of the module that is no test, whatever its build tags.
func sources(t *testing.T) []source {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	var out []source
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if d.Name() == "testdata" || (rel != "." && strings.HasPrefix(d.Name(), ".")) || ownModule(root, path) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		out = append(out, source{filepath.ToSlash(filepath.Dir(rel)), rel, f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 30 {
		t.Fatalf("only %d source files found below %s", len(out), root)
	}
	return out
}

// ownModule tells whether a folder is a module of its own (clients of other people, tested against the simulator).
func ownModule(root, dir string) bool {
	if dir == root {
		return false
	}
	m, _ := filepath.Glob(filepath.Join(dir, "go.mod"))
	return len(m) > 0
}

func imports(s source) []string {
	var out []string
	for _, i := range s.file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		out = append(out, p)
	}
	return out
}

// testOnly are packages that only tests import.
func testOnly(room string) bool {
	return strings.HasSuffix(room, "test") || strings.Contains(room, "/benchmark")
}

func TestEveryRoomKeepsItsWalls(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if testOnly(s.room) {
			continue
		}
		allowed, known := rooms[s.room]
		if !known && strings.HasPrefix(s.room, "internal/ui/") {
			allowed, known = pageRooms, true
		}
		if !known {
			t.Errorf("%s: room %s has no walls yet: name it here and in docs/architecture.md", s.path, s.room)
			continue
		}
		if s.room == "internal/ui" {
			allowed = append(slices.Clone(allowed), pageRooms...)
		}
		for _, p := range imports(s) {
			to, ours := strings.CutPrefix(p, module)
			if ours && !mayImport(allowed, to) {
				t.Errorf("%s: %s may not import %s", s.path, s.room, to)
			}
		}
	}
}

func mayImport(allowed []string, to string) bool {
	for _, a := range allowed {
		folder, all := strings.CutSuffix(a, "*")
		if a == to || (all && strings.HasPrefix(to, folder)) {
			return true
		}
	}
	return false
}

func TestLibrariesStayInTheirRooms(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if testOnly(s.room) {
			continue
		}
		for _, p := range imports(s) {
			if first, _, _ := strings.Cut(p, "/"); !strings.Contains(first, ".") {
				continue // the standard library, or ours
			}
			if !libraryAllowed(s.room, p) {
				t.Errorf("%s: %s may not import %s", s.path, s.room, p)
			}
		}
	}
}

func libraryAllowed(room, lib string) bool {
	for prefix, in := range libraries {
		if !strings.HasPrefix(lib, prefix) {
			continue
		}
		for _, r := range in {
			if room == r || strings.HasPrefix(room, r+"/") {
				return true
			}
		}
	}
	return false
}

func TestOnlyTheTerminalsOwnerLeavesTheModel(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.room == "internal/screen" || testOnly(s.room) {
			continue
		}
		for _, i := range s.file.Imports { // under another name, or none, the calls would not be found
			if i.Path.Value == strconv.Quote(bubbleTea) && i.Name != nil && i.Name.Name != "tea" {
				t.Errorf("%s: Bubble Tea is imported as %s: call it tea", s.path, i.Name.Name)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "tea" && leavesTheModel.MatchString(sel.Sel.Name) {
				t.Errorf("%s: tea.%s: ask the kit.Terminal port instead", s.path, sel.Sel.Name)
			}
			return true
		})
	}
}

// kakao touches no disk and no terminal; editor, session and login know no Bubble Tea (libraries above); update and view
// code reaches network and files through jobs alone.
func TestNoDiskAndNoNetworkWhereTheyDoNotBelong(t *testing.T) {
	t.Parallel()
	banned := map[string][]string{
		"internal/kakao":    {"os", "os/exec", "io/ioutil"},
		"internal/ui":       {"net/http", "os", "net"},
		"internal/editor":   {"os", "net", "net/http"},
		"internal/hangul":   {"os", "net", "net/http"},
		"internal/text":     {"os", "net", "net/http"},
		"internal/report":   {"net/http", "os/exec"},
		"internal/importer": {"os", "net", "net/http"},
		"internal/doctor":   {"os", "os/exec", "net/http"},
	}
	for _, s := range sources(t) {
		for room, not := range banned {
			if testOnly(s.room) || (s.room != room && !strings.HasPrefix(s.room, room+"/")) {
				continue
			}
			for _, p := range imports(s) {
				if slices.Contains(not, p) {
					t.Errorf("%s: %s may not import %s", s.path, room, p)
				}
			}
		}
	}
}
