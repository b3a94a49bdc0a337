package compose

import (
	"strings"
	"sync"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

// keeper writes the draft so that the words of another app on the same disk stay there too. Its calls run in jobs.
type keeper struct {
	s    *kit.Shared
	mu   sync.Mutex
	last store.Draft // this app's own part of what is on disk
}

func (k *keeper) read() (store.Draft, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	d, err := k.s.Ports.Session.Draft()
	k.last = d
	return d, err
}

func (k *keeper) write(d store.Draft) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	err := k.s.Ports.Session.ChangeDraft(func(onDisk store.Draft) store.Draft { return join(without(onDisk, k.last), d) })
	if err == nil {
		k.last = d
	}
	return err
}

// without is what others wrote: a draft on disk without this app's own part, which join put before theirs or behind.
func without(disk, own store.Draft) store.Draft {
	if disk.Link == own.Link {
		disk.Link = ""
	}
	if disk.MobileLink == own.MobileLink {
		disk.MobileLink = ""
	}
	if disk.Button == own.Button {
		disk.Button = ""
	}
	switch before, behind := own.Text+"\n", "\n"+own.Text; {
	case own.Text == "":
	case disk.Text == own.Text:
		disk.Text = ""
	case strings.HasSuffix(disk.Text, behind):
		disk.Text = strings.TrimSuffix(disk.Text, behind)
	case strings.HasPrefix(disk.Text, before):
		disk.Text = strings.TrimPrefix(disk.Text, before)
	default:
		disk.Text = strings.Replace(disk.Text, "\n"+before, "\n", 1)
	}
	return disk
}
