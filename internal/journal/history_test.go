package journal

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// log writes n messages and an event after every third.
func log(t testing.TB, j *Journal, n int) {
	t.Helper()
	for i := range n {
		add(t, j, text(fmt.Sprintf("소식 %d", i)))
		if i%3 == 0 {
			_, err := j.Record(t.Context(), Event{Account: Account{"app", "me-id"}, Op: "refresh", Fate: Sent, Access: true})
			check(t, err)
		}
	}
}

func pages(t *testing.T, j *Journal, p Page) (all []Entry) {
	t.Helper()
	for {
		got, err := j.History(t.Context(), p)
		check(t, err)
		if len(got) == 0 {
			return all
		}
		if len(got) > p.Limit {
			t.Fatalf("%d entries on a page of %d", len(got), p.Limit)
		}
		all = append(all, got...)
		p.Before = got[len(got)-1].Seq()
	}
}

func TestHistoryInPages(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	log(t, j, 20)
	s := sending(t, j)
	lost := reached(t, j, s, text("어찌 되었나"), Unknown)
	for _, tt := range []struct {
		p    Page
		want int
	}{
		{Page{}, 28}, {Page{Only: OnlyMessages}, 21}, {Page{Only: OnlyEvents}, 7}, {Page{Fates: []State{Sent}}, 7},
		{Page{Fates: []State{Unknown, Refused}}, 1}, {Page{Fates: []State{Queued, Sent}}, 27}, {Page{Search: "소식 1"}, 11},
		{Page{Search: "소식", Fates: []State{Unknown}}, 0},
	} {
		for _, limit := range []int{5, 100} {
			tt.p.Limit = limit
			all := pages(t, j, tt.p)
			if len(all) != tt.want || !slices.IsSortedFunc(all, func(a, b Entry) int { return int(b.Seq() - a.Seq()) }) {
				t.Errorf("%+v: %d entries, want %d", tt.p, len(all), tt.want)
			}
		}
	}
	if newest := pages(t, j, Page{Limit: 9})[0]; newest.Message == nil || newest.Message.ID != lost.ID || !newest.At().Equal(noon) {
		t.Errorf("newest: %+v", newest)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	// The composed form of what some systems hand over in pieces, as far as this test needs it.
	composed := strings.NewReplacer("가", "가")
	j.o.Normalize = composed.Replace
	for _, s := range []string{"회의 시작 10분 전", "Backup FAILED", "100% 완료", "a_b", "조각난 가방"} {
		add(t, j, text(s))
	}
	feed := text("그림과 함께")
	feed.Kind, feed.Parts[0].Template = "feed", json.RawMessage(`{"object_type":"feed"}`)
	add(t, j, feed)
	for _, tt := range []struct{ search, want string }{
		{"회의", "회의 시작 10분 전"}, {"의 시", "회의 시작 10분 전"}, {"시", "회의 시작 10분 전"}, {"failed", "Backup FAILED"},
		{"BACKUP f", "Backup FAILED"}, {"0%", "100% 완료"}, {"%완", ""}, {"_", "a_b"}, {`\`, ""}, {"가방", "조각난 가방"},
		{"조각난 가방", "조각난 가방"}, {"함께", "그림과 함께"}, {"' OR 1", ""},
	} {
		got, err := j.History(t.Context(), Page{Search: tt.search})
		check(t, err)
		if tt.want == "" && len(got) == 0 {
			continue
		}
		if len(got) != 1 || got[0].Message.Text != tt.want {
			t.Errorf("%q finds %d, want %q", tt.search, len(got), tt.want)
		}
	}
	got, err := j.History(t.Context(), Page{Search: "그림"})
	check(t, err)
	if string(got[0].Message.Template) != `{"object_type":"feed"}` {
		t.Errorf("template %s", got[0].Message.Template)
	}
}

func TestFollow(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	log(t, j, 4)
	head, err := j.Head(t.Context())
	check(t, err)
	other := again(t, j)
	s := sending(t, other)
	m, err := s.Next(t.Context(), Account{})
	check(t, err)
	try(t, s, m.ID, Outcome{State: Sent})
	added := add(t, other, text("새"))
	_, err = other.Record(t.Context(), Event{Op: "login", Fate: Sent})
	check(t, err)
	var got []Entry
	for after := head; ; {
		page, err := j.Changes(t.Context(), after, 1)
		check(t, err)
		if len(page) == 0 {
			break
		}
		got, after = append(got, page...), page[0].Rev()
	}
	if len(got) != 3 || got[0].Message.ID != m.ID || got[0].Message.State != Sent || got[1].Message.ID != added.ID || got[2].Event.Op != "login" {
		t.Errorf("followed %+v", got)
	}
}

// TestPagesCostTheSame asks SQLite how it would find a page: no sorting of, and no walk through, all there is.
func TestPagesCostTheSame(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	log(t, j, 3)
	plan := func(query string, args ...any) (out string) {
		check(t, j.read(t.Context(), "explaining", func(ctx context.Context, tx *sql.Tx) error {
			rows, err := tx.QueryContext(ctx, "EXPLAIN QUERY PLAN "+query, args...)
			check(t, err)
			defer func() { _ = rows.Close() }()
			for rows.Next() {
				var id, parent, unused int
				var detail string
				check(t, rows.Scan(&id, &parent, &unused, &detail))
				out += detail + "\n"
			}
			return rows.Err()
		}))
		return out
	}
	for _, p := range []Page{{}, {Before: 5}, {Fates: []State{Refused}}, {Fates: Undelivered, Before: 5}} {
		for table, column := range map[string]string{"messages": "state", "events": "fate"} {
			where, args := keyed(table, column, p, 10)
			if got := plan(where, args...); !strings.Contains(got, "SEARCH "+table) || strings.Contains(got, "SCAN "+table) || strings.Contains(got, "TEMP B-TREE") {
				t.Errorf("%s %+v:\n%s", table, p, got)
			}
		}
	}
	for query, want := range map[string]string{
		selectMessages + "WHERE m.rev > 5 ORDER BY m.rev LIMIT 5":                                         "INDEX messages_rev",
		selectMessages + "WHERE m.id >= 'a' AND m.id < 'a~' ORDER BY m.id LIMIT 5":                        "SEARCH m USING INDEX",
		selectMessages + "WHERE m." + strings.ReplaceAll(stale, "?", "5"):                                 "INDEX messages_expires",
		"SELECT min(m.next) FROM messages m WHERE " + heads:                                               "INDEX messages_lanes",
		"SELECT count(*) FROM messages WHERE app = '' AND delivered <> 0 AND delivered >= 5":              "INDEX messages_delivered",
		"SELECT at FROM events WHERE (access = 1 OR refresh = 1) AND at > 5 AND app = '' AND sender = ''": "INDEX events_issued",
	} {
		if got := plan(query); !strings.Contains(got, want) {
			t.Errorf("%s:\n%s", query, got)
		}
	}
}

func TestPurge(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	for _, to := range []State{Sent, Unknown, Refused, Dropped, Queued} {
		in := text("옛 " + string(to))
		in.Expire = 1000 * time.Hour
		reached(t, j, s, in, to)
	}
	_, err := j.Record(t.Context(), Event{Op: "login"})
	check(t, err)
	c.add(10 * 24 * time.Hour)
	reached(t, j, s, text("새"), Sent)
	if n, err := j.Purge(t.Context(), 5*24*time.Hour); n != 4 || err != nil {
		t.Errorf("%d entries purged, %v", n, err)
	}
	var left []Message
	for _, e := range pages(t, j, Page{Limit: 50}) {
		left = append(left, *e.Message)
	}
	wantTexts(t, left, "새", "옛 queued", "옛 unknown")
	for _, table := range []string{"bodies", "attempts"} {
		var n, orphans int
		check(t, j.read(t.Context(), "counting", func(ctx context.Context, tx *sql.Tx) error {
			column := map[string]string{"bodies": "seq", "attempts": "message"}[table]
			return tx.QueryRowContext(ctx, "SELECT count(*), count(*) FILTER (WHERE "+column+" NOT IN (SELECT seq FROM messages)) FROM "+table).Scan(&n, &orphans)
		}))
		if n < 2 || orphans != 0 {
			t.Errorf("%s: %d rows, %d without their message", table, n, orphans)
		}
	}
}

func TestIDsSortByTimeAndForgiveTyping(t *testing.T) {
	t.Parallel()
	last := ""
	for i := range 1000 {
		id := newID(noon.Add(time.Duration(i) * time.Millisecond))
		if len(id) != timeLetters+chanceLetters || id <= last || idPrefix(id) != id {
			t.Fatalf("%q after %q", id, last)
		}
		last = id
	}
	if got := idPrefix(" 0OIL-abc"); got != "0011abc" {
		t.Errorf("typed as %q", got)
	}
	if early := newID(time.Unix(0, 0)); !strings.HasPrefix(early, "000000000") {
		t.Errorf("a clock before our time gives %q", early)
	}
}
