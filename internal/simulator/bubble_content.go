package simulator

import (
	"encoding/json"
	"net/url"
	"strconv"
)

// Pictures on a card. (sim) Kakao documents the least size; the shapes between which a picture is cropped, and the one
// without a size, are as KakaoTalk was seen to draw them.
const (
	minImageSide   = 200
	widest         = 2.0  // width to height
	tallest        = 0.75 // width to height
	pictureColumns = 800  // units of width that the shape is drawn in
)

// content is the picture, the title and the description of a content object: two lines each (section 5.1).
func (d *drawing) content(content map[string]any) markup {
	return d.contentPicture(content) + titles(content)
}

func titles(content map[string]any) markup {
	return when(`<div class="title two">`, firstText(content, "title"), "</div>") +
		when(`<div class="description two">`, firstText(content, "description"), "</div>")
}

func (d *drawing) contentPicture(content map[string]any) markup {
	return d.picture(firstText(content, "image_url"), content["image_width"], content["image_height"])
}

// picture draws an image, or a place for it: an image of ours is shown, any other is on some server that the phone of
// the simulator does not ask.
func (d *drawing) picture(address string, width, height any) markup {
	if address == "" {
		return ""
	}
	w, h := pixels(width), pixels(height)
	own := d.pictures(address)
	if own != nil && w == 0 && h == 0 {
		w, h = own.width, own.height
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || !isWebLink(address):
		d.note("이미지 주소가 http나 https로 시작하지 않아 이미지가 빠졌어요.")
		return ""
	case w > 0 && w < minImageSide, h > 0 && h < minImageSide:
		d.note("이미지는 가로와 세로가 200픽셀 이상이어야 보여요.")
		return ""
	}
	rows := pictureRows(w, h)
	size := `width="` + count(pictureColumns) + `" height="` + count(rows) + `"`
	open := `<div class="picture"><svg viewBox="0 0 ` + count(pictureColumns) + " " + count(rows) + `" role="img" aria-label="이미지">`
	if own != nil {
		return open + `<image href="` + esc(own.path()) + `" ` + size + ` preserveAspectRatio="xMidYMid slice"/></svg></div>`
	}
	return open + `<rect class="place" ` + size + `/></svg><span class="from">이미지 <bdi>` + esc(u.Host) + `</bdi></span></div>`
}

// pictureRows is the height of a picture in the shape it is cropped to.
func pictureRows(width, height int) int {
	shape := widest
	if width > 0 && height > 0 {
		shape = min(max(float64(width)/float64(height), tallest), widest)
	}
	return int(pictureColumns/shape + 0.5)
}

// pixels is a size, 0 when the field holds none.
func pixels(value any) int {
	number, ok := value.(json.Number)
	if !ok {
		return 0
	}
	n, err := number.Int64()
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return int(n)
}

func count(n int) markup { return markup(strconv.Itoa(n)) }

// thumbnail is a small square picture: of a list's entry, a profile or an image item.
func (d *drawing) thumbnail(address string, class markup) markup {
	switch own := d.pictures(address); {
	case address == "" || !isWebLink(address):
		return ""
	case own != nil:
		return `<svg class="` + class + `" viewBox="0 0 100 100" role="img" aria-label="이미지"><image href="` + esc(own.path()) +
			`" width="100" height="100" preserveAspectRatio="xMidYMid slice"/></svg>`
	}
	return `<svg class="` + class + `" viewBox="0 0 100 100" role="img" aria-label="이미지"><rect class="place" width="100" height="100"/></svg>`
}

// socialCounters are in the order in which KakaoTalk prefers them; it shows three at most (section 5.1).
var socialCounters = []struct{ field, label string }{
	{"like_count", "좋아요"}, {"comment_count", "댓글"}, {"shared_count", "공유"}, {"view_count", "조회"}, {"subscriber_count", "구독"},
}

const maxCounters = 3

func (d *drawing) social(value any) markup {
	social, _ := value.(map[string]any)
	var out markup
	shown := 0
	for _, counter := range socialCounters {
		number, ok := grouped(social[counter.field])
		if !ok || shown == maxCounters {
			continue
		}
		shown++
		out += "<span>" + esc(counter.label) + " <b>" + esc(number) + "</b></span>"
	}
	if out == "" {
		return ""
	}
	return `<div class="social">` + out + "</div>"
}
