//go:build unix

package screen

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// benchmarks are the programs that are measured, by their child mode.
var benchmarks = map[string]func() int{
	"bench-screen": func() int {
		_, err := Run(context.Background(), newPage(), Options{})
		return exitCode(err)
	},
	"bench-stock": func() int {
		_, err := tea.NewProgram(newPage()).Run()
		return exitCode(err)
	},
}

func exitCode(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// page is a screen full of Korean: a line that is typed into beside a log, and two countdowns below.
type page struct {
	rows   []string
	typed  []rune
	counts int
	now    time.Time
}

type (
	second  time.Time
	counted struct{}
)

func newPage() *page {
	p := &page{now: time.Now()}
	for i := range 37 {
		p.rows = append(p.rows, fmt.Sprintf("│%s│\x1b[2m%02d:%02d\x1b[m \x1b[32m보냄\x1b[m 나에게 보내기 %s│", strings.Repeat("한글 편집 ", 5), i/6, i%60, strings.Repeat("log ", 5)))
	}
	return p
}

func (p *page) Init() tea.Cmd { return p.tick() }

func (p *page) tick() tea.Cmd {
	if os.Getenv("SCREEN_BENCH_TICKING") == "" {
		return nil
	}
	return tea.Every(time.Second, func(t time.Time) tea.Msg { return second(t) })
}

func (p *page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case second:
		p.now = time.Time(msg)
		return p, p.tick()
	case counted:
		p.counts++
	case tea.KeyPressMsg:
		switch {
		case msg.String() == "ctrl+b":
			p.counts = 0
			return p, tea.Batch(slices.Repeat([]tea.Cmd{func() tea.Msg { return counted{} }}, 2000)...)
		case msg.Code == tea.KeyEnter:
			p.typed = nil
		default:
			p.typed = append(p.typed, []rune(msg.Text)...)
		}
	}
	return p, nil
}

func (p *page) View() tea.View {
	line := "│" + string(p.typed) + strings.Repeat(" ", max(0, 100-2*len(p.typed))) + "│"
	state := "수"
	if p.counts == 2000 {
		state = "끝"
	}
	clock := fmt.Sprintf("access %s  refresh %s  %d %s", p.now.Format("15:04:05"), p.now.Add(time.Hour).Format("15:04:05"), p.counts, state)
	v := tea.NewView(line + "\n" + strings.Join(p.rows, "\n") + "\n" + clock)
	v.AltScreen = true
	v.Cursor = tea.NewCursor(1+2*len(p.typed), 0)
	return v
}
