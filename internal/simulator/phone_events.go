package simulator

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// handlePhoneEvents streams the messages that arrive in a chat, each as the HTML of its bubble, and as "chats" events the
// row of chats when something arrived in another: the server escapes, the page only inserts. ?after= or Last-Event-ID
// says what the page already shows.
func (s *Simulator) handlePhoneEvents(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	opened := eventID(query.Get("after"))
	seen := opened
	if id := r.Header.Get("Last-Event-ID"); id != "" {
		seen = eventID(id)
	}
	s.mu.Lock()
	known := s.findChat(query.Get("chat")) != nil
	s.mu.Unlock()
	if !known {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	stream := http.NewResponseController(w)
	for {
		news := s.newsOf(query.Get("chat"), seen, opened)
		for _, row := range news.rows {
			if writeEvent(w, "", row.id, row.draw()) != nil {
				return
			}
		}
		if news.chats != "" && writeEvent(w, "chats", news.last, news.chats) != nil {
			return
		}
		seen = news.last
		if stream.Flush() != nil {
			return
		}
		select {
		case <-news.next:
		case <-r.Context().Done():
			return
		case <-s.done:
			return
		}
	}
}

// phoneNews is what a page does not show yet.
type phoneNews struct {
	rows  []phoneRow
	chats markup // empty when nothing arrived in another chat
	last  int64
	next  <-chan struct{} // closes when the next message arrives
}

func (s *Simulator) newsOf(id string, seen, opened int64) phoneNews {
	s.mu.Lock()
	defer s.mu.Unlock()
	news := phoneNews{last: int64(len(s.messages)), next: s.arrived}
	c := s.findChat(id)
	if c == nil { // the friends were replaced
		return news
	}
	seen = min(seen, news.last)
	ids := c.after(seen)
	news.rows = s.phoneRows(c, ids, true)
	if news.last-seen > int64(len(ids)) {
		news.chats = s.drawChats(c, min(opened, news.last))
	}
	return news
}

// eventID reads a message id; anything else means none.
func eventID(text string) int64 {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 0 {
		return 0
	}
	return id
}

// writeEvent writes one server-sent event.
func writeEvent(w io.Writer, name string, id int64, data markup) error {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	if name != "" {
		name = "event: " + name + "\n"
	}
	_, err := fmt.Fprintf(w, "%sid: %d\ndata: %s\n\n", name, id, strings.ReplaceAll(text, "\n", "\ndata: "))
	return err
}
