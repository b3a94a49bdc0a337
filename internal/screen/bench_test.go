//go:build unix

package screen

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// The benchmarks run programs in a pseudo-terminal of 120 by 40 and measure them from the outside:
//
//	go test ./internal/screen -run '^$' -bench Terminal -benchtime 300x
//
// Programs are a page full of Korean on this screen and on Bubble Tea's own renderer, nano where it is installed, and up to
// two more, the real app for one, given in the environment (app 1 and app 2):
//
//	SCREEN_BENCH_APP_1  its command line, run by sh
//	SCREEN_BENCH_READY  a text it shows when it has started
//	SCREEN_BENCH_KEYS   what to type to come to a text field, in Go's quoting (\t\r)
//	SCREEN_BENCH_FIELD  a text it shows when it is there
type program struct {
	name, command, ready, keys, field string
	burst                             bool // understands ctrl+b
}

func programs(b *testing.B) []program {
	self := func(mode string) string { return "exec env " + childMode + "=" + mode + " " + os.Args[0] }
	list := []program{
		{name: "screen", command: self("bench-screen"), ready: "편집", burst: true},
		{name: "stock", command: self("bench-stock"), ready: "편집", burst: true},
	}
	if _, err := exec.LookPath("nano"); err == nil {
		file := filepath.Join(b.TempDir(), "text")
		if err := os.WriteFile(file, []byte("\n"+strings.Repeat(strings.Repeat("한글 입력 ", 10)+"\n", 60)), 0o600); err != nil {
			b.Fatal(err)
		}
		list = append(list, program{name: "nano", command: "exec nano -I " + file, ready: "한글"})
	}
	for _, n := range []string{"1", "2"} {
		if command := os.Getenv("SCREEN_BENCH_APP_" + n); command != "" {
			keys, err := strconv.Unquote(`"` + os.Getenv("SCREEN_BENCH_KEYS") + `"`)
			if err != nil {
				b.Fatal("SCREEN_BENCH_KEYS:", err)
			}
			list = append(list, program{name: "app" + n, command: command, ready: os.Getenv("SCREEN_BENCH_READY"), keys: keys, field: os.Getenv("SCREEN_BENCH_FIELD")})
		}
	}
	return list
}

func BenchmarkTerminal(b *testing.B) {
	for _, p := range programs(b) {
		b.Run(p.name+"/key", func(b *testing.B) { benchmarkKey(b, p) })
		b.Run(p.name+"/first", func(b *testing.B) { benchmarkFirst(b, p) })
		b.Run(p.name+"/still", func(b *testing.B) { benchmarkIdle(b, p, "") })
		if p.burst {
			b.Run(p.name+"/countdowns", func(b *testing.B) { benchmarkIdle(b, p, "1") })
			b.Run(p.name+"/burst", func(b *testing.B) { benchmarkBurst(b, p) })
		}
	}
}

// benchmarkKey measures from the moment a syllable is typed to the moment its bytes come out, at any phase of any clock.
func benchmarkKey(b *testing.B, p program) {
	m := startMeter(b, p, "")
	var times []time.Duration
	written := 0
	for i := 0; b.Loop(); i++ {
		if i%30 == 29 {
			m.typed("\r")
			m.quiet()
		}
		syllable := string(rune('가' + 28*(i%399) + 1)) // 각, 객, ...: none of them is on the page
		before := m.size()
		start := time.Now()
		m.typed(syllable)
		times = append(times, m.sees(syllable, before).Sub(start))
		time.Sleep(time.Duration(5+rand.IntN(25)) * time.Millisecond)
		written += m.size() - before
	}
	slices.Sort(times)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(m.status("VmHWM")/1024, "MiB")
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "µs-p50")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "µs-p99")
	b.ReportMetric(float64(written)/float64(len(times)), "bytes/key")
}

// benchmarkFirst measures from the start of the process to its first picture, and its greatest memory.
func benchmarkFirst(b *testing.B, p program) {
	var times []time.Duration
	for i := 0; i < min(b.N, 15); i++ {
		start := time.Now()
		m := newMeter(b, p, "")
		times = append(times, m.sees(p.ready, 0).Sub(start))
		m.quiet()
		b.ReportMetric(m.status("VmHWM")/1024, "MiB")
		m.end()
	}
	slices.Sort(times)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-p50")
}

// benchmarkIdle measures processor time and wakeups a second while nobody types.
func benchmarkIdle(b *testing.B, p program, ticking string) {
	m := startMeter(b, p, ticking)
	time.Sleep(time.Second)
	const long = 5
	cpu, wakeups, written := m.processor(), m.status("voluntary_ctxt_switches"), m.size()
	time.Sleep(long * time.Second)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64((m.processor()-cpu).Microseconds())/1000/long, "ms-cpu/s")
	b.ReportMetric((m.status("voluntary_ctxt_switches")-wakeups)/long, "wakeups/s")
	b.ReportMetric(float64(m.size()-written)/long, "bytes/s")
}

// benchmarkBurst measures how long 2,000 messages take until the last state is shown.
func benchmarkBurst(b *testing.B, p program) {
	m := startMeter(b, p, "")
	var times []time.Duration
	for range min(b.N, 20) {
		before, start := m.size(), time.Now()
		m.typed("\x02")
		times = append(times, m.sees("끝", before).Sub(start))
		m.quiet()
	}
	slices.Sort(times)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-p50")
}

// meter is a pseudo-terminal that notes when bytes come and answers nothing.
type meter struct {
	b    *testing.B
	pty  *os.File
	cmd  *exec.Cmd
	mu   sync.Mutex
	more *sync.Cond
	out  []byte
	at   time.Time
}

func newMeter(b *testing.B, p program, ticking string) *meter {
	cmd := exec.Command("sh", "-c", p.command)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "SSH_TTY=", "SCREEN_BENCH_TICKING="+ticking)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		b.Skip("no pseudo-terminals here:", err)
	}
	m := &meter{b: b, pty: f, cmd: cmd}
	m.more = sync.NewCond(&m.mu)
	go func() {
		chunk := make([]byte, 64<<10)
		for {
			n, err := f.Read(chunk)
			now := time.Now()
			m.mu.Lock()
			m.out, m.at = append(m.out, chunk[:n]...), now
			m.mu.Unlock()
			m.more.Broadcast()
			if err != nil {
				return
			}
		}
	}()
	b.Cleanup(m.end)
	return m
}

func startMeter(b *testing.B, p program, ticking string) *meter {
	m := newMeter(b, p, ticking)
	m.sees(p.ready, 0)
	m.quiet()
	if p.keys != "" {
		before := 0
		for _, key := range p.keys {
			before = m.size()
			m.typed(string(key))
			m.quiet()
		}
		m.sees(p.field, before)
		m.quiet()
	}
	return m
}

func (m *meter) end() {
	_ = m.cmd.Process.Signal(syscall.SIGKILL)
	_ = m.cmd.Wait()
	_ = m.pty.Close()
}

func (m *meter) typed(s string) {
	if _, err := io.WriteString(m.pty, s); err != nil {
		m.b.Fatal(err)
	}
}

func (m *meter) size() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.out)
}

// sees waits for a text in what was written after an offset and tells when it came.
func (m *meter) sees(text string, after int) time.Time {
	timeout := time.AfterFunc(eventually, m.more.Broadcast)
	defer timeout.Stop()
	start := time.Now()
	m.mu.Lock()
	defer m.mu.Unlock()
	for !bytes.Contains(m.out[after:], []byte(text)) {
		if time.Since(start) >= eventually {
			m.b.Fatalf("never came: %q in %q", text, m.out[max(after, len(m.out)-300):])
		}
		m.more.Wait()
	}
	return m.at
}

// quiet waits until nothing has been written for a while.
func (m *meter) quiet() {
	for before := -1; before != m.size(); time.Sleep(50 * time.Millisecond) {
		before = m.size()
	}
}

// status adds up a number that the system tells of the process or each of its threads.
func (m *meter) status(name string) (sum float64) {
	files := []string{fmt.Sprintf("/proc/%d/status", m.cmd.Process.Pid)}
	if name == "voluntary_ctxt_switches" {
		files, _ = filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", m.cmd.Process.Pid))
	}
	for _, file := range files {
		text, _ := os.ReadFile(file)
		for line := range strings.Lines(string(text)) {
			if rest, ok := strings.CutPrefix(line, name+":"); ok {
				n, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
				sum += n
			}
		}
	}
	return sum
}

func (m *meter) processor() (sum time.Duration) {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", m.cmd.Process.Pid))
	for _, file := range files {
		text, _ := os.ReadFile(file)
		if fields := strings.Fields(string(text)); len(fields) > 0 {
			n, _ := strconv.ParseInt(fields[0], 10, 64)
			sum += time.Duration(n)
		}
	}
	return sum
}
