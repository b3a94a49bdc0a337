package part

import (
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

// settingsCodes are Kakao's refusals of what set-up asks for: key, client secret and redirect URI (kakao-api.md 2.7, 3.4).
var settingsCodes = map[string]bool{"KOE008": true, "KOE101": true, "KOE010": true, "KOE006": true, "KOE303": true}

// SetupMends tells whether the cause of an error lies in the settings, and what to hand to the set-up page then.
func SetupMends(err error) (kit.Mend, bool) {
	if errors.Is(err, session.ErrNoSettings) {
		return kit.Mend{}, true
	}
	if k, ok := errors.AsType[*kakao.Error](err); ok && settingsCodes[k.Code] {
		return kit.Mend{Code: k.Code}, true
	}
	return kit.Mend{}, false
}
