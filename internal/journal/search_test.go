package journal

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// long is a log whose numbers are far apart, as if much had happened between the messages, and its texts, newest first.
func long(t *testing.T) (j *Journal, texts []string) {
	j, _ = fresh(t)
	for i := range 60 {
		texts = append(texts, fmt.Sprintf("%d번째 소식 %s", i, []string{"비", "맑음", "눈"}[i%3]))
		add(t, j, text(texts[i]))
		check(t, j.write(t.Context(), "counting on", func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "UPDATE numbers SET last = last + 1500")
			return err
		}))
	}
	slices.Reverse(texts)
	return j, texts
}

// found is every page of a search, which must not be longer than limit.
func found(t *testing.T, j *Journal, p Page) (texts []string) {
	for _, e := range pages(t, j, p) {
		texts = append(texts, e.Message.Text)
	}
	return texts
}

func TestSearchInALongLog(t *testing.T) {
	t.Parallel()
	j, texts := long(t)
	for _, apart := range []bool{true, false} {
		if !apart {
			j.synchronous = "&vfs=none" // no second connection can be opened
		}
		for _, word := range []string{"소식", "비", "7번", "0번째 소식 비", "59번", "없는 말"} {
			var want []string
			for _, s := range texts {
				if strings.Contains(s, word) {
					want = append(want, s)
				}
			}
			for _, limit := range []int{1, 7, 50, 100} {
				if got := found(t, j, Page{Search: word, Limit: limit}); !slices.Equal(got, want) {
					t.Errorf("%q, pages of %d, connections apart %v: %q, want %q", word, limit, apart, got, want)
				}
			}
		}
	}
}

func TestSearchInALongLogByFate(t *testing.T) {
	t.Parallel()
	j, texts := long(t)
	refused := map[string]bool{}
	s := sending(t, j)
	for i := range 9 {
		m, err := s.Next(t.Context(), Account{})
		check(t, err)
		refused[m.Text] = i%2 == 0
		try(t, s, m.ID, Outcome{State: map[bool]State{true: Refused, false: Sent}[i%2 == 0]})
	}
	var want []string
	for _, s := range texts {
		if refused[s] && strings.Contains(s, "눈") {
			want = append(want, s)
		}
	}
	if got := found(t, j, Page{Search: "눈", Fates: []State{Refused, Unknown}, Limit: 1}); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
