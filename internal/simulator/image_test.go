package simulator

import (
	"bytes"
	"encoding/json"
	stdimage "image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const uploadPath = "/v2/api/talk/message/image/upload"

// multipartRequest uploads files by Bearer token, or by the app's key when there is none.
func (g *rig) multipartRequest(access, field string, files ...[]byte) *http.Request {
	g.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, file := range files {
		part, err := form.CreateFormFile(field, "그림.png")
		if err != nil {
			g.t.Fatal(err)
		}
		if _, err := part.Write(file); err != nil {
			g.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		g.t.Fatal(err)
	}
	req := g.request("POST", uploadPath, access, nil)
	req.Body, req.ContentLength = nopBody(body.String()), int64(body.Len())
	req.Header.Set("Content-Type", form.FormDataContentType())
	if access == "" {
		req.Header.Set("Authorization", "KakaoAK "+DefaultRESTAPIKey)
	}
	return req
}

func (g *rig) upload(file []byte) reply {
	g.t.Helper()
	return g.do(g.multipartRequest("", "file", file))
}

type uploaded struct {
	URL         string
	ContentType string `json:"content_type"`
	Length      int
	Width       int
	Height      int
}

func (g *rig) uploaded(r reply) uploaded {
	g.t.Helper()
	var answer struct {
		Infos map[string]uploaded
	}
	if err := json.Unmarshal([]byte(r.body), &answer); err != nil || r.status != 200 || answer.Infos["original"].URL == "" {
		g.t.Fatalf("upload: %d %s %v", r.status, r.body, err)
	}
	return answer.Infos["original"]
}

func encoded(t *testing.T, format string, width, height int) []byte {
	t.Helper()
	picture := stdimage.NewGray(stdimage.Rect(0, 0, width, height))
	var b bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&b, picture)
	case "jpeg":
		err = jpeg.Encode(&b, picture, nil)
	case "gif":
		err = gif.Encode(&b, picture, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// webp makes the beginning of a WebP file with its first chunk.
func webp(chunk string, payload ...byte) []byte {
	b := append([]byte("RIFF\x00\x00\x00\x00WEBP"+chunk+"\x10\x00\x00\x00"), payload...)
	return append(b, make([]byte, 16)...)
}

func TestUploadImages(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	for _, c := range []struct {
		name, contentType string
		data              []byte
		width, height     int
	}{
		{"png", "image/png", encoded(t, "png", 640, 480), 640, 480},
		{"jpeg", "image/jpeg", encoded(t, "jpeg", 33, 7), 33, 7},
		{"gif", "image/gif", encoded(t, "gif", 1, 300), 1, 300},
		{"webp lossy", "image/webp", webp("VP8 ", 0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x90, 0x01), 800, 400},
		{"webp lossless", "image/webp", webp("VP8L", 0x2f, 0x1f, 0xc3, 0x63, 0x00), 800, 400},
		{"webp extended", "image/webp", webp("VP8X", 0, 0, 0, 0, 0x1f, 0x03, 0, 0x8f, 0x01, 0), 800, 400},
	} {
		up := g.uploaded(g.upload(c.data))
		if up.ContentType != c.contentType || up.Length != len(c.data) || up.Width != c.width || up.Height != c.height {
			t.Errorf("%s: %+v", c.name, up)
		}
		path, ok := strings.CutPrefix(up.URL, g.base)
		served := g.call("GET", path, "", nil)
		if !ok || served.status != 200 || served.body != string(c.data) || served.header.Get("Content-Type") != c.contentType ||
			served.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s at %s: %d %v", c.name, up.URL, served.status, served.header)
		}
	}
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil}, {"text", []byte("hello")}, {"svg", []byte("<svg/>")}, {"bmp", []byte("BM\x00\x00")},
		{"png without a size", []byte("\x89PNG\r\n\x1a\nx")}, {"jpeg without a size", []byte("\xff\xd8\xff\xe0")},
		{"gif without a size", []byte("GIF89a")}, {"webp without a size", webp("VP8 ")}, {"webp of another kind", webp("ALPH")},
		{"broken webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8L")},
	} {
		wantAPIError(t, g.upload(c.data), 400, "-911", "the image format is not supported.")
	}
}

func TestImageLimits(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	small := encoded(t, "png", 1, 1)
	full := append(bytes.Clone(small), make([]byte, maxImageBytes-len(small))...)
	if up := g.uploaded(g.upload(full)); up.Length != 5<<20 {
		t.Errorf("5 MB: %+v", up)
	}
	wantAPIError(t, g.upload(append(full, 0)), 400, "-602", "the image is larger than 5 MB.")
	wantAPIError(t, g.do(g.multipartRequest("", "file", small, small)), 400, "-606", "too many images.")
	for range maxImages - 1 {
		g.uploaded(g.upload(small))
	}
	wantAPIError(t, g.upload(small), 400, "-606", "too many images.")
	g.control("POST", "/_sim/clock", `{"advance":"2400h"}`) // 100 days
	g.uploaded(g.upload(small))
}

func TestImageCalls(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	small := encoded(t, "png", 640, 320)
	up := g.uploaded(g.do(g.multipartRequest(access, "file", small)))
	path := strings.TrimPrefix(up.URL, g.base)

	copied := g.uploaded(g.call("POST", "/v2/api/talk/message/image/scrap", access, url.Values{"image_url": {up.URL}, "secure_resource": {"true"}}))
	if copied.Width != 640 || copied.Height != 320 || copied.URL == up.URL {
		t.Errorf("scrapped from here: %+v", copied)
	}
	other := g.uploaded(g.call("POST", "/v2/api/talk/message/image/scrap", access, url.Values{"image_url": {"https://example.com/a.jpg"}}))
	if other.ContentType != "image/png" || other.Width != 800 || other.Height != 400 {
		t.Errorf("scrapped from elsewhere: %+v", other)
	}

	remove := func(address string) reply {
		return g.call("DELETE", "/v2/api/talk/message/image/delete?image_url="+url.QueryEscape(address), access, nil)
	}
	if r := remove(up.URL); r.status != 200 {
		t.Errorf("delete: %d %s", r.status, r.body)
	}
	if r := g.call("GET", path, "", nil); r.status != 404 {
		t.Errorf("deleted, but served: %d", r.status)
	}
	wantAPIError(t, remove(up.URL), 400, "-2", "Constraints on the parameter [image_url] are unsatisfied. There is no such image.")
	wantAPIError(t, g.call("DELETE", "/v2/api/talk/message/image/delete", access, nil), 400, "-2", "The Parameter [image_url] cannot be null.")
	for address, msg := range map[string]string{
		"": "The Parameter [image_url] cannot be empty.", "a.png": "failed to parse parameter. name=image_url",
		"file:///etc/passwd": "failed to parse parameter. name=image_url",
	} {
		wantAPIError(t, g.call("POST", "/v2/api/talk/message/image/scrap", access, url.Values{"image_url": {address}}), 400, "-2", msg)
	}
	wantAPIError(t, g.do(g.multipartRequest(access, "image", small)), 400, "-2", "The Parameter [file] cannot be null.")
	wantAPIError(t, g.call("POST", uploadPath, access, url.Values{"file": {"x"}}), 400, "-2", "The Parameter [file] cannot be null.")
	broken := g.multipartRequest(access, "file", small)
	broken.Body, broken.ContentLength = io.NopCloser(io.LimitReader(broken.Body, 200)), 200 // ends in the middle of the file
	wantAPIError(t, g.do(broken), 400, "-2", "malformed request body")
	wrong := g.multipartRequest("", "file", small)
	wrong.Header.Set("Authorization", "KakaoAK wrong")
	wantAPIError(t, g.do(wrong), 401, "-401", "invalid app key.")
	if r := g.call("POST", strings.TrimPrefix(copied.URL, g.base), "", nil); r.status != 405 {
		t.Errorf("POST of an image: %d", r.status)
	}
}

func TestImagesAreKeptAHundredDays(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	path := strings.TrimPrefix(g.uploaded(g.upload(encoded(t, "gif", 2, 2))).URL, g.base)
	g.control("POST", "/_sim/clock", `{"advance":"2399h59m59s"}`)
	if r := g.call("GET", path, "", nil); r.status != 200 {
		t.Errorf("a second before: %d", r.status)
	}
	g.control("POST", "/_sim/clock", `{"advance":"1s"}`)
	if r := g.call("GET", path, "", nil); r.status != 404 {
		t.Errorf("after 100 days: %d", r.status)
	}
}

// An uploaded image needs no registered domain, as a picture and as a link (section 4.11).
func TestUploadedImageInAMessage(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	up := g.uploaded(g.upload(encoded(t, "png", 400, 400)))
	template := `{"object_type":"feed","content":{"title":"그림","image_url":"` + up.URL + `","link":{"web_url":"` + up.URL + `"}}}`
	if r := g.send(access, template); r.status != 200 {
		t.Fatal(r.body)
	}
	page := g.call("GET", "/", "", nil).body
	path := strings.TrimPrefix(up.URL, g.base)
	for _, part := range []string{`viewBox="0 0 800 800"`, `<image href="` + path + `"`, `href="` + up.URL + `" target="_blank"`} {
		if !strings.Contains(page, part) {
			t.Errorf("the phone lacks %s", part)
		}
	}
	if m := g.messages(); len(m[0].DroppedLinks) != 0 {
		t.Errorf("dropped: %v", m[0].DroppedLinks)
	}
}

func FuzzMeasureImage(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xd8\xff\xc0\x00\x11\x08\x00\x01\x00\x01"))
	f.Add(webp("VP8X", 0, 0, 0, 0, 1, 0, 0, 1, 0, 0))
	f.Fuzz(func(t *testing.T, data []byte) {
		format, width, height, ok := measureImage(data)
		if ok && (width < 1 || height < 1 || format.contentType == "" || format.extension == "") {
			t.Errorf("%v %d by %d", format, width, height)
		}
	})
}
