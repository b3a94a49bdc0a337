package main

import "strings"

// roff writes a manual page in the macros of man(7). Whatever text it is given, a line begins with a dot or an apostrophe only
// where a macro is meant.
type roff struct{ b strings.Builder }

// roffEscapes are the characters that roff takes for orders or draws as others: what stands in a manual is typed as it stands.
var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "`", `\(ga`, "'", `\(aq`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// raw writes a line of roff.
func (r *roff) raw(line string) { r.b.WriteString(line + "\n") }

// macro writes a macro with its arguments.
func (r *roff) macro(name string, args ...string) {
	line := "." + name
	for _, a := range args {
		line += ` "` + roffEscapes.Replace(a) + `"`
	}
	r.raw(line)
}

// line writes one line of text, which may hold fonts.
func (r *roff) line(escaped string) {
	if strings.HasPrefix(escaped, ".") || strings.HasPrefix(escaped, "'") {
		escaped = `\&` + escaped
	}
	r.raw(escaped)
}

// prose writes paragraphs, which blank lines part. Lines that are set in are examples and stay as they are.
func (r *roff) prose(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		switch {
		case strings.HasPrefix(paragraph, "  "):
			r.example(strings.Split(paragraph, "\n"))
			continue
		case i > 0:
			r.macro("PP")
		}
		for text := range strings.SplitSeq(paragraph, "\n") {
			r.line(commandsBold(text))
		}
	}
}

// example writes lines that are neither filled nor broken.
func (r *roff) example(lines []string) {
	r.macro("PP")
	r.macro("RS", "4")
	r.macro("EX")
	for _, l := range lines {
		r.line(roffEscapes.Replace(strings.TrimPrefix(l, "  ")))
	}
	r.macro("EE")
	r.macro("RE")
}

// entry writes a name and what it stands for, which is set in below it. name is roff.
func (r *roff) entry(name, about string) {
	r.macro("TP")
	r.line(name)
	r.line(commandsBold(about))
}

func bold(s string) string { return `\fB` + roffEscapes.Replace(s) + `\fR` }

func italic(s string) string { return `\fI` + roffEscapes.Replace(s) + `\fR` }

// commandsBold is a text with what stands between backquotes in bold.
func commandsBold(s string) string {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 {
		return roffEscapes.Replace(s) // one that has no other
	}
	for i := range parts {
		if i%2 == 1 {
			parts[i] = bold(parts[i])
		} else {
			parts[i] = roffEscapes.Replace(parts[i])
		}
	}
	return strings.Join(parts, "")
}
