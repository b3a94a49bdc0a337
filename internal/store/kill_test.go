package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// updaterHome names the state folder for a child process of this test binary that saves one generation after another.
const updaterHome = "STORE_TEST_UPDATER_HOME"

func TestMain(m *testing.M) {
	if home := os.Getenv(updaterHome); home != "" {
		saveForEver(home)
	}
	os.Exit(m.Run())
}

func saveForEver(home string) {
	f := OpenTokens(Dirs{State: home}, nil)
	for {
		got, err := f.Update(context.Background(), func(old Tokens) (Tokens, error) { return generation(old.UserID + 1), nil })
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(got.UserID)
	}
}

func TestKilledInTheMiddleOfSaving(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saved := int64(0)
	for range 12 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), updaterHome+"="+d.State)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if lines.Scan() { // it is at work now; kill it wherever it is
			saved = number(t, lines.Text())
		}
		time.Sleep(time.Duration(rand.IntN(15_000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			saved = number(t, lines.Text())
		}
		_ = child.Wait()
		got, err := f.Load()
		if err != nil {
			t.Fatalf("after generation %d: %v", saved, err)
		}
		// What was reported as saved is there; the one after it may be, too.
		if got.UserID != saved && got.UserID != saved+1 {
			t.Errorf("generation %d was saved, %d is there", saved, got.UserID)
		}
		wantGeneration(t, got, got.UserID)
		if old, err := f.read(f.previous); err != nil || old.UserID > got.UserID {
			t.Errorf("the generation before: %d, %v", old.UserID, err)
		}
	}
}

func number(t *testing.T, line string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(line, 10, 64)
	if err != nil {
		t.Fatalf("the child said %q", line)
	}
	return n
}
