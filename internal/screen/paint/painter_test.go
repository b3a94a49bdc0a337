package paint

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// korean gives two views of a page full of Korean that differ in a syllable.
func korean() (views [2]tea.View) {
	line := "│" + strings.Repeat("한글 입력 ", 11) + "│"
	lines := strings.Split(strings.TrimSuffix(strings.Repeat(line+"\n", 40), "\n"), "\n")
	for i, syllable := range []string{"한", "가"} {
		lines[20] = strings.Replace(line, "한글 입력 한", "한글 입력 "+syllable, 1)
		views[i] = tea.NewView(strings.Join(lines, "\n"))
		views[i].AltScreen, views[i].Cursor = true, tea.NewCursor(13, 20)
	}
	return views
}

// One syllable in a screen full of Korean costs its own bytes and the way to it.
func TestOneSyllableIsWritten(t *testing.T) {
	t.Parallel()
	p := &Painter{Colours: colorprofile.TrueColor}
	p.Resize(120, 40)
	views := korean()
	p.Frame(views[0])
	if got, want := string(p.Frame(views[1])), "\x1b[21;12H가\x1b[21;14H"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

// What the terminal can do is used from its answer on.
func TestWhatTheTerminalCanDo(t *testing.T) {
	t.Parallel()
	const (
		begin, end   = "\x1b[?2026h", "\x1b[?2026l"
		given, taken = "\x1b[?2027h", "\x1b[?2027l"
	)
	for value, knows := range map[ansi.ModeSetting]bool{
		ansi.ModeNotRecognized: false, ansi.ModeSet: true, ansi.ModeReset: true, ansi.ModePermanentlySet: true, ansi.ModePermanentlyReset: false,
	} {
		p := &Painter{Colours: colorprofile.TrueColor}
		if p.Sized() {
			t.Error("a size is known before it is told")
		}
		p.Resize(120, 40)
		views := korean()
		if first := string(p.Frame(views[0])); strings.Contains(first, begin) {
			t.Errorf("the first frame is %q", first)
		}
		p.Report(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: value})
		if got := string(p.Frame(views[1])); strings.HasPrefix(got, begin) != knows || strings.HasSuffix(got, end) != knows {
			t.Errorf("report %d: wrote %q", value, got)
		}
		p.Report(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: value})
		if got := string(p.Frame(views[1])); strings.Contains(got, given) != knows || strings.Contains(got, "한글") != knows {
			t.Errorf("report %d: wrote %q", value, got)
		}
		if left := string(p.Leave()); strings.Contains(left, taken) != (value == ansi.ModeReset) {
			t.Errorf("report %d: left by %q, which is not how it was found", value, left)
		}
	}
}

// A painter asks nothing, neither when it takes the terminal nor when it takes it back: whoever had it soon after that would get
// the answers.
func TestNothingIsAskedWithModes(t *testing.T) {
	t.Parallel()
	p := &Painter{Colours: colorprofile.TrueColor}
	p.Resize(5, 1)
	question := regexp.MustCompile(`\x1b\[[?>0-9;]*(\$p|[cnqu])|\x1b\]\d+;\?`)
	for _, screen := range []bool{true, true, false} {
		v := everything()
		v.AltScreen = screen
		for _, q := range question.FindAllString(string(p.Frame(v)), -1) {
			if q != "\x1b[>5u" { // which pushes
				t.Errorf("%q is asked", q)
			}
		}
		p.Leave()
	}
}

// The last row is painted anew after what was sent aside, which may have written there.
func TestAside(t *testing.T) {
	t.Parallel()
	p := &Painter{Colours: colorprofile.TrueColor}
	p.Aside("early ")
	p.Resize(5, 2)
	v := tea.NewView("a\nb")
	if got := string(p.Frame(v)); !strings.Contains(got, "early ") {
		t.Errorf("wrote %q", got)
	}
	p.Aside("written")
	if got := string(p.Frame(v)); !strings.Contains(got, "written\x1b[2;1H\x1b[Kb") || strings.Contains(got, "a\x1b") {
		t.Errorf("wrote %q", got)
	}
}

func BenchmarkFrame(b *testing.B) {
	views := korean()
	for _, c := range []struct {
		name   string
		before func(*Painter)
	}{
		{"a key", func(*Painter) {}}, {"everything", (*Painter).Repaint}, {"a new size", func(p *Painter) { p.Resize(120, 40) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := &Painter{Colours: colorprofile.TrueColor}
			p.Resize(120, 40)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c.before(p)
				p.Frame(views[i%2])
			}
		})
	}
}
