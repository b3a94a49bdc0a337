package kakao

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/png"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

const described = `{"infos":{"original":{"url":"https://k.kakaocdn.net/img.png","content_type":"image/png","length":12345,"width":640,"height":480}}}`

var describedImage = Image{URL: "https://k.kakaocdn.net/img.png", ContentType: "image/png", Length: 12345, Width: 640, Height: 480}

// picture is a PNG of so many pixels.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// onlyReader hides everything but Read, as a pipe does.
type onlyReader struct{ io.Reader }

// TestUpload reads what arrives as a server does, from readers that tell their length and readers that do not.
func TestUpload(t *testing.T) {
	t.Parallel()
	small := picture(t, 200, 200)
	full := append(bytes.Clone(small), make([]byte, MaxImage-len(small))...)
	file := filepath.Join(t.TempDir(), "그림.png")
	if err := os.WriteFile(file, append([]byte("skipped"), small...), 0o600); err != nil {
		t.Fatal(err)
	}
	open, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = open.Close() })
	if _, err := open.Seek(int64(len("skipped")), io.SeekStart); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file, arrives string
		image         io.Reader
		want          []byte
	}{
		"bytes":     {"a.png", "image.png", bytes.NewReader(small), small},
		"a file":    {file, "image.png", open, small},
		"a pipe":    {"C:\\그림\\a.JPG", "image.jpg", onlyReader{bytes.NewReader(small)}, small},
		"slowly":    {"a\".p\r\nng", "image", onlyReader{iotest.OneByteReader(bytes.NewReader(small))}, small},
		"5 MB":      {"", "image", bytes.NewReader(full), full},
		"5 MB pipe": {"tar.gzipped", "image", onlyReader{bytes.NewReader(full)}, full},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fileName, partType := []byte(nil), "", ""
			var secure string
			s := serveBodies(t, described, func(r *http.Request) {
				_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
				form, err := multipart.NewReader(r.Body, params["boundary"]).ReadForm(MaxImage * 2)
				if err != nil || len(form.File["file"]) != 1 || r.ContentLength <= int64(len(c.want)) {
					t.Errorf("%v, %d bytes", err, r.ContentLength)
					return
				}
				secure = form.Value["secure_resource"][0]
				part := form.File["file"][0]
				fileName, partType = part.Filename, part.Header.Get("Content-Type")
				f, _ := part.Open()
				got, _ = io.ReadAll(f)
			})
			i, err := s.client(t).UploadImage(context.Background(), testAccess, c.file, c.image)
			if err != nil || i != describedImage {
				t.Errorf("%+v, %v", i, err)
			}
			if !bytes.Equal(got, c.want) || fileName != c.arrives || partType != "image/png" || secure != "true" {
				t.Errorf("%d bytes of %q, %s, secure_resource=%s", len(got), fileName, partType, secure)
			}
			if len(s.calls) != 1 || s.calls[0] != (Call{Op: OpUploadImage, Started: at.UTC(), Status: 200}) {
				t.Errorf("observed %+v", s.calls)
			}
		})
	}
}

// serveBodies answers with a fixed body after read has had the request.
func serveBodies(t *testing.T, body string, read func(*http.Request)) *kakaoServer {
	t.Helper()
	s := &kakaoServer{}
	s.Server = newServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || r.URL.Path != imagePath+"upload" || r.Header.Get("Authorization") != "Bearer "+testAccess.Reveal() {
			t.Errorf("got %s %s", r.Method, r.URL)
		}
		read(r)
		_, _ = io.WriteString(w, body)
	})
	return s
}

func TestImagesThatAreNotSent(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, described)
	broken := errors.New("bad sector")
	over := make([]byte, MaxImage+1)
	for name, c := range map[string]struct {
		image io.Reader
		want  ImageError
	}{
		"empty":              {strings.NewReader(""), ImageError{Reason: ImageEmpty}},
		"empty pipe":         {onlyReader{strings.NewReader("")}, ImageError{Reason: ImageEmpty}},
		"too large":          {bytes.NewReader(over), ImageError{Reason: ImageTooLarge, Size: MaxImage + 1, Max: MaxImage}},
		"too large a pipe":   {onlyReader{bytes.NewReader(append(over, over...))}, ImageError{Reason: ImageTooLarge, Size: MaxImage + 1, Max: MaxImage}},
		"unreadable":         {onlyReader{iotest.ErrReader(broken)}, ImageError{Reason: ImageUnreadable, Err: broken}},
		"unreadable at once": {sized{iotest.ErrReader(broken), 7}, ImageError{Reason: ImageUnreadable, Err: broken}},
	} {
		_, err := s.client(t).UploadImage(context.Background(), testAccess, "a.png", c.image)
		if e, ok := errors.AsType[*ImageError](err); !ok || *e != c.want || e.Error() == "" {
			t.Errorf("%s: got %v, want %v", name, err, &c.want)
		}
	}
	for address, reason := range map[string]TemplateReason{"": FieldEmpty, "a.png": FieldNotURL, "file:///a.png": FieldNotURL} {
		_, err := s.client(t).ScrapImage(context.Background(), testAccess, address)
		for _, err := range []error{err, s.client(t).DeleteImage(context.Background(), testAccess, address)} {
			if e, ok := errors.AsType[*TemplateError](err); !ok || *e != (TemplateError{Field: "image_url", Reason: reason}) {
				t.Errorf("%q: %v", address, err)
			}
		}
	}
	if n := len(s.got()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

// sized tells a length besides.
type sized struct {
	io.Reader
	n int
}

func (s sized) Len() int { return s.n }

// TestImageThatBreaksOff: what cannot be read on is no whole image for Kakao either.
func TestImageThatBreaksOff(t *testing.T) {
	t.Parallel()
	broken := errors.New("unplugged")
	for name, tail := range map[string]io.Reader{"an error": iotest.ErrReader(broken), "an end": strings.NewReader("")} {
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) { hangUp(w, nil) })
		image := sized{io.MultiReader(bytes.NewReader(make([]byte, 1<<20)), tail), 2 << 20}
		_, err := s.client(t).UploadImage(context.Background(), testAccess, "a.png", image)
		if e := asError(t, err); e.Kind != NoAnswer || !e.Written {
			t.Errorf("%s: %v", name, err)
		}
		if found, ok := errors.AsType[*ImageError](err); name == "an error" && (!ok || found.Reason != ImageUnreadable || !errors.Is(err, broken)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestImageIsNotReadAfterwards: a server that answers early leaves the caller's reader alone.
func TestImageIsNotReadAfterwards(t *testing.T) {
	t.Parallel()
	s := &kakaoServer{}
	s.Server = newServer(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"code":-602}`)
	})
	image := &watched{n: MaxImage}
	_, err := s.client(t).UploadImage(context.Background(), testAccess, "a.png", image)
	image.over = true // the race detector sees a read that comes later
	if CodeOf(err) != "-602" {
		// A server that hangs up on a body may take its answer with it: that is no answer, and written.
		if e := asError(t, err); e.Kind != NoAnswer || !e.Written {
			t.Errorf("got %v", err)
		}
	}
}

type watched struct {
	n    int
	over bool
}

func (w *watched) Len() int { return w.n }

func (w *watched) Read(p []byte) (int, error) {
	if w.over {
		panic("read after it was given back")
	}
	return len(p), nil
}

func TestScrapAndDelete(t *testing.T) {
	t.Parallel()
	const address = "https://example.com/a.png?b=1&c=2"
	s := answering(t, 200, described)
	i, err := s.client(t).ScrapImage(context.Background(), testAccess, address)
	if err != nil || i != describedImage {
		t.Errorf("%+v, %v", i, err)
	}
	r := s.only(t)
	if r.method != "POST" || r.path != imagePath+"scrap" || !sameValues(r.form, url.Values{"image_url": {address}, "secure_resource": {"true"}}) {
		t.Errorf("got %s %s with %v", r.method, r.path, r.form)
	}
	for _, body := range []string{"", "\n", "{}", `{"result_code":0}`} {
		d := answering(t, 200, body)
		if err := d.client(t).DeleteImage(context.Background(), testAccess, address); err != nil {
			t.Errorf("%q: %v", body, err)
		}
		r := d.only(t)
		if q, _ := url.ParseQuery(r.query); r.method != "DELETE" || r.path != imagePath+"delete" || !sameValues(q, url.Values{"image_url": {address}}) || len(r.form) != 0 {
			t.Errorf("got %s %s?%s with %v", r.method, r.path, r.query, r.form)
		}
	}
}

func TestCheckImage(t *testing.T) {
	t.Parallel()
	var moving bytes.Buffer
	if err := gif.Encode(&moving, image.NewGray(image.Rect(0, 0, 300, 199)), nil); err != nil {
		t.Fatal(err)
	}
	whole := picture(t, 640, 480)
	lossy := webP("VP8 ", "\x00\x00\x00\x9d\x01\x2a\x20\x03\x90\x01")
	small := webP("VP8X", "\x00\x00\x00\x00\xff\x00\x00\xc6\x00\x00")
	bmp := []byte("BM" + strings.Repeat("\x00", 60))
	for name, c := range map[string]struct {
		b     []byte
		want  ImageFile
		wrong *ImageError
		small bool
	}{
		"png":            {whole, ImageFile{"image/png", int64(len(whole)), 640, 480}, nil, false},
		"small gif":      {moving.Bytes(), ImageFile{"image/gif", int64(moving.Len()), 300, 199}, nil, true},
		"webp":           {lossy, ImageFile{"image/webp", 34, 800, 400}, nil, false},
		"small webp":     {small, ImageFile{"image/webp", 34, 256, 199}, nil, true},
		"damaged webp":   {lossy[:26], ImageFile{"image/webp", 26, 0, 0}, &ImageError{Reason: ImageNoImage, Type: "image/webp"}, false},
		"another format": {bmp, ImageFile{"image/bmp", 62, 0, 0}, nil, false},
		"damaged":        {whole[:20], ImageFile{"image/png", 20, 0, 0}, &ImageError{Reason: ImageNoImage, Type: "image/png"}, false},
		"text":           {[]byte("<html>"), ImageFile{"text/html; charset=utf-8", 6, 0, 0}, &ImageError{Reason: ImageNoImage, Type: "text/html; charset=utf-8"}, false},
		"empty":          {nil, ImageFile{"text/plain; charset=utf-8", 0, 0, 0}, &ImageError{Reason: ImageEmpty}, false},
		"too large":      {make([]byte, MaxImage+9), ImageFile{"application/octet-stream", MaxImage + 1, 0, 0}, &ImageError{Reason: ImageTooLarge, Size: MaxImage + 1, Max: MaxImage}, false},
	} {
		r := bytes.NewReader(append([]byte("ab"), c.b...))
		_, _ = r.Seek(2, io.SeekStart)
		got, err := CheckImage(r)
		e, ok := errors.AsType[*ImageError](err)
		if got != c.want || ok != (c.wrong != nil) || ok && !reflect.DeepEqual(e, c.wrong) || got.TooSmall() != c.small {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if at, _ := r.Seek(0, io.SeekCurrent); at != 2 {
			t.Errorf("%s: left at %d", name, at)
		}
	}
	if text := fmt.Sprint(&ImageError{Reason: ImageUnreadable, Err: errors.New("a\x1b[31m")}); strings.Contains(text, "\x1b") {
		t.Errorf("%q", text)
	}
}
