package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kakaotui/internal/text"
)

// manualIn is the page in a language, and the commands that it is about.
func manualIn(l text.Lang) (string, *cobra.Command) {
	c := &cli{args: []string{"man"}, lang: l, getenv: func(string) string { return "" }}
	root := c.rootCommand()
	return c.manual(root), root
}

var (
	// macros are what the page may order; roffOrders is what may follow a backslash.
	macros     = regexp.MustCompile(`^\.(TH|SH|SS|TP|PP|RS|RE|EX|EE|br|nh|ad l|nr HY 0|\\" -\*- coding: utf-8 -\*-)( "[^"]*")*$`)
	roffOrders = regexp.MustCompile(`\\(e|-|&|\(ga|\(aq|\(ha|\(ti|\(dq|f[BIR])`)
)

func TestManualIsRoff(t *testing.T) {
	t.Parallel()
	for _, l := range []text.Lang{text.Korean, text.English} {
		page, _ := manualIn(l)
		for line := range strings.Lines(page) {
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '\'' || line[0] == '.' && !macros.MatchString(line) {
				t.Errorf("%v: no macro of ours: %q", l, line)
			}
			if rest := roffOrders.ReplaceAllString(line, ""); strings.Contains(rest, `\`) && !strings.HasPrefix(line, `.\"`) {
				t.Errorf("%v: an order to roff out of a text: %q", l, line)
			}
			if strings.ContainsFunc(line, unicode.IsControl) || strings.Contains(line, "%!") {
				t.Errorf("%v: %q", l, line)
			}
		}
		if korean := strings.ContainsFunc(page, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }); korean != (l == text.Korean) {
			t.Errorf("%v: Korean is there: %v", l, korean)
		}
	}
}

// Every command and every flag that a person can see is in the page.
func TestManualIsWhole(t *testing.T) {
	t.Parallel()
	for _, l := range []text.Lang{text.Korean, text.English} {
		page, root := manualIn(l)
		seen := 0
		var look func(*cobra.Command)
		look = func(cmd *cobra.Command) {
			seen++
			heading := `.SS "` + cmd.CommandPath() + `"` + "\n"
			_, section, there := strings.Cut(page, heading)
			if section, _, _ = strings.Cut(section, "\n.SS "); cmd == root {
				section, there = page, true
			}
			if !there {
				t.Errorf("%v: %s is missing", l, cmd.CommandPath())
			}
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if name := `\fB` + strings.ReplaceAll("--"+f.Name, "-", `\-`) + `\fR`; !f.Hidden && !strings.Contains(section, name) {
					t.Errorf("%v: %s --%s is missing", l, cmd.CommandPath(), f.Name)
				}
			})
			for _, sub := range cmd.Commands() {
				if sub.IsAvailableCommand() {
					look(sub)
				}
			}
		}
		look(root)
		if seen < len(everyCommand) {
			t.Errorf("%v: only %d commands", l, seen)
		}
		for _, entries := range [][]text.ManEntry{text.ManEnv(), text.ManPaths(), text.ManCodes()} {
			for _, e := range entries {
				if !strings.Contains(page, bold(e.Name)+"\n") {
					t.Errorf("%v: %s is missing", l, e.Name)
				}
			}
		}
	}
}

func TestRoff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{".env is read", "\\&.env is read\n"},
		{"'quoted' ~/a^b `", "\\(aqquoted\\(aq \\(ti/a\\(hab \\(ga\n"},
		{`C:\n "x"`, "C:\\en \\(dqx\\(dq\n"},
		{"run `a --b` now", "run \\fBa \\-\\-b\\fR now\n"},
		{"one\n.two\n\nthree", "one\n\\&.two\n.PP\nthree\n"},
		{"한글\n\n  kakaotui send\n  .x", "한글\n.PP\n.RS \"4\"\n.EX\nkakaotui send\n\\&.x\n.EE\n.RE\n"},
	} {
		r := &roff{}
		r.prose(c.in)
		if got := r.b.String(); got != c.want {
			t.Errorf("%q gives %q, want %q", c.in, got, c.want)
		}
	}
	r := &roff{}
	r.macro("SH", `a "b" -c`)
	if got := r.b.String(); got != ".SH \"a \\(dqb\\(dq \\-c\"\n" {
		t.Errorf("%q", got)
	}
}

// formatter runs a program on the page and gives what it wrote on both outputs.
func formatter(t *testing.T, page string, name string, args ...string) (out, complaints string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin = strings.NewReader(page)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return o.String(), e.String()
}

func TestManualInFormatters(t *testing.T) {
	t.Parallel()
	for _, l := range []text.Lang{text.Korean, text.English} {
		page, root := manualIn(l)
		t.Run("groff "+l.String(), func(t *testing.T) {
			t.Parallel()
			if _, said := formatter(t, page, "groff", "-K", "utf8", "-Tutf8", "-man", "-z", "-ww"); said != "" {
				t.Errorf("groff complains: %s", said)
			}
			// Plain text: without bold and underlining, which are overstrikes or escape sequences.
			shown, _ := formatter(t, page, "groff", "-K", "utf8", "-Tutf8", "-man", "-P-c", "-P-b", "-P-u")
			for _, want := range []string{"kakaotui - " + root.Short, "--on-unknown ask|resend", "curl -H \"Authorization: Bearer $(kakaotui token)\"", "kakaotui run --on-fail"} {
				if !strings.Contains(shown, want) {
					t.Errorf("%q is not shown", want)
				}
			}
		})
		t.Run("mandoc "+l.String(), func(t *testing.T) {
			t.Parallel()
			// Errors alone: it would have shorter lines and, in a test's build, a date.
			if said, _ := formatter(t, page, "mandoc", "-Kutf-8", "-Tlint", "-Werror"); said != "" {
				t.Errorf("mandoc complains: %s", said)
			}
		})
	}
}
