package simulator

import (
	"slices"
)

// chat is the phone's room of one receiver.
type chat struct {
	id       string  // me, or a friend's uuid
	name     string  // above it
	messages []int64 // ids, in order
}

func (c *chat) add(id int64) { c.messages = append(c.messages, id) }

// after returns the ids of the messages after one.
func (c *chat) after(id int64) []int64 {
	i, found := slices.BinarySearch(c.messages, id)
	if found {
		i++
	}
	return c.messages[i:]
}

// chatWith returns the chat with a receiver, begun if there was none. The lock must be held.
func (s *Simulator) chatWith(id, name string) *chat {
	if i := slices.IndexFunc(s.chats, func(c *chat) bool { return c.id == id }); i >= 0 {
		return s.chats[i]
	}
	c := &chat{id: id, name: name}
	s.chats = append(s.chats, c)
	return c
}

// findChat returns the chat that the phone is asked to show, an empty one of a friend whom nothing was sent to; nil when
// there is no such person. The lock must be held.
func (s *Simulator) findChat(id string) *chat {
	if id == "" {
		id = toMyself
	}
	if i := slices.IndexFunc(s.chats, func(c *chat) bool { return c.id == id }); i >= 0 {
		return s.chats[i]
	}
	if f := s.findFriend(id); f != nil {
		return &chat{id: id, name: f.Nickname}
	}
	return nil
}

// drawChats is the row of chats above the phone, each with the number of messages since the page was opened. It is empty
// while there is only the chat with oneself. The lock must be held.
func (s *Simulator) drawChats(current *chat, since int64) markup {
	if len(s.chats) < 2 && current.id == toMyself {
		return ""
	}
	var out markup
	for _, c := range s.chats {
		mark := markup("")
		if c.id == current.id {
			mark = ` aria-current="page"`
		}
		out += `<a href="/?chat=` + esc(c.id) + `"` + mark + "><bdi>" + esc(c.name) + "</bdi>"
		if news := len(c.after(since)); news > 0 && c.id != current.id {
			out += " <b>" + count(news) + "</b>"
		}
		out += "</a>\n"
	}
	return out
}
