package part

import (
	"strings"
	"time"

	"kakaotui/internal/ui/kit"
)

// Bar draws how much of a whole is left, in w columns. Part is between 0 and 1; a bar with anything left shows at least one
// full cell, and one that lacks anything at least one empty cell.
func Bar(s *kit.Shared, part float64, w int) string {
	if w < 1 {
		return ""
	}
	full := int(part*float64(w) + 0.5)
	switch {
	case part <= 0:
		full = 0
	case part >= 1:
		full = w
	default:
		full = min(max(full, 1), w-1)
	}
	paint := s.Theme.Good
	switch {
	case part < 0.05:
		paint = s.Theme.Bad
	case part < 0.2:
		paint = s.Theme.Warn
	}
	return paint.On(strings.Repeat(s.Glyphs.Full, full)) + s.Theme.Dim.On(strings.Repeat(s.Glyphs.Empty, w-full))
}

// Left is the part of a lifetime that is left at now; 0 when it is over, 1 when its beginning is unknown.
func Left(from, to, now time.Time) float64 {
	if !now.Before(to) {
		return 0
	}
	if from.IsZero() || !from.Before(to) {
		return 1
	}
	return min(1, float64(to.Sub(now))/float64(to.Sub(from)))
}
