package session

import (
	"path/filepath"
	"testing"
	"time"

	"kakaotui/internal/journal"
)

// BenchmarkDeliver is a journalled send to a simulator in the same process; the whole of it but for starting a process.
func BenchmarkDeliver(b *testing.B) {
	for name, journalled := range map[string]bool{"journal": true, "none": false} {
		b.Run(name, func(b *testing.B) {
			w := newWorld(b)
			w.login()
			for b.Loop() {
				o := Options{Dirs: w.dirs, Settings: w.settings(), Now: w.clock}
				if journalled {
					o.Journal = journal.New(filepath.Join(w.dirs.State, "journal.db"), journal.Options{Now: w.clock})
				}
				s, err := Open(o)
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Send(b.Context(), hello); err != nil {
					b.Fatal(err)
				}
				s.Close()
				if o.Journal != nil {
					if err := o.Journal.Close(); err != nil {
						b.Fatal(err)
					}
				}
				w.advance(time.Millisecond)
			}
		})
	}
}
