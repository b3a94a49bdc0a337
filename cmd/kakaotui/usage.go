package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kakaotui/internal/text"
)

// usageError is a command line that cannot be carried out. Its texts are in the person's language already.
type usageError struct {
	text string
	// remedy is the next step; empty: the command's --help.
	remedy string
}

func (e *usageError) Error() string { return e.text }

func (c *cli) usage(s text.Sentence, args ...any) error { return &usageError{text: c.say(s, args...)} }

// mended is a usage error whose next step is more than the command's --help.
func (c *cli) mended(remedy text.Sentence, s text.Sentence, args ...any) error {
	return &usageError{text: c.say(s, args...), remedy: c.say(remedy)}
}

// maxEcho is how many characters of a mistyped word are repeated.
const maxEcho = 40

// echo is a word of the command line, fit to be shown. It is cut: people paste whole tokens into the wrong place.
func echo(word string) string { return text.Cut(text.VisibleLine(word), maxEcho) }

// noArgs refuses arguments; for the program itself they are commands that it does not have.
func (c *cli) noArgs(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.HasParent():
		return c.usage(text.CmdNoArgs, cmd.CommandPath(), echo(args[0]))
	}
	return c.unknownCommand(cmd, args[0])
}

// unknownCommand names the command that was probably meant.
func (c *cli) unknownCommand(root *cobra.Command, word string) error {
	// cobra finds nothing while it has no distance of its own.
	root.SuggestionsMinimumDistance = max(root.SuggestionsMinimumDistance, 2)
	if like := root.SuggestionsFor(word); len(like) > 0 {
		return &usageError{text: c.say(text.CmdUnknown, echo(word)), remedy: c.say(text.CmdDidYouMean, like[0])}
	}
	return c.mended(text.CmdUnknownMend, text.CmdUnknown, echo(word))
}

// flagError puts cobra's words about a flag into the person's language.
func (c *cli) flagError(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() && len(c.args) > 0 && c.args[0] != "" && c.args[0][0] != '-' {
		return c.unknownCommand(cmd, c.args[0]) // its flags are not the trouble
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if e.GetSpecifiedShortnames() == "" {
			return c.usage(text.CmdUnknownFlag, echo("--"+e.GetSpecifiedName()))
		}
		return c.dash(cmd, "-"+e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return c.dash(cmd, e.GetSpecifiedFlag())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return c.usage(text.CmdFlagNeedsValue, "--"+e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return c.usage(text.CmdFlagBadValue, "--"+e.GetFlag().Name, echo(e.GetValue()))
	}
	return c.usage(text.CmdBadFlag, text.Cut(text.VisibleLine(err.Error()), 2*maxEcho))
}

// dash tells of an argument that looks like a flag; for send it was perhaps the beginning of a text.
func (c *cli) dash(cmd *cobra.Command, arg string) error {
	if cmd.Name() == "send" {
		return c.mended(text.CmdSendDash, text.CmdUnknownFlag, echo(arg))
	}
	return c.usage(text.CmdUnknownFlag, echo(arg))
}
