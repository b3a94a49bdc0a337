package main

import (
	"context"

	"github.com/spf13/cobra"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func (c *cli) tokensCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "tokens",
		Short: c.say(text.CmdTokens),
		Long:  c.say(text.CmdTokensLong),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.tokensMoveCommand())
	return cmd
}

func (c *cli) tokensMoveCommand() *cobra.Command {
	var to string
	var force bool
	cmd := &cobra.Command{
		Use:   "move",
		Short: c.say(text.CmdTokensMove),
		Long:  c.say(text.CmdTokensLong),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if to != store.TokensInFile && to != store.TokensInKeyring {
				return c.usage(text.CmdTokensWhere)
			}
			return c.moveTokens(cmd.Context(), to, force)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&to, "to", "", c.say(text.FlagMoveTo))
	cmd.Flags().BoolVar(&force, "force", false, c.say(text.FlagMoveForce))
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	nameValue(cmd, "to", "file|keyring")
	completeValues(cmd, "to", store.TokensInFile, store.TokensInKeyring)
	return cmd
}

func (c *cli) moveTokens(ctx context.Context, to string, force bool) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	defer c.warnings(s)
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	if _, err := s.MoveTokens(ctx, to, force); err != nil {
		return err
	}
	if c.json {
		c.printJSON(struct {
			Profile string `json:"profile"`
			Tokens  string `json:"tokens"`
		}{c.profileName(), to})
		return nil
	}
	c.print(c.say(text.CmdTokensMoved, c.say(text.TokenPlace(to))))
	return nil
}
