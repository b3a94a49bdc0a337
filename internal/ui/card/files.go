package card

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const listLimit = 20 * time.Second

// filePane chooses an image of this computer.
type filePane struct {
	list   *part.Picker
	job    kit.JobID
	folder kit.Folder
	read   bool
	err    error  // why the folder could not be read
	into   string // path of the field that the image is for; "" makes a feed of it
	last   string // the image that was uploaded last, or was to be: it is chosen first
}

// browse opens the list of images for the picture field that has the focus.
func (p *Page) browse() tea.Cmd {
	e, ok := p.form.focused()
	if !ok || e.field.manner != picture || e.role != value {
		return nil
	}
	return p.browseFor(e.id)
}

// imageFeed opens the list of images; the one that is chosen becomes a feed.
func (p *Page) imageFeed() tea.Cmd { return p.browseFor("") }

func (p *Page) browseFor(path string) tea.Cmd {
	p.files.into, p.over, p.peek, p.upload.err = path, browsing, false, nil
	at := p.files.folder.Path
	if p.files.last != "" {
		at = filepath.Dir(p.files.last)
	}
	return p.listFolder(at)
}

func (p *Page) listFolder(path string) tea.Cmd {
	p.files.err = nil
	var cmd tea.Cmd
	p.files.job, cmd = p.s.Jobs.Start(kit.JobOther, listLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Files.Images(ctx, path)
	})
	return cmd
}

func (p *Page) listed(f kit.Finished) {
	p.files.job, p.files.err = 0, f.Err
	folder, ok := f.Result.(kit.Folder)
	if f.Err != nil || !ok {
		return
	}
	before := filepath.Base(p.files.folder.Path)
	p.files.folder, p.files.read = folder, true
	all := []part.Choice{{Label: "..", About: p.s.Say(text.CardFolderUp), Always: true}}
	chosen := 0
	for _, name := range folder.Folders {
		if name == before {
			chosen = len(all)
		}
		all = append(all, part.Choice{Label: text.VisibleLine(name) + "/"})
	}
	for _, i := range folder.Images {
		if filepath.Join(folder.Path, i.Name) == p.files.last {
			chosen = len(all)
		}
		all = append(all, part.Choice{Label: text.VisibleLine(i.Name), Note: p.sizeOf(i)})
	}
	if chosen == 0 && len(all) > 1 {
		chosen = 1
	}
	p.files.list.Clear()
	p.files.list.Set(all, chosen)
}

// sizeOf is an image's size in bytes and pixels, with a mark when Kakao would not take it.
func (p *Page) sizeOf(i kit.ImageFile) string {
	out := bytesOf(i.Bytes)
	if i.Width > 0 {
		out = strconv.Itoa(i.Width) + "x" + strconv.Itoa(i.Height) + "  " + out
	}
	small := i.Width > 0 && kakao.ImageFile{Width: i.Width, Height: i.Height}.TooSmall()
	if i.Bytes > kakao.MaxImage || small {
		return p.s.Glyphs.Cross + " " + out
	}
	return out
}

func bytesOf(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// chooseFile goes into the chosen folder, or uploads the chosen image. A path that was typed or pasted counts before the list.
func (p *Page) chooseFile() tea.Cmd {
	if typed := strings.Trim(p.files.list.Typed(), `"' `); strings.ContainsAny(typed, `/\`) {
		return p.goPath(typed)
	}
	i, ok := p.files.list.Chosen()
	f := p.files.folder
	switch {
	case !ok || !p.files.read:
		return nil
	case i == 0:
		return p.listFolder(filepath.Dir(f.Path))
	case i <= len(f.Folders):
		return p.listFolder(filepath.Join(f.Path, f.Folders[i-1]))
	}
	return p.uploadFile(filepath.Join(f.Path, f.Images[i-1-len(f.Folders)].Name))
}

// goPath follows a path: one that ends like a file is uploaded, any other is a folder.
func (p *Page) goPath(path string) tea.Cmd {
	if !filepath.IsAbs(path) && !strings.HasPrefix(path, "~") {
		path = filepath.Join(p.files.folder.Path, path)
	}
	if filepath.Ext(path) != "" {
		return p.uploadFile(path)
	}
	return p.listFolder(path)
}

// imageTrouble says why an image cannot be used, and what to do.
func imageTrouble(s *kit.Shared, err error) (say, remedy string) {
	if e, ok := errors.AsType[*kit.ImageTooSmall](err); ok {
		return s.Say(text.CardImageSmall, e.Width, e.Height), s.Say(text.CardImageOther)
	}
	rep := report.Of(err, s.Lang)
	return rep.Title, strings.TrimSpace(rep.Detail + " " + rep.Remedy)
}
