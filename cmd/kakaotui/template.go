package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/template"
	"kakaotui/internal/text"
)

func (c *cli) templateCommand() *cobra.Command {
	list := func(*cobra.Command, []string) error { return c.templateList() }
	root := &cobra.Command{Use: "template", Short: c.say(text.CmdTemplate), Long: c.say(text.CmdTemplateLong), Args: c.noArgs, RunE: list}
	var values []string
	check := &cobra.Command{
		Use: "check NAME|FILE", Short: c.say(text.CmdTemplateCheck),
		RunE: func(cmd *cobra.Command, args []string) error { return c.templateCheck(cmd.Context(), args, values) },
	}
	check.Flags().StringArrayVar(&values, "arg", nil, c.say(text.FlagArg))
	example := &cobra.Command{
		Use: "example KIND", Short: c.say(text.CmdTemplateExample), ValidArgs: template.Kinds(),
		RunE: func(_ *cobra.Command, args []string) error { return c.templateExample(args) },
	}
	show := &cobra.Command{
		Use: "show NAME", Short: c.say(text.CmdTemplateShow), ValidArgsFunction: c.completeTemplates,
		RunE: func(cmd *cobra.Command, args []string) error { return c.templateShow(cmd.Context(), args) },
	}
	save := &cobra.Command{
		Use: "save NAME FILE", Short: c.say(text.CmdTemplateSave),
		RunE: func(cmd *cobra.Command, args []string) error { return c.templateSave(cmd.Context(), args) },
	}
	remove := &cobra.Command{
		Use: "remove NAME", Short: c.say(text.CmdTemplateRemove), ValidArgsFunction: c.completeTemplates,
		RunE: func(_ *cobra.Command, args []string) error { return c.templateRemove(args) },
	}
	check.ValidArgsFunction = c.completeTemplates
	root.AddCommand(&cobra.Command{Use: "list", Short: c.say(text.CmdTemplateList), Args: c.noArgs, RunE: list}, show, check, example, save, remove)
	for _, cmd := range append(root.Commands(), root) {
		if name := cmd.Name(); name == "list" || name == "check" || cmd == root {
			cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
		}
	}
	return root
}

func (c *cli) dirs() (store.Dirs, error) { return store.Locate(c.getenv("KAKAOTUI_HOME"), c.profile) }

// templateLine is one saved template of `template list --json`.
type templateLine struct {
	Name         string   `json:"name"`
	Kind         string   `json:"kind"` // "" when it cannot be read
	Placeholders []string `json:"placeholders"`
	At           string   `json:"at"`
}

func templateLineOf(t store.SavedTemplate) templateLine {
	line := templateLine{Name: t.Name, Placeholders: []string{}, At: rfc3339(t.At)}
	if names, err := template.Placeholders(t.JSON); err == nil && names != nil {
		line.Placeholders = names
	}
	if m, err := template.ParseMessage(t.JSON); err == nil {
		line.Kind = m.Kind()
	}
	return line
}

func (c *cli) templateList() error {
	dirs, err := c.dirs()
	if err != nil {
		return err
	}
	saved, err := store.Templates(dirs)
	for _, t := range saved {
		line := templateLineOf(t)
		if c.json {
			c.printJSON(line)
			continue
		}
		words := []string{t.Name, line.Kind}
		for _, name := range line.Placeholders {
			words = append(words, "{{"+name+"}}")
		}
		c.print(strings.TrimRight(strings.Join(words, "  "), " "))
	}
	if len(saved) == 0 && err == nil && !c.json {
		fmt.Fprintln(c.err, c.say(text.TemplateNone))
	}
	return err
}

func (c *cli) templateShow(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return c.usage(text.TemplateArgs)
	}
	b, err := c.readTemplate(ctx, args[0])
	if err != nil {
		return err
	}
	c.print(text.Visible(strings.TrimRight(string(b), "\n")))
	return nil
}

func (c *cli) templateExample(args []string) error {
	if len(args) == 1 {
		if b, ok := template.Example(args[0], c.lang == text.Korean); ok {
			c.print(strings.TrimRight(string(b), "\n"))
			return nil
		}
	}
	return c.usage(text.TemplateKinds, strings.Join(template.Kinds(), ", "))
}

// templateSave keeps a template that is JSON; whether Kakao would take it is told and left to the person, since it may be filled in.
func (c *cli) templateSave(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return c.usage(text.TemplateSaveArgs)
	}
	dirs, err := c.dirs()
	if err != nil {
		return err
	}
	var b []byte
	if args[1] == "-" {
		b, err = c.readTemplate(ctx, "-")
	} else if b, _, err = readSmall(args[1]); err != nil {
		err = c.usage(text.UploadNoFile, echo(args[1]), text.Reason(c.lang, err))
	}
	if err != nil {
		return err
	}
	if _, err := template.Placeholders(b); err != nil {
		return c.templateTrouble(args[1], b, err)
	}
	err = store.SaveTemplate(dirs, store.SavedTemplate{Name: hangul.NFC(args[0]), JSON: b})
	if _, bad := errors.AsType[*store.TemplateNameError](err); bad {
		return c.usage(text.TemplateBadName)
	}
	if err == nil {
		c.print(c.say(text.TemplateSaved, args[0]))
	}
	return err
}

func (c *cli) templateRemove(args []string) error {
	if len(args) != 1 {
		return c.usage(text.TemplateArgs)
	}
	dirs, err := c.dirs()
	if err != nil {
		return err
	}
	err = store.RemoveTemplate(dirs, hangul.NFC(args[0]))
	if _, bad := errors.AsType[*store.TemplateNameError](err); bad || errors.Is(err, os.ErrNotExist) {
		return c.mended(text.TemplateNoSuchMend, text.TemplateNoSuch, echo(args[0]))
	}
	if err == nil {
		c.print(c.say(text.TemplateRemoved, args[0]))
	}
	return err
}

// templateCheck says whether a template can be sent, and what would be cut or left out of it. Placeholders without a value
// are no mistake here: they are named.
func (c *cli) templateCheck(ctx context.Context, args, given []string) error {
	if len(args) != 1 {
		return c.usage(text.TemplateArgs)
	}
	b, err := c.readTemplate(ctx, args[0])
	if err != nil {
		return err
	}
	values, err := c.templateArgs(given)
	if err != nil {
		return err
	}
	names, err := template.Placeholders(b)
	if err != nil {
		return c.templateTrouble(args[0], b, err)
	}
	var open []string
	for _, name := range names {
		if _, ok := values[name]; !ok {
			open = append(open, "{{"+name+"}}")
			values[name] = "1" // fits a text and a number
		}
	}
	m, err := c.filled(args[0], b, values)
	if err != nil {
		return err
	}
	return c.tellProblems(args[0], m, open)
}

// checkLine is `template check --json`.
type checkLine struct {
	Kind     string         `json:"kind"`
	Problems []problemEntry `json:"problems"`
	Open     []string       `json:"open"` // placeholders without a value
}

type problemEntry struct {
	Field   string `json:"field"`
	Message string `json:"message"`
	Warning bool   `json:"warning"`
}

func (c *cli) tellProblems(name string, m kakao.Message, open []string) error {
	unit, err := c.unit()
	if err != nil {
		return err
	}
	line := checkLine{Kind: m.Kind(), Problems: []problemEntry{}, Open: append([]string{}, open...)}
	hard := false
	for _, p := range m.Problems(unit.Count) {
		if len(open) > 0 && p.Reason == kakao.FieldNotURL {
			continue // it may be one that is to be filled in
		}
		line.Problems = append(line.Problems, problemEntry{p.Field, report.Of(p, c.lang).Title, p.Warning})
		hard = hard || !p.Warning
		if !c.json {
			fmt.Fprintln(c.err, report.Of(p, c.lang).String())
		}
	}
	switch {
	case c.json:
		c.printJSON(line)
	case len(open) > 0:
		c.print(c.say(text.TemplateWants, echo(name), strings.Join(open, " ")))
	case !hard:
		c.print(c.say(text.TemplateFine, echo(name), c.say(text.KindName(m.Kind()))))
	}
	if hard {
		return exitError(report.Of(&kakao.TemplateError{}, c.lang).Exit())
	}
	return nil
}

// templateMessage is the message that --template names, with its placeholders filled in.
func (c *cli) templateMessage(ctx context.Context, f sendFlags) ([]session.Message, error) {
	values, err := c.templateArgs(f.args)
	if err != nil {
		return nil, err
	}
	b, err := c.readTemplate(ctx, f.template)
	if err != nil {
		return nil, err
	}
	m, err := c.filled(f.template, b, values)
	if err != nil {
		return nil, err
	}
	return []session.Message{{Other: &m}}, nil
}

// filled is a template with its placeholders filled in, as a message. A custom template's arguments are filled in by Kakao:
// what its own file does not name goes to template_args.
func (c *cli) filled(name string, b []byte, values map[string]string) (kakao.Message, error) {
	whole, err := template.Fill(b, values)
	if err != nil {
		return kakao.Message{}, c.templateTrouble(name, b, err)
	}
	m, err := template.ParseMessage(whole)
	if err != nil {
		return kakao.Message{}, c.templateTrouble(name, whole, err)
	}
	return m, nil
}

// templateTrouble puts what is wrong with a template file into words.
func (c *cli) templateTrouble(name string, b []byte, err error) error {
	if e, ok := errors.AsType[*template.MissingError](err); ok {
		return c.mended(text.TemplateMissingFix, text.TemplateMissing, text.VisibleLine(strings.Join(e.Names, ", ")))
	}
	if e, ok := errors.AsType[*template.UnusedError](err); ok {
		return c.mended(text.TemplateUnusedFix, text.TemplateUnused, text.VisibleLine(strings.Join(e.Names, ", ")))
	}
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		line, column := position(b, e.Offset)
		return c.mended(text.TemplateNotJSONFix, text.TemplateNotJSON, echo(name), line, column)
	}
	return err
}

// position is line and character, both from 1, of a byte offset.
func position(b []byte, offset int64) (line, column int) {
	before := b[:max(0, min(int(offset)-1, len(b)))]
	line = 1 + strings.Count(string(before), "\n")
	return line, 1 + utf8.RuneCount(before[strings.LastIndexByte(string(before), '\n')+1:])
}
