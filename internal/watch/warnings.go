package watch

import "time"

// Warnings remembers which warnings about a login's end a person got already.
type Warnings struct {
	path  string
	state warningsFile
}

type warningsFile struct {
	Until time.Time `json:"until,omitzero"` // the end of the login they are about
	Given *int      `json:"given,omitempty"`
}

// OpenWarnings reads them; with an error none is remembered, and they can be used.
func OpenWarnings(path string) (*Warnings, error) {
	w := &Warnings{path: path}
	err := load(path, &w.state)
	if err != nil {
		w.state = warningsFile{}
	}
	return w, err
}

// thresholds are how many days before its end a login's end is worth a warning; 0 is the end itself.
var thresholds = []int{14, 7, 1}

// Threshold is the warning that belongs to a login with this much time left: 14, 7, 1 or, when it is over, 0 days. It is
// false while there is time enough.
func Threshold(left time.Duration) (days int, due bool) {
	if left <= 0 {
		return 0, true
	}
	for _, d := range thresholds {
		if left <= time.Duration(d)*24*time.Hour {
			days, due = d, true
		}
	}
	return days, due
}

// Due tells whether the warning of this many days about a login's end has not been given yet. A login that was renewed for
// longer than warnings reach begins anew.
func (w *Warnings) Due(until time.Time, days int) bool {
	given := w.state.Given
	return given == nil || days < *given || until.Sub(w.state.Until) > time.Duration(thresholds[0])*24*time.Hour
}

// Gave remembers a warning.
func (w *Warnings) Gave(until time.Time, days int) error {
	w.state = warningsFile{Until: until.UTC(), Given: &days}
	return save(w.path, w.state)
}
