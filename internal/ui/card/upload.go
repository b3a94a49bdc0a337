package card

import (
	"bytes"
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const uploadLimit = 2 * time.Minute

// uploading is an image on its way.
type uploading struct {
	job   kit.JobID
	name  string
	into  string
	size  *atomic.Int64 // bytes in all, 0 until the file was looked at
	taken *atomic.Int64
	kept  *bytes.Buffer // the image, for the preview; nil where that shows none
	began time.Time
	err   error // why the last one failed
}

// uploadFile looks at an image and uploads it. Another upload that is under way is given up.
func (p *Page) uploadFile(path string) tea.Cmd {
	if p.upload.job != 0 {
		p.s.Jobs.Cancel(p.upload.job)
	}
	size, taken := &atomic.Int64{}, &atomic.Int64{}
	p.upload = uploading{name: filepath.Base(path), into: p.files.into, size: size, taken: taken, began: p.s.Ports.Now()}
	if p.gallery.showing() != noPictures {
		p.upload.kept = &bytes.Buffer{}
	}
	kept := p.upload.kept
	p.over, p.files.last = nothing, path
	var cmd tea.Cmd
	p.upload.job, cmd = p.s.Jobs.Start(kit.JobOther, uploadLimit, func(ctx context.Context) (any, error) {
		file, look, err := p.s.Ports.Files.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		size.Store(look.Size)
		return p.s.Ports.Session.Upload(ctx, filepath.Base(path), counted{file, taken, kept})
	})
	return cmd
}

// counted tells how many bytes of an image were read, and may keep them.
type counted struct {
	kit.OpenImage
	taken *atomic.Int64
	kept  *bytes.Buffer
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.OpenImage.Read(b)
	c.taken.Add(int64(n))
	if c.kept != nil {
		c.kept.Write(b[:n])
	}
	return n, err
}

// uploaded puts the image's address where it was wanted.
func (p *Page) uploaded(f kit.Finished) tea.Cmd {
	p.upload.job, p.upload.err = 0, f.Err
	img, ok := f.Result.(kakao.Image)
	if f.Err != nil || !ok {
		return nil
	}
	if p.upload.kept != nil {
		p.gallery.put(source{url: img.URL, raw: p.upload.kept.Bytes()})
		p.upload.kept = nil
	}
	p.note = note{say: p.s.Say(text.CardUploaded, text.VisibleLine(p.upload.name))}
	if p.upload.into == "" {
		p.switchTo(kindFeed)
		p.upload.into = "content.image_url"
	} else if p.json {
		p.showJSON(!p.raw.left(p))
	}
	if p.json {
		// The JSON cannot be a form now: the address goes to the clipboard, and is not lost.
		p.note = note{say: p.s.Say(text.CardUploadedAt, img.URL), bad: true}
		return p.s.Ports.Terminal.SetClipboard(img.URL)
	}
	p.form.set(p.upload.into, img.URL)
	if at, ok := strings.CutSuffix(p.upload.into, "image_url"); ok && p.form.integers[anyRow(at+"image_width")] && img.Width > 0 {
		p.form.set(at+"image_width", strconv.Itoa(img.Width))
		p.form.set(at+"image_height", strconv.Itoa(img.Height))
	}
	p.form.show(p.upload.into)
	return p.draft.Soon()
}

// stopUpload gives an upload up. The image stays chosen, for another try.
func (p *Page) stopUpload() tea.Cmd {
	p.s.Jobs.Cancel(p.upload.job)
	p.note = note{say: p.s.Say(text.CardUploadStopped, text.VisibleLine(p.upload.name)), bad: true}
	p.upload = uploading{}
	return nil
}

// uploadRow says how far an upload is.
func (p *Page) uploadRow() string {
	u := p.upload
	seconds := max(0, int(p.s.Ports.Now().Sub(u.began)/time.Second))
	percent := 0
	if size := u.size.Load(); size > 0 {
		percent = int(min(100, u.taken.Load()*100/size))
	}
	return p.s.Say(text.CardUploading, text.VisibleLine(u.name), percent, seconds)
}
