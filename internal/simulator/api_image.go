package simulator

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
)

// maxUpload is the largest body of an upload that is read, so that a file well over the limit still gets Kakao's answer
// and not a cut connection. (sim)
const maxUpload = 64 << 20

// upload is a multipart body.
type upload struct {
	files [][]byte // each cut one byte over the limit
}

func isMultipart(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "multipart/form-data"
}

// readUpload reads the parts named file, and over all others.
func readUpload(w http.ResponseWriter, r *http.Request) (sent *upload, malformed bool) {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, true
	}
	sent = &upload{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return sent, false
		}
		if err != nil {
			return nil, true
		}
		if part.FormName() != "file" {
			continue
		}
		file, err := io.ReadAll(io.LimitReader(part, maxImageBytes+1))
		if err != nil {
			return nil, true
		}
		if len(sent.files) < 2 { // more than one is refused, however many
			sent.files = append(sent.files, file)
		}
	}
}

// imageAnswer is the answer of upload and scrap (section 4.11).
type imageAnswer struct {
	Infos struct {
		Original imageInfo `json:"original"`
	} `json:"infos"`
}

type imageInfo struct {
	URL         string `json:"url"`
	ContentType string `json:"content_type"`
	Length      int    `json:"length"`
	Width       int    `json:"width"`
	Height      int    `json:"height"`
}

// describe is the image's answer. The address stays on the simulator, over http even where secure_resource asks for
// https, unless the call itself came over https. (sim)
func (i *image) describe(origin string) imageAnswer {
	var a imageAnswer
	a.Infos.Original = imageInfo{origin + i.path(), i.format.contentType, len(i.data), i.width, i.height}
	return a
}

// uploadImage answers /v2/api/talk/message/image/upload. (sim) Two files in one call are too many.
func (s *Simulator) uploadImage(call apiCall) (any, *apiError) {
	if call.upload == nil || len(call.upload.files) == 0 {
		return nil, badParameter("The Parameter [file] cannot be null.")
	}
	if len(call.upload.files) > 1 {
		return nil, tooManyImages()
	}
	i, err := s.addImage(call.upload.files[0])
	if err != nil {
		return nil, err
	}
	return i.describe(call.origin), nil
}

// scrapImage answers /v2/api/talk/message/image/scrap. (sim) Nothing is fetched: an image of ours is copied, any other
// address gets a made picture.
func (s *Simulator) scrapImage(call apiCall) (any, *apiError) {
	address, err := call.text("image_url")
	if err != nil {
		return nil, err
	}
	if _, err := call.secure(); err != nil {
		return nil, err
	}
	if !isWebLink(address) {
		return nil, unparsable("image_url")
	}
	data := []byte(nil)
	if own := s.findImage(address); own != nil {
		data = own.data
	} else {
		data = madePicture()
	}
	i, err := s.addImage(data)
	if err != nil {
		return nil, err
	}
	return i.describe(call.origin), nil
}

// deleteImage answers /v2/api/talk/message/image/delete. (sim) The body of the answer, and what is said of an image that
// is not there.
func (s *Simulator) deleteImage(call apiCall) (any, *apiError) {
	address, err := call.text("image_url")
	if err != nil {
		return nil, err
	}
	gone := s.findImage(address)
	if gone == nil {
		return nil, badParameter("Constraints on the parameter [image_url] are unsatisfied. There is no such image.")
	}
	s.images = slices.DeleteFunc(s.images, func(i *image) bool { return i == gone })
	return map[string]int{"result_code": 0}, nil
}
