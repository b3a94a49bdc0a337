package simulator

import (
	_ "embed" // the page's pattern, style and script
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// phoneShown is how many of the latest messages the phone page begins with.
const phoneShown = 200

//go:embed html/phone.html
var phonePattern markup

//go:embed html/phone.css
var phoneStyle markup

//go:embed html/phone.js
var phoneScript markup

// phoneRow is one message, and the day above it when it is the first of a day.
type phoneRow struct {
	Day, Clock, App string
	Time            string // for machines
	Bubble          bubble
	Dropped         []string
}

func (s *Simulator) phoneRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.handlePhone)
	mux.HandleFunc("GET /phone/events", s.handlePhoneEvents)
}

// phoneRows lays out the messages after the given id, and returns the last id and a channel that closes when the next
// message arrives.
func (s *Simulator) phoneRows(after int64) (rows []phoneRow, last int64, next <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last = int64(len(s.messages))
	day := ""
	if after > 0 && after <= last {
		day = koreanDay(s.messages[after-1].At)
	}
	for _, m := range s.messages[min(max(after, 0), last):] {
		at := m.At.In(korea)
		row := phoneRow{Clock: koreanClock(at), App: s.app.name, Time: at.Format(time.RFC3339),
			Bubble: m.shown, Dropped: m.DroppedLinks}
		row.Bubble.Cut = m.Cut
		if d := koreanDay(at); d != day {
			row.Day, day = d, d
		}
		rows = append(rows, row)
	}
	return rows, last, s.arrived
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

// handlePhone serves the chat with oneself.
func (s *Simulator) handlePhone(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	after := int64(len(s.messages)) - phoneShown
	s.mu.Unlock()
	rows, last, _ := s.phoneRows(after)
	var drawn markup
	for _, row := range rows {
		drawn += row.draw()
	}
	writePage(w, http.StatusOK, phonePattern, map[string]markup{
		"Style": phoneStyle, "Script": phoneScript, "Nickname": nickname, "Rows": drawn,
		"Last": markup(strconv.FormatInt(last, 10)),
	})
}

// handlePhoneEvents streams the messages that arrive, each as the HTML of its bubble: the server escapes, the page only
// inserts. ?after= or Last-Event-ID says what the page already shows.
func (s *Simulator) handlePhoneEvents(w http.ResponseWriter, r *http.Request) {
	seen := r.Header.Get("Last-Event-ID")
	if seen == "" {
		seen = r.URL.Query().Get("after")
	}
	last, err := strconv.ParseInt(seen, 10, 64)
	if err != nil || last < 0 {
		last = 0
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	stream := http.NewResponseController(w)
	for {
		rows, newest, next := s.phoneRows(last)
		for i, row := range rows {
			if writeEvent(w, newest-int64(len(rows)-1-i), row) != nil {
				return
			}
		}
		last = newest
		if stream.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		case <-s.done:
			return
		}
	}
}

// writeEvent writes one bubble as a server-sent event.
func writeEvent(w http.ResponseWriter, id int64, row phoneRow) error {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(row.draw()))
	_, err := fmt.Fprintf(w, "id: %d\ndata: %s\n\n", id, strings.ReplaceAll(text, "\n", "\ndata: "))
	return err
}

// draw is the message as HTML, the day above it and what was lost below it.
func (row phoneRow) draw() markup {
	b := row.Bubble
	out := when(`<li class="day">`, row.Day, "</li>\n") +
		`<li class="row"><time datetime="` + esc(row.Time) + `">` + esc(row.Clock) + `</time><div class="bubble">` +
		when(`<div class="title">`, b.Title, "</div>")
	text := b.Text
	if b.Cut {
		text += "…"
	}
	out += when(`<div class="text">`, text, "</div>")
	for _, line := range b.Lines {
		out += when(`<div class="line">`, line, "</div>")
	}
	for _, button := range b.Buttons {
		out += `<a class="button" href="` + esc(button.URL) + `" target="_blank" rel="noopener noreferrer"><bdi>` + esc(button.Title) + "</bdi></a>"
	}
	out += `<div class="source"><bdi>` + esc(row.App) + "</bdi></div></div></li>\n"
	if b.Cut {
		out += `<li class="note">200자를 넘은 뒷부분은 잘렸어요.</li>` + "\n"
	}
	for _, link := range row.Dropped {
		out += `<li class="note">등록하지 않은 웹 도메인이라 링크가 빠졌어요: <bdi>` + esc(link) + "</bdi></li>\n"
	}
	return out
}
