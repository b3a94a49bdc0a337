//go:build linux

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkIdle is the processor time the app uses a second while its countdowns run and nobody types.
func BenchmarkIdle(b *testing.B) {
	c := openConsole(b, 120, 40)
	c.run(map[string]string{"LANG": korean.locale}, released(b), "demo")
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

// BenchmarkMemory is the most memory that the app has held from its start until a Korean message was written: pages of the
// program itself, and the rest.
func BenchmarkMemory(b *testing.B) {
	var all, own []float64
	for b.Loop() {
		c := openConsole(b, 120, 40)
		c.run(map[string]string{"LANG": korean.locale}, released(b), "demo")
		c.walk(korean)
		c.types("안녕하세요 오늘은 날씨가 좋네요")
		c.until("the message", func() bool { return strings.Contains(c.screen(), "좋네요") })
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
		if err != nil {
			b.Skip("memory is read from /proc, which is not there:", err)
		}
		all = append(all, kibibytes(b, raw, "VmHWM")/1024)
		own = append(own, kibibytes(b, raw, "RssAnon")/1024)
		c.quits()
	}
	b.ReportMetric(median(all), "MiB-peak")
	b.ReportMetric(median(own), "MiB-own")
	b.ReportMetric(0, "ns/op")
}

func kibibytes(b *testing.B, status []byte, name string) float64 {
	b.Helper()
	_, rest, found := strings.Cut(string(status), name+":")
	var n float64
	if _, err := fmt.Sscan(rest, &n); !found || err != nil {
		b.Fatalf("no %s in /proc: %v", name, err)
	}
	return n
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
