package session

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// With KAKAOTUI_MODEL_RUNS that many ways are walked in place of modelRuns; with KAKAOTUI_MODEL_SEED it is the one way of
// that seed.
const (
	modelRuns  = 50
	modelSteps = 8
	envRuns    = "KAKAOTUI_MODEL_RUNS"
	envSeed    = "KAKAOTUI_MODEL_SEED"
)

// TestModel walks random ways through sessions and journals of one profile, against the simulator with faults, clock jumps
// and processes that die at any step, and looks after each way whether the rules held: nothing lost, nothing twice.
func TestModel(t *testing.T) {
	t.Parallel()
	runs := uint64(modelRuns)
	if given, err := strconv.ParseUint(os.Getenv(envRuns), 10, 32); err == nil {
		runs = given
	}
	first := uint64(1)
	if given, err := strconv.ParseUint(os.Getenv(envSeed), 10, 64); err == nil {
		first, runs = given, 1
	}
	// Two lanes: a run is mostly waiting for files on one of them.
	for lane := range uint64(2) {
		t.Run(fmt.Sprintf("lane %d", lane), func(t *testing.T) {
			t.Parallel()
			for seed := first + lane; seed < first+runs; seed += 2 {
				if w := walkModel(t, seed, nil); len(w.problems) > 0 {
					t.Fatal(shrunk(t, seed, w))
				}
			}
		})
	}
}

// walkModel walks the way of a seed without the steps in skip. Each step draws from a source of its own, so that leaving one
// out changes the others little.
func walkModel(t *testing.T, seed uint64, skip map[int]bool) *model {
	t.Helper()
	w := newModel(t, seed)
	defer w.close()
	for i := range modelSteps {
		if !skip[i] && len(w.problems) == 0 {
			w.step(i)
		}
	}
	w.check("after the last step")
	w.settleDown()
	w.check("after everything was mended")
	return w
}

// shrunk leaves out one step after the other as long as the run still fails, and tells what is left.
func shrunk(t *testing.T, seed uint64, failed *model) string {
	t.Helper()
	skip := map[int]bool{}
	for i := modelSteps - 1; i >= 0; i-- {
		skip[i] = true
		if w := walkModel(t, seed, skip); len(w.problems) > 0 {
			failed = w
		} else {
			delete(skip, i)
		}
	}
	return fmt.Sprintf("%s=%d\n%s\nsteps that matter:\n  %s", envSeed, seed,
		strings.Join(slices.Compact(failed.problems), "\n"), strings.Join(failed.told, "\n  "))
}
