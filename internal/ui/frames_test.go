//go:build unix

package ui

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"kakaotui/internal/screen"
	"kakaotui/internal/ui/kit"
)

// What a person may type: whole and in pieces, wide, joined, marked, and what has no shape of its own.
var (
	usualText = strings.Split("가 각 힣 한글 글 안녕하세요 a b Z 0 ~ é ß か 漢 字 Ａ … ★ ₩ ㅋㅋ hello -402", " ")
	oddText   = []string{
		"\u1112\u1161\u11ab", "\u1100\u1161", "\u1100", "\u1161", "\u11a8", // Hangul in pieces
		"😀", "👍", "👍🏽", "🧑‍💻", "👨‍👩‍👧‍👦", "🏴‍☠️", "🫠", "🇰🇷", "🇰", "☂️", "☂", "❤️", "⚡", // emoji, joined, flags, half a flag
		"ẹ\u0301", "가\u0301", "1\ufe0f\u20e3", "𠮷", // marks
		"\u200b", "\u202e", "\u00ad", // invisible
	}
	// emulatorKeeps are the clusters that the emulator draws otherwise than terminals do, with what it has in their place.
	emulatorKeeps = map[string]string{
		// It prints an ASCII letter before it has seen the marks that belong to it, and puts those into the next cell.
		"1\ufe0f\u20e3": "1",
	}
	editing = []string{
		"\r", "\x7f", "\x7f", "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x17", "\x15", // enter, erase, move, by words and lines
		"\x1bz", "\x1b[1;2D", "\x1b[1;2A", "\t", "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x1ba", "\x10", "\x1b", "\x1bOP", // undo, select, panes, pages, palette, help
	}
	pasted = []string{"첫 줄\r\n둘째 줄\tㅋ\n", "a\tb\t가\t", "\x01\x1f", "👍🏽👍🏽🇰🇷", strings.Repeat("긴 글 ", 30), strings.Repeat("x", 90)}
)

// recorder remembers what the app last asked to be shown.
type recorder struct {
	*App
	mu    sync.Mutex
	view  tea.View
	marks int // focus messages, which tell that everything typed before them was taken
}

func (r *recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := r.App.Update(msg)
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := msg.(tea.FocusMsg); ok {
		r.marks++
	}
	return r, cmd
}

func (r *recorder) View() tea.View {
	v := r.App.View()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.view = v
	return v
}

// stage is the app on the real screen, in a pseudo-terminal with an emulator at its other end.
type stage struct {
	testing.TB
	*rand.Rand
	app           *recorder
	pty           *os.File
	marks         int
	width, height int
	typed         []string

	mu       sync.Mutex
	emulator *vt.Emulator
	hidden   bool
}

func newStage(t testing.TB, seed uint64) *stage {
	t.Helper()
	p, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	s := &stage{TB: t, Rand: rand.New(rand.NewPCG(seed, 11)), pty: p, width: 80, height: 24, emulator: vt.NewEmulator(80, 24)}
	s.emulator.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { s.hidden = !v }})
	if err := pty.Setsize(p, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	s.app = &recorder{App: newRig(t).app}
	s.app.wait = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go s.pump()
	go func() { _, _ = io.Copy(p, s.emulator) }()
	go func() {
		_, err := screen.Run(ctx, s.app, screen.Options{Terminal: tty, Env: []string{"TERM=xterm-256color", "COLORTERM=truecolor"}})
		ended <- err
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil && ctx.Err() == nil {
			t.Error(err)
		}
		// The screen may still be asking for the size of its terminal: that file is left to the garbage collector.
		_ = p.Close()
	})
	return s
}

func (s *stage) pump() {
	b := make([]byte, 32<<10)
	for {
		n, err := s.pty.Read(b)
		s.mu.Lock()
		_, _ = s.emulator.Write(b[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *stage) types(what string) {
	s.Helper()
	s.typed = append(s.typed, what)
	if _, err := io.WriteString(s.pty, what); err != nil {
		s.Fatal(err)
	}
}

// step does something that a person may do, some of it fast.
func (s *stage) step() {
	switch s.IntN(12) {
	case 0:
		s.width, s.height = MinWidth+s.IntN(90), MinHeight+s.IntN(30)
		if s.IntN(6) == 0 {
			s.width, s.height = 1+s.IntN(60), 1+s.IntN(20)
		}
		s.resize()
	case 1:
		s.types("\x1b[200~" + pasted[s.IntN(len(pasted))] + "\x1b[201~")
	case 2, 3, 4:
		for range 1 + s.IntN(4) {
			s.types(editing[s.IntN(len(editing))])
		}
	case 5, 6:
		s.types(oddText[s.IntN(len(oddText))])
	default:
		for range 1 + s.IntN(8) {
			s.types(usualText[s.IntN(len(usualText))])
		}
	}
}

func (s *stage) resize() {
	s.Helper()
	s.typed = append(s.typed, fmt.Sprintf("<%dx%d>", s.width, s.height))
	s.mu.Lock()
	s.emulator.Resize(s.width, s.height)
	s.mu.Unlock()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(s.width), Rows: uint16(s.height)}); err != nil {
		s.Fatal(err)
	}
	// The terminal is not this process's own, so that nobody tells it of the new size.
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		s.Fatal(err)
	}
}

// isShown waits until everything typed was taken, and until the screen shows what the app asked for.
func (s *stage) isShown() {
	s.Helper()
	s.types("\x1b[I")
	s.marks++
	var wrong error
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		if wrong = s.compare(); wrong == nil {
			return
		}
		if time.Now().After(end) {
			s.Fatalf("%v\ntyped %q\nview:\n%s\nscreen:\n%s", wrong, s.typed, ansi.Strip(s.app.view.Content), s.emulator.String())
		}
	}
}

func (s *stage) compare() error {
	s.app.mu.Lock()
	v, marks := s.app.view, s.app.marks
	s.app.mu.Unlock()
	if marks < s.marks {
		return fmt.Errorf("%d of %d marks were taken", marks, s.marks)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	want := uv.NewScreenBuffer(s.width, s.height)
	want.Method = ansi.GraphemeWidth
	uv.NewStyledString(v.Content).Draw(want, want.Bounds())
	for y := range s.height {
		for x := range s.width {
			w, g := want.CellAt(x, y), s.emulator.CellAt(x, y)
			if w.Equal(g) || emulatorKeeps[w.Content] == g.Content && g.Content != "" {
				continue
			}
			if x > 0 && w.IsZero() && emulatorKeeps[want.CellAt(x-1, y).Content] != "" {
				continue
			}
			return fmt.Errorf("cell %d,%d is %#v, want %#v", x, y, *g, *w)
		}
	}
	if s.hidden != (v.Cursor == nil) {
		return fmt.Errorf("cursor hidden: %v, want %v", s.hidden, v.Cursor == nil)
	}
	if c := v.Cursor; c != nil && s.emulator.CursorPosition() != uv.Pos(c.X, c.Y) {
		return fmt.Errorf("cursor at %v, want %d,%d", s.emulator.CursorPosition(), c.X, c.Y)
	}
	return nil
}

func randomFrames(t testing.TB, seed uint64, steps int) {
	t.Helper()
	s := newStage(t, seed)
	for range steps {
		s.step()
		s.isShown()
		if s.app.at != kit.Compose {
			t.Fatalf("seed %d left the page with %q", seed, s.typed)
		}
	}
}

// Whatever a person does on the compose page: a terminal shows what the app drew, cell by cell, with the cursor in its place.
func TestRandomFrames(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			randomFrames(t, seed, 30)
		})
	}
}

func FuzzFrames(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { randomFrames(t, seed, 15) })
}
