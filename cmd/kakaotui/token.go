package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
)

// callLimit bounds a command that asks Kakao a few questions.
const callLimit = 60 * time.Second

func (c *cli) tokenCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "token",
		Short: c.say(text.CmdToken),
		Long:  c.say(text.CmdTokenLong),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(c.traceEvents)
			if err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(cmd.Context(), callLimit)
			defer cancel()
			token, err := s.AccessToken(ctx)
			c.warnings(s, err)
			if err != nil {
				return err
			}
			c.print(token.Reveal())
			return nil
		},
	}
}

func (c *cli) logoutCommand() *cobra.Command {
	var unlink bool
	cmd := &cobra.Command{
		Use:   "logout",
		Short: c.say(text.CmdLogout),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(c.traceEvents)
			if err != nil {
				return err
			}
			before, err := s.Tokens()
			if err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(cmd.Context(), callLimit)
			defer cancel()
			if err := s.Logout(ctx, unlink); err != nil {
				return err
			}
			c.warnings(s)
			done := text.CmdLoggedOut
			switch {
			case unlink:
				done = text.CmdUnlinked
			case before.None():
				done = text.CmdNobody
			}
			c.print(c.say(done))
			return nil
		},
	}
	cmd.Flags().BoolVar(&unlink, "unlink", false, c.say(text.FlagUnlink))
	return cmd
}
