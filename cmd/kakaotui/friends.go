package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

func (c *cli) friendsCommand() *cobra.Command {
	fresh := false
	cmd := &cobra.Command{
		Use: "friends [QUERY]", Short: c.say(text.CmdFriends), Long: c.say(text.CmdFriendsLong),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.friends(cmd.Context(), strings.Join(args, " "), fresh)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&fresh, "fresh", false, c.say(text.FlagFresh))
	cmd.Flags().BoolVar(&c.json, "json", false, c.say(text.FlagJSON))
	return cmd
}

// friendLine is one friend of `friends --json`; null where Kakao does not tell.
type friendLine struct {
	UUID       string `json:"uuid"`
	ID         *int64 `json:"id"`
	Nickname   string `json:"nickname"`
	Thumbnail  string `json:"thumbnail_url"`
	Favorite   bool   `json:"favorite"`
	AllowedMsg *bool  `json:"allowed_msg"`
}

// friends lists who can be messaged, favourites first; a query finds parts of names and Hangul initials.
func (c *cli) friends(ctx context.Context, query string, fresh bool) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	known, err := s.Friends(ctx, fresh)
	c.warnings(s, err)
	if err != nil {
		return err
	}
	found := 0
	for _, f := range known.List {
		if query != "" && !hangul.Initials(f.Nickname, query) {
			continue
		}
		found++
		c.printFriend(f)
	}
	switch {
	case c.json || found > 0:
	case len(known.List) == 0:
		fmt.Fprintln(c.err, c.say(text.CmdFriendsNone))
	default:
		fmt.Fprintln(c.err, c.say(text.CmdFriendsNotFound, echo(query)))
	}
	return nil
}

// namesOf are the nicknames of the remembered friends by UUID. Where they cannot be read, UUIDs stand for themselves.
func namesOf(s *session.Session) map[string]string {
	names := map[string]string{}
	if known, err := s.Remembered(); err == nil {
		for _, f := range known.List {
			names[f.UUID] = f.Nickname
		}
	}
	return names
}

// completeFriends offers me and the remembered friends to the shell, after what was typed before a comma.
func (c *cli) completeFriends(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	var to []string
	if before == "" {
		to = append(to, toMe)
	}
	if s, err := c.open(func(session.Event) {}); err == nil {
		if known, err := s.Remembered(); err == nil {
			for _, f := range known.List {
				to = append(to, before+f.UUID+"\t"+text.VisibleLine(f.Nickname))
			}
		}
	}
	return to, cobra.ShellCompDirectiveNoFileComp
}

// friendName is a friend's nickname, where it is known.
func (c *cli) friendName(uuid string) string {
	if uuid == toMe || c.names == nil {
		return ""
	}
	return c.names()[uuid]
}

// nameWidth is the column of names, in columns of the terminal.
const nameWidth = 20

func (c *cli) printFriend(f kakao.Friend) {
	if c.json {
		line := friendLine{UUID: f.UUID, Nickname: f.Nickname, Thumbnail: f.ThumbnailURL, Favorite: f.Favorite, AllowedMsg: f.AllowedMsg}
		if f.ID != 0 {
			line.ID = &f.ID
		}
		c.printJSON(line)
		return
	}
	row := hangul.PadRight(text.VisibleLine(f.Nickname), nameWidth) + "  " + text.VisibleLine(f.UUID)
	if f.Favorite {
		row += "  " + c.say(text.CmdFriendFavorite)
	}
	if f.AllowedMsg != nil && !*f.AllowedMsg {
		row += "  " + c.say(text.CmdFriendNotNow)
	}
	c.print(row)
}
