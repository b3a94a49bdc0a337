package simulator

import (
	_ "embed" // the page's pattern, style and script
	"fmt"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"
)

// phoneShown is how many of a chat's latest messages the phone page begins with.
const phoneShown = 200

//go:embed html/phone.html
var phonePattern markup

//go:embed html/phone.css
var phoneStyle markup

//go:embed html/phone.js
var phoneScript markup

func (s *Simulator) phoneRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.handlePhone)
	mux.HandleFunc("GET /phone/events", s.handlePhoneEvents)
}

// handlePhone serves one chat, with oneself unless ?chat= names a friend's uuid.
func (s *Simulator) handlePhone(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	c := s.findChat(r.URL.Query().Get("chat"))
	if c == nil {
		s.mu.Unlock()
		http.NotFound(w, r)
		return
	}
	ids := c.messages[max(len(c.messages)-phoneShown, 0):]
	rows := s.phoneRows(c, ids, false)
	last := int64(len(s.messages))
	chats := s.drawChats(c, last)
	s.mu.Unlock()

	var drawn markup
	for _, row := range rows {
		drawn += row.draw()
	}
	face, _ := utf8.DecodeRuneInString(c.name)
	about := markup("친구에게 보낸 메시지")
	if c.id == toMyself {
		about = nickname
	}
	writePage(w, http.StatusOK, phonePattern, map[string]markup{
		"Style": phoneStyle, "Script": phoneScript, "Chats": chats, "Chat": esc(c.id), "Name": esc(c.name),
		"Face": esc(string(face)), "About": about, "Rows": drawn, "Last": markup(strconv.FormatInt(last, 10)),
	})
}

// phoneRow is one message, and the day above it when it is the first of a day.
type phoneRow struct {
	id              int64
	day, clock, app string
	time            string // for machines
	bubble          bubble
	dropped         []string
}

// phoneRows lays out the last messages of a chat; follow says that the ones before them are shown already. The lock must
// be held.
func (s *Simulator) phoneRows(c *chat, ids []int64, follow bool) []phoneRow {
	day := ""
	if before := len(c.messages) - len(ids); before > 0 && follow {
		day = koreanDay(s.messages[c.messages[before-1]-1].At)
	}
	rows := make([]phoneRow, 0, len(ids))
	for _, id := range ids {
		m := s.messages[id-1]
		at := m.At.In(korea)
		row := phoneRow{id: id, clock: koreanClock(at), app: s.app.name, time: at.Format(time.RFC3339), bubble: m.shown, dropped: m.DroppedLinks}
		if d := koreanDay(at); d != day {
			row.day, day = d, d
		}
		rows = append(rows, row)
	}
	return rows
}

// draw is the message as HTML, the day above it and what was lost below it.
func (row phoneRow) draw() markup {
	b := row.bubble
	card := markup("card ")
	if b.Kind == "text" {
		card = ""
	}
	out := when(`<li class="day">`, row.day, "</li>\n") +
		`<li class="row"><time datetime="` + esc(row.time) + `">` + esc(row.clock) + `</time><div class="bubble ` + card + "of-" + esc(b.Kind) + `">` + b.Body
	for _, button := range b.Buttons {
		out += `<a class="button" href="` + esc(button.URL) + `"` + anchor + "<bdi>" + esc(button.Title) + "</bdi></a>"
	}
	out += b.Fixed + `<div class="source"><bdi>` + esc(row.app) + "</bdi></div></div></li>\n"
	for _, note := range b.Notes {
		out += `<li class="note">` + esc(note) + "</li>\n"
	}
	for _, link := range row.dropped {
		out += `<li class="note">등록하지 않은 웹 도메인이라 링크가 빠졌어요: <bdi>` + esc(link) + "</bdi></li>\n"
	}
	return out
}

func koreanDay(t time.Time) string {
	t = t.In(korea)
	return fmt.Sprintf("%d년 %d월 %d일 %s요일", t.Year(), t.Month(), t.Day(), []string{"일", "월", "화", "수", "목", "금", "토"}[t.Weekday()])
}

func koreanClock(t time.Time) string {
	half := "오전"
	if t.Hour() >= 12 {
		half = "오후"
	}
	return fmt.Sprintf("%s %d:%02d", half, (t.Hour()+11)%12+1, t.Minute())
}
