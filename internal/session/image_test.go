package session

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"testing"

	"kakaotui/internal/kakao"
)

const uploadPath = "/v2/api/talk/message/image/upload"

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// An image is sent whole, also when Kakao wants another token first, wherever it comes from.
func TestUpload(t *testing.T) {
	t.Parallel()
	b := picture(t)
	for name, open := range map[string]func(t *testing.T) io.Reader{
		"bytes":  func(*testing.T) io.Reader { return bytes.NewReader(b) },
		"stream": func(*testing.T) io.Reader { return io.MultiReader(bytes.NewReader(b)) },
		"pipe": func(t *testing.T) io.Reader {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = r.Close() })
			go func() {
				_, _ = w.Write(b)
				_ = w.Close()
			}()
			return r
		},
		"from the middle of a file": func(t *testing.T) io.Reader {
			r := bytes.NewReader(append([]byte("before"), b...))
			if _, err := r.Seek(6, io.SeekStart); err != nil {
				t.Fatal(err)
			}
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			w.fail(uploadPath, "status", 401, deadToken, 1)
			got, err := w.s.Upload(t.Context(), "a.png", open(t))
			if err != nil || got.URL == "" || got.Width != 300 || got.Height != 200 || got.Length != int64(len(b)) {
				t.Errorf("%+v, %v", got, err)
			}
			wantCalls(t, w, uploadPath, 2)
			wantCalls(t, w, tokenPath, 2)
		})
	}
}

func TestUploadRefusedHere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	for _, r := range []io.Reader{bytes.NewReader(nil), io.LimitReader(endless{}, kakao.MaxImage+2), brokenOff{}} {
		_, err := w.s.Upload(t.Context(), "a.png", r)
		if _, ok := errors.AsType[*kakao.ImageError](err); !ok || FateOf(err) != Refused {
			t.Errorf("%v", err)
		}
	}
	wantCalls(t, w, uploadPath, 0)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }
