package report

import (
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

const megabyte = 1 << 20

// ofImage tells of an image on this computer. It comes before Kakao's errors: an upload that breaks off because its file does
// is no fault of the network.
func ofImage(err error, l text.Lang) (Report, bool) {
	e, ok := errors.AsType[*kakao.ImageError](err)
	if !ok {
		return Report{}, false
	}
	switch e.Reason {
	case kakao.ImageEmpty:
		return told(l, Usage, "image_empty", text.TroubleImageEmpty), true
	case kakao.ImageTooLarge:
		return told(l, Usage, "image_too_large", text.TroubleImageTooLarge, e.Max/megabyte), true
	case kakao.ImageNoImage:
		return told(l, Usage, "no_image", text.TroubleNoImage, foreign(e.Type)), true
	}
	why := ""
	if e.Err != nil {
		why = cause(l, e.Err)
	}
	return told(l, Unexpected, "image_unreadable", text.TroubleImageUnreadable, why), true
}
