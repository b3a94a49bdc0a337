package kit

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Paint is a style worked out once: what opens it and what closes it. Drawing with it is two string joins, where
// lipgloss measures and splits at each call.
type Paint struct{ open, shut string }

func paint(s lipgloss.Style) Paint {
	open, shut, _ := strings.Cut(s.Render("x"), "x")
	return Paint{open, shut}
}

// On draws one line of text.
func (p Paint) On(s string) string {
	if s == "" || p.open == "" {
		return s
	}
	return p.open + s + p.shut
}

// Theme is the hand the app is drawn in: one accent, everything else in the terminal's own colours.
type Theme struct {
	Dark   bool
	Accent Paint // what has the focus: KakaoTalk's yellow, darker on a light ground
	Title  Paint // a title of one word
	Dim    Paint // what is there to be looked up, not read
	Good   Paint
	Bad    Paint
	Warn   Paint
	Over   Paint // text beyond a limit
	Key    Paint // a key's name in the help line
	Chosen Paint // the chosen row of a list
	// Bubble is KakaoTalk's bubble, black text on yellow (the terminal's own black: it is written at each key); BubbleDim is Dim inside it.
	Bubble    Paint
	BubbleDim Paint
}

// NewTheme makes the theme for a dark or light ground. No underline anywhere: lipgloss splits grapheme clusters there.
func NewTheme(dark bool) Theme {
	choose := lipgloss.LightDark(dark)
	c := func(light, dark string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(choose(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	bubble := lipgloss.NewStyle().Background(lipgloss.Color("#fee500"))
	return Theme{
		Dark:      dark,
		Accent:    paint(c("#8a6d00", "#fee500").Bold(true)),
		Title:     paint(lipgloss.NewStyle().Bold(true)),
		Dim:       paint(c("#6b6b6b", "#8f8f8f")),
		Good:      paint(c("#1a7f37", "#57c878")),
		Bad:       paint(c("#c62828", "#ff7b72").Bold(true)),
		Warn:      paint(c("#9a6700", "#e3b341")),
		Over:      paint(c("#c62828", "#ff7b72").Reverse(true)),
		Key:       paint(c("#8a6d00", "#fee500")),
		Chosen:    paint(lipgloss.NewStyle().Reverse(true)),
		Bubble:    paint(bubble.Foreground(lipgloss.Black)),
		BubbleDim: paint(bubble.Foreground(lipgloss.Color("#756600"))),
	}
}
