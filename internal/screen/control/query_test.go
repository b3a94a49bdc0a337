package control

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

const never = time.Hour // tests do not wait for the limit: they make the message that it would send

func TestAnswersEndTheWaiting(t *testing.T) {
	t.Parallel()
	var q Questions
	for query, answer := range map[Query]tea.Msg{Background: tea.BackgroundColorMsg{}, Version: tea.TerminalVersionMsg{Name: "x"}} {
		seq, cmd := q.Ask(query, never)
		if seq == "" || cmd == nil {
			t.Errorf("%s: asked %q", query, seq)
		}
		late := NoAnswerMsg{query, q.asked[query]}
		if got := q.Answer(answer); got != answer {
			t.Errorf("%s: the model is told %v", query, got)
		}
		if got := q.Answer(late); got != nil {
			t.Errorf("%s: after its answer the model is told %v", query, got)
		}
	}
}

func TestNoAnswerIsToldOfTheLastQuestion(t *testing.T) {
	t.Parallel()
	var q Questions
	_, _ = q.Ask(Version, never)
	first := NoAnswerMsg{Version, q.asked[Version]}
	q.asked[Version] = first.asked.Add(1) // asked again
	if got := q.Answer(first); got != nil {
		t.Errorf("told %v of a question that was asked again", got)
	}
	second := NoAnswerMsg{Version, q.asked[Version]}
	if got := q.Answer(second); got != second {
		t.Errorf("told %v", got)
	}
	_, cmd := q.Ask(Version, 0)
	if got, ok := cmd().(NoAnswerMsg); !ok || q.Answer(got) != got {
		t.Errorf("after the limit comes %v", got)
	}
}

func TestWidthIsMeasuredOneAtATime(t *testing.T) {
	t.Parallel()
	var q Questions
	other := tea.CursorPositionMsg{X: 7}
	if got := q.Answer(other); got != other {
		t.Errorf("told %v where nothing was measured", got)
	}
	seq, _ := q.AskWidth("한\a", never)
	if want := "\x1b[9999;1H한\x1b[6n"; seq != want {
		t.Errorf("wrote %q, want %q", seq, want)
	}
	seq, cmd := q.AskWidth("가", never)
	if got := cmd(); seq != "" || got != (NoAnswerMsg{Query: GlyphWidth}) || q.Answer(got) != got {
		t.Errorf("a second one wrote %q and came to %v", seq, got)
	}
	if got, want := q.Answer(tea.CursorPositionMsg{X: 2}), (GlyphWidthMsg{"한", 2}); got != want {
		t.Errorf("measured %v, want %v", got, want)
	}
}
