//go:build linux

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkIdle is the processor time the app uses a second while its countdowns run and nobody types.
func BenchmarkIdle(b *testing.B) {
	c := openConsole(b, 120, 40)
	c.run(map[string]string{"LANG": korean.locale}, binary, "demo")
	c.walk(korean)
	countdown := func() string { return countdowns.FindString(c.screen()) }
	c.until("a countdown", func() bool { return countdown() != "" })
	const long = 5 * time.Second
	for b.Loop() {
		began, used, first := time.Now(), processorTime(b, c.cmd.Process.Pid), countdown()
		time.Sleep(long)
		used = processorTime(b, c.cmd.Process.Pid) - used
		if countdown() == first {
			b.Fatalf("the countdown stands still at %s", first)
		}
		b.ReportMetric(float64(used.Microseconds())/1000/time.Since(began).Seconds(), "ms-cpu/s")
	}
}

// processorTime is what the threads of a process used so far.
func processorTime(b *testing.B, pid int) (used time.Duration) {
	b.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		b.Skip("processor time is read from /proc/*/schedstat, which is not there:", err)
	}
	for _, t := range threads {
		raw, err := os.ReadFile(t)
		if err != nil {
			continue // it ended meanwhile
		}
		var ran int64
		if _, err := fmt.Sscan(string(raw), &ran); err != nil {
			b.Fatal(err)
		}
		used += time.Duration(ran)
	}
	return used
}
