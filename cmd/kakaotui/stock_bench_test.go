package main

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/screen"
)

// stockRenderer makes this test binary the demo on Bubble Tea's own renderer: the other side of the comparison in
// docs/performance.md, which says how it is run.
const stockRenderer = "KAKAOTUI_TEST_STOCK_RENDERER"

func init() {
	if os.Getenv(stockRenderer) == "" {
		return
	}
	runOnScreen = func(ctx context.Context, m tea.Model, _ screen.Options) (tea.Model, error) {
		return tea.NewProgram(m, tea.WithContext(ctx)).Run()
	}
	os.Args = []string{"kakaotui", "demo"}
	os.Exit(mainExit())
}
