package kakao

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"path"
	"strings"
	"sync"
)

// upload is a multipart body that is made while it is sent: what comes before the image, the image, and what comes after.
type upload struct {
	before, after []byte
	image         *lent
	length        int64 // of all three
	contentType   string
}

func newUpload(name string, image io.Reader) (*upload, error) {
	image, size, err := measure(image)
	switch {
	case err != nil:
		return nil, &ImageError{Reason: ImageUnreadable, Err: err}
	case size == 0:
		return nil, &ImageError{Reason: ImageEmpty}
	case size > MaxImage:
		return nil, &ImageError{Reason: ImageTooLarge, Size: size, Max: MaxImage}
	}
	head := bufio.NewReaderSize(image, sniffed)
	beginning, err := head.Peek(int(min(size, sniffed)))
	if err != nil {
		return nil, &ImageError{Reason: ImageUnreadable, Err: err}
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	// A buffer takes everything.
	_ = w.WriteField("secure_resource", "true")
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", multipart.FileContentDisposition("file", "image"+ending(name)))
	header.Set("Content-Type", http.DetectContentType(beginning))
	_, _ = w.CreatePart(header)
	before := bytes.Clone(b.Bytes())
	_ = w.Close()
	after := bytes.Clone(b.Bytes()[len(before):])
	return &upload{before: before, after: after, image: &lent{r: io.LimitReader(head, size)},
		length: int64(len(before)) + size + int64(len(after)), contentType: w.FormDataContentType()}, nil
}

// sniffed is how many bytes tell the type of a file.
const sniffed = 512

// request is the upload as a POST.
func (u *upload) request(ctx context.Context, target string) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, io.MultiReader(bytes.NewReader(u.before), u.image, bytes.NewReader(u.after)))
	if err != nil {
		return nil, err
	}
	req.ContentLength = u.length
	req.Header.Set("Content-Type", u.contentType)
	return req, nil
}

func (u *upload) done() { u.image.giveBack() }

// measure finds out how long an image is, since Kakao may not take a body of unknown length. One that does not tell is read,
// as far as an image may go.
func measure(image io.Reader) (io.Reader, int64, error) {
	if known, ok := image.(interface{ Len() int }); ok {
		return image, int64(known.Len()), nil
	}
	if s, ok := image.(io.Seeker); ok {
		here, err := s.Seek(0, io.SeekCurrent)
		if err == nil { // a pipe is a file that cannot seek
			end, endErr := s.Seek(0, io.SeekEnd)
			_, backErr := s.Seek(here, io.SeekStart)
			return image, max(end-here, 0), errors.Join(endErr, backErr)
		}
	}
	b, err := io.ReadAll(io.LimitReader(image, MaxImage+1))
	return bytes.NewReader(b), int64(len(b)), err
}

// ending is a file name's ending, if it is a plain one: the rest of the name is nobody's business.
func ending(name string) string {
	e := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	if len(e) > 6 || strings.Trim(e, ".abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return e
}

// lent is a caller's reader that is not read any more once it was given back: net/http may go on reading a body after an
// early answer.
type lent struct {
	mu   sync.Mutex
	r    io.Reader
	gone bool
}

func (l *lent) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone {
		return 0, errGivenBack
	}
	n, err := l.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &ImageError{Reason: ImageUnreadable, Err: err}
	}
	return n, err
}

var errGivenBack = errors.New("the image was given back")

func (l *lent) giveBack() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gone = true
}
