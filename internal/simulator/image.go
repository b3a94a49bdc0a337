package simulator

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of message images (section 4.11).
const (
	maxImageBytes = 5 << 20
	imageTTL      = 100 * 24 * time.Hour // uncertain; the legacy iOS SDK says 20 days
	maxImages     = 100                  // (sim) kept at once; Kakao's number behind -606 is not documented
)

// imageRoot is where images are served, for anybody and unrecorded, as Kakao's image servers do.
const imageRoot = "/dn/"

// image is an uploaded or scrapped one.
type image struct {
	id            string
	format        imageFormat
	data          []byte
	width, height int
	expires       time.Time
}

// path is the image's address on the simulator; its middle part nobody can guess.
func (i *image) path() string { return imageRoot + i.id + "/img." + i.format.extension }

// keepImages forgets the images whose time is over. The lock must be held.
func (s *Simulator) keepImages() {
	now := s.now()
	s.images = slices.DeleteFunc(s.images, func(i *image) bool { return !now.Before(i.expires) })
}

// findImage finds an image of ours by its address, under whatever name of the simulator. The lock must be held.
func (s *Simulator) findImage(address string) *image {
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(u.Path, imageRoot) {
		return nil
	}
	s.keepImages()
	i := slices.IndexFunc(s.images, func(i *image) bool { return i.path() == u.Path })
	if i < 0 {
		return nil
	}
	return s.images[i]
}

// addImage keeps an image, or says why not: -602 size, -911 format, -606 count. (sim) The texts are not known.
func (s *Simulator) addImage(data []byte) (*image, *apiError) {
	if len(data) > maxImageBytes {
		return nil, &apiError{status: 400, Code: -602, Msg: "the image is larger than 5 MB."}
	}
	format, width, height, ok := measureImage(data)
	if !ok {
		return nil, &apiError{status: 400, Code: -911, Msg: "the image format is not supported."}
	}
	s.keepImages()
	if len(s.images) >= maxImages {
		return nil, tooManyImages()
	}
	i := &image{randomText(18), format, data, width, height, s.now().Add(imageTTL)}
	s.images = append(s.images, i)
	return i, nil
}

func tooManyImages() *apiError {
	return &apiError{status: 400, Code: -606, Msg: "too many images."}
}

// handleImage serves an image.
func (s *Simulator) handleImage(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	s.mu.Lock()
	i := s.findImage(r.URL.Path)
	s.mu.Unlock()
	if i == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", i.format.contentType)
	h.Set("Content-Length", strconv.Itoa(len(i.data)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodGet {
		_, _ = w.Write(i.data) // the reader may be gone
	}
}
