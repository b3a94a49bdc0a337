package main_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, (\d+) allocs$`)

const (
	// maxInit is what one package may allocate before main. go-runewidth before v0.0.31 took about 560 KB (and 25 ms).
	maxInit = 160 << 10
	// maxAllInits is the same for all of them together.
	maxAllInits = 450 << 10
)

// A send must start in milliseconds, so no package may build much before main. Bytes are counted and not time, which says
// nothing on a busy machine.
func TestNothingHeavyBeforeMain(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("GODEBUG=inittrace=1")
	r := w.want(0, "send", "--dry-run", "hi")
	all, seen := 0, 0
	for _, m := range initLine.FindAllStringSubmatch(r.err, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		all += n
		seen++
		if n > maxInit {
			t.Errorf("%s allocates %d bytes before main", m[1], n)
		}
	}
	if seen < 20 || all > maxAllInits {
		t.Errorf("%d packages allocate %d bytes before main", seen, all)
	}
}

// Who calls a method by a name that is known only at run time (text/template does) makes the linker keep every method of
// every type: a sixth more of a program, of which every start reads the most part and every run holds it in memory.
func TestUnusedMethodsAreLeftOut(t *testing.T) {
	t.Parallel()
	newWorld(t)
	symbols, err := exec.Command("go", "tool", "nm", binary).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(symbols, []byte(" main.main\n")) {
		t.Fatal("the program's symbols cannot be read")
	}
	for _, name := range []string{"reflect.Value.MethodByName", "reflect.Value.Method", "reflect.(*rtype).MethodByName"} {
		if bytes.Contains(symbols, []byte(" "+name+"\n")) {
			t.Errorf("something calls %s: find it with go build -ldflags=-dumpdep, at the lines that say <ReflectMethod>", name)
		}
	}
}

// release is the program built as it is given to people: without cgo, which would load a C library at every start, and
// without what only a debugger reads, and copied as installing does. What the linker leaves lies in the page cache as single
// pages, which costs each start a millisecond until the file is read from the disk again.
var release = sync.OnceValues(func() (string, error) {
	path := filepath.Join(filepath.Dir(binary), "release-"+filepath.Base(binary))
	linked := path + ".linked"
	build := exec.Command("go", "build", "-buildvcs=false", "-trimpath", "-ldflags", "-s -w", "-o", linked, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the release: %w\n%s", err, out)
	}
	defer func() { _ = os.Remove(linked) }()
	program, err := os.ReadFile(linked)
	if err != nil {
		return "", err
	}
	return path, os.WriteFile(path, program, 0o700)
})

func released(b *testing.B) string {
	b.Helper()
	path, err := release()
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkSendDryRun is the whole process. The baseline is a Go program that does nothing, run in turns with it, so that a
// busy machine slows both.
func BenchmarkSendDryRun(b *testing.B) {
	dir := b.TempDir()
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	base := filepath.Join(dir, "empty")
	if out, err := exec.Command("go", "build", "-o", base, empty).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	app := released(b)
	env := []string{"KAKAOTUI_HOME=" + dir, "HOME=" + dir, "SystemRoot=" + os.Getenv("SystemRoot")}
	spawn := func(name string, args ...string) time.Duration {
		cmd := exec.Command(name, args...)
		cmd.Env = env
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, strings.TrimSpace(string(out)))
		}
		return time.Since(start)
	}
	var ours, theirs time.Duration
	for b.Loop() {
		ours += spawn(app, "send", "--dry-run", "hi")
		theirs += spawn(base)
	}
	b.ReportMetric(float64(ours.Microseconds())/1000/float64(b.N), "ms/send")
	b.ReportMetric(float64(theirs.Microseconds())/1000/float64(b.N), "ms/empty-program")
	b.ReportMetric(float64(ours)/float64(theirs), "x-empty-program")
	b.ReportMetric(0, "ns/op") // both programs together say nothing
}
