package kit

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// JobID names one run of a job; 0 is none.
type JobID uint64

// What a job does, for the status of the app.
type JobKind string

const (
	JobSend    JobKind = "send"
	JobRefresh JobKind = "refresh"
	JobStatus  JobKind = "status"
	JobLogin   JobKind = "login"
	JobOther   JobKind = "other"
)

// Finished ends every job. A page compares ID with the job it waits for and drops the rest.
type Finished struct {
	ID     JobID
	Kind   JobKind
	Result any
	Err    error
	Took   time.Duration
}

// Jobs runs what takes time outside the event loop, each with a deadline, and cancels all of them at the end.
type Jobs struct {
	root    context.Context
	now     func() time.Time
	last    JobID
	running map[JobID]running
}

type running struct {
	kind   JobKind
	cancel context.CancelFunc
}

// NewJobs makes the runner; ending ctx cancels every job.
func NewJobs(ctx context.Context, now func() time.Time) *Jobs {
	return &Jobs{root: ctx, now: now, running: map[JobID]running{}}
}

// Start begins a job. Call it on the event loop; run runs elsewhere and must heed ctx.
func (j *Jobs) Start(kind JobKind, limit time.Duration, run func(context.Context) (any, error)) (JobID, tea.Cmd) {
	j.last++
	id := j.last
	ctx, cancel := context.WithTimeout(j.root, limit)
	j.running[id] = running{kind, cancel}
	began := j.now()
	return id, func() (msg tea.Msg) {
		defer cancel()
		defer func() {
			// A panic here would leave a terminal in raw mode behind a dead job: tell it as the job's error.
			if p := recover(); p != nil {
				msg = Finished{ID: id, Kind: kind, Err: fmt.Errorf("job %s panicked: %v", kind, p)}
			}
		}()
		result, err := run(ctx)
		return Finished{ID: id, Kind: kind, Result: result, Err: err, Took: j.now().Sub(began)}
	}
}

// Cancel ends a job early; its Finished still comes.
func (j *Jobs) Cancel(id JobID) {
	if r, ok := j.running[id]; ok {
		r.cancel()
	}
}

// Done forgets a finished job. The root calls it for each Finished.
func (j *Jobs) Done(f Finished) { delete(j.running, f.ID) }

// Running tells whether a job of this kind is under way.
func (j *Jobs) Running(kind JobKind) bool {
	for _, r := range j.running {
		if r.kind == kind {
			return true
		}
	}
	return false
}
