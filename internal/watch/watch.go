package watch

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// MaxLines is how many messages one run may make with Lines.
const MaxLines = 100

// Run is how a command fared once.
type Run struct {
	Ending Ending
	Output []byte // its standard output, as much as was kept
	Total  int    // bytes of standard output in all
	Errors string // the end of its standard error, clean
}

// Event is something to tell beside the messages. Only the fields named with its kind are set.
type Event struct {
	Kind EventKind
	At   time.Time
	N    int
	Took time.Duration
	Err  error
}

// EventKind names an Event.
type EventKind int

const (
	FirstRun  EventKind = iota // At: the first tick
	Skipped                    // N ticks passed while the run before them went on for Took; told once in a row
	Unsent                     // N messages of the run's output were not sent
	Forgotten                  // Err: the memory could not be written
)

// Words are the messages that are not the command's own.
type Words struct {
	Failing func(Run) string                                      // it begins to fail
	Works   func(since time.Time) string                          // it works again
	Message func(output string, kept, total int) (message string) // fits an output into one message; bytes kept of total
	More    func(lines int, cut bool) string                      // so many lines more were printed; even more where it was cut
}

// Watch runs a command again and again and sends what it prints.
type Watch struct {
	Every    time.Duration
	AtOnce   bool // the first run is at once, not at the first tick
	OnChange bool // an output that is the same as the one before is not sent
	Lines    bool // each line is its own message
	Now      func() time.Time
	Run      func(ctx context.Context) Run
	// Send sends a message to its end, even when ctx ends meanwhile. It is false when nothing of the message is kept, so
	// that the same may be offered again.
	Send func(ctx context.Context, message string) (taken bool)
	// Rest, when set, is called after each run.
	Rest   func(ctx context.Context)
	Tell   func(Event)
	Memory *Memory
	Words  Words

	slow, forgot bool // ticks were skipped, the memory was not written: told already
}

// Loop runs until ctx ends, whose error it returns. A run that goes on when the next tick comes makes that tick be skipped;
// a tick that passed while the machine slept comes late, once.
func (w *Watch) Loop(ctx context.Context) error {
	next := Next(w.Now(), w.Every)
	if w.AtOnce {
		next = w.Now()
	} else {
		w.Tell(Event{Kind: FirstRun, At: next})
	}
	for {
		reached, err := waitUntil(ctx, w.Now, next, w.Every)
		if err != nil {
			return err
		}
		if reached {
			began := w.Now()
			w.tick(ctx)
			w.tellSkipped(ctx, began, w.Now())
		}
		next = Next(w.Now(), w.Every)
	}
}

func (w *Watch) tellSkipped(ctx context.Context, began, ended time.Time) {
	n := passed(began, ended, w.Every)
	if n > 0 && !w.slow && ctx.Err() == nil {
		w.Tell(Event{Kind: Skipped, N: n, Took: ended.Round(0).Sub(began.Round(0))})
	}
	w.slow = n > 0
}

func (w *Watch) tick(ctx context.Context) {
	r := w.Run(ctx)
	if r.Ending.How == Stopped {
		return
	}
	w.health(ctx, r)
	if r.Ending.How == Exited {
		w.deliver(ctx, r)
	}
	if w.Rest != nil && ctx.Err() == nil {
		w.Rest(ctx)
	}
}

// health tells once that the command begins to fail and once that it works again.
func (w *Watch) health(ctx context.Context, r Run) {
	since := w.Memory.state.FailingSince
	switch failed := r.Ending.Failed(); {
	case failed && since.IsZero():
		if w.Send(ctx, w.Words.Failing(r)) {
			w.remember(func(m *memoryFile) { m.FailingSince = w.Now().UTC().Round(0) })
		}
	case !failed && !since.IsZero():
		if w.Send(ctx, w.Words.Works(since)) {
			w.remember(func(m *memoryFile) { m.FailingSince = time.Time{} })
		}
	}
}

// deliver sends what a run printed.
func (w *Watch) deliver(ctx context.Context, r Run) {
	output := Clean(r.Output)
	if strings.TrimSpace(output) == "" {
		if !r.Ending.Failed() {
			w.sent("", "", 0)
		}
		return
	}
	id, from := w.identity(output, r), 0
	if w.OnChange {
		if w.Memory.state.Sent == id {
			return
		}
		if w.Memory.state.Partial == id {
			from = w.Memory.state.Done
		}
	}
	messages := w.messages(output, r)
	for i := min(from, len(messages)); i < len(messages); i++ {
		if ctx.Err() != nil || !w.Send(ctx, messages[i]) {
			w.Tell(Event{Kind: Unsent, N: len(messages) - i})
			return
		}
		if i+1 < len(messages) {
			w.sent(w.Memory.state.Sent, id, i+1)
		}
	}
	w.sent(id, "", 0)
}

// identity is what outputs are compared by: their clean text and, as far as it was too long to be kept, its length.
func (w *Watch) identity(output string, r Run) string {
	return hash(output, fmt.Sprint(r.Total-len(r.Output), w.Lines))
}

// sent remembers, where it matters, the output sent last, and how many messages of a newer one are: when that is printed
// again, the rest of it follows.
func (w *Watch) sent(last, partial string, done int) {
	if w.OnChange {
		w.remember(func(m *memoryFile) { m.Sent, m.Partial, m.Done = last, partial, done })
	}
}

// messages are what an output becomes.
func (w *Watch) messages(output string, r Run) []string {
	if !w.Lines {
		return []string{w.Words.Message(strings.Trim(output, "\n"), len(r.Output), r.Total)}
	}
	lines, cut := Lines(output), r.Total > len(r.Output)
	over := max(len(lines)-MaxLines, 0)
	messages := lines[:len(lines)-over]
	for i, line := range messages {
		messages[i] = w.Words.Message(line, 0, 0)
	}
	if over > 0 || cut {
		messages = append(messages, w.Words.More(over, cut))
	}
	return messages
}

func (w *Watch) remember(edit func(*memoryFile)) {
	err := w.Memory.change(edit)
	if err != nil && !w.forgot {
		w.Tell(Event{Kind: Forgotten, Err: err})
	}
	w.forgot = err != nil
}
