package simulator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

type userAnswer struct {
	ID int64 `json:"id"`
}

type tokenInfoAnswer struct {
	ID        int64 `json:"id"`
	ExpiresIn int64 `json:"expires_in"`
	AppID     int   `json:"app_id"`
}

// tokenInfo answers /v1/user/access_token_info (section 4.2).
func (s *Simulator) tokenInfo(call apiCall) (any, *apiError) {
	return tokenInfoAnswer{userID, secondsLeft(s.now(), call.token.expires), appID}, nil
}

// logout ends the login that the token belongs to; consent stays (section 4.6).
func (s *Simulator) logout(call apiCall) (any, *apiError) {
	s.endLogin(call.login)
	return userAnswer{userID}, nil
}

// unlinkUser drops consent and all tokens (section 4.6).
func (s *Simulator) unlinkUser(apiCall) (any, *apiError) {
	s.unlink()
	return userAnswer{userID}, nil
}

type scopesAnswer struct {
	ID     int64         `json:"id"`
	Scopes []scopeAnswer `json:"scopes"`
}

type scopeAnswer struct {
	ID          string `json:"id"`
	DisplayName string `json:"display_name"`
	Type        string `json:"type"`
	Using       bool   `json:"using"`
	Agreed      bool   `json:"agreed"`
	Revocable   *bool  `json:"revocable,omitempty"` // present only when agreed (section 4.3)
}

func (s *Simulator) scopeAnswer(it consentItem) scopeAnswer {
	a := scopeAnswer{ID: it.id, DisplayName: it.name, Type: it.kind, Using: it.stage != stageOff, Agreed: s.agreed[it.id]}
	if a.Agreed {
		revocable := it.stage != stageRequired
		a.Revocable = &revocable
	}
	return a
}

// listScopes answers /v2/user/scopes (section 4.3): what the app uses, and what was agreed to before the app stopped
// using it. Unknown ids in the filter name nothing (sim).
func (s *Simulator) listScopes(call apiCall) (any, *apiError) {
	filter, err := stringList(call, "scopes")
	if err != nil {
		return nil, err
	}
	answer := scopesAnswer{userID, []scopeAnswer{}}
	for _, it := range s.app.items {
		listed := it.stage != stageOff || s.agreed[it.id]
		if listed && (filter == nil || slices.Contains(filter, it.id)) {
			answer.Scopes = append(answer.Scopes, s.scopeAnswer(it))
		}
	}
	return answer, nil
}

// revokeScopes answers /v2/user/revoke/scopes (section 4.4). (sim) One item that cannot be revoked refuses the call;
// ids that are not agreed to are passed over unless nothing else is left.
func (s *Simulator) revokeScopes(call apiCall) (any, *apiError) {
	ids, err := stringList(call, "scopes")
	if err != nil {
		return nil, err
	}
	if ids == nil {
		return nil, badParameter("The Parameter [scopes] cannot be null.")
	}
	var revoked []consentItem
	for _, id := range ids {
		it, known := s.app.item(id)
		if !known || !s.agreed[id] {
			continue
		}
		if it.stage == stageRequired {
			return nil, &apiError{status: 403, Code: -3, Msg: fmt.Sprintf(
				"[%s] is not revocable. check out if it's set as required on developers.kakao.com", id)}
		}
		revoked = append(revoked, it)
	}
	if len(revoked) == 0 {
		return nil, badParameter("There is no scopes to revoke. check out if given scope id([%s]) is correct again.",
			strings.Join(ids, ", "))
	}
	answer := scopesAnswer{ID: userID}
	for _, it := range revoked {
		delete(s.agreed, it.id)
		answer.Scopes = append(answer.Scopes, s.scopeAnswer(it))
	}
	return answer, nil
}

// stringList reads a parameter that is a JSON array of strings. It is nil when the parameter is absent.
func stringList(call apiCall, name string) ([]string, *apiError) {
	if !call.params.Has(name) {
		return nil, nil
	}
	list := []string{}
	if err := json.Unmarshal([]byte(call.params.Get(name)), &list); err != nil || list == nil {
		return nil, unparsable(name)
	}
	return list, nil
}

// me answers /v2/user/me (section 4.5): what the person agreed to, cut down to property_keys when given.
func (s *Simulator) me(call apiCall) (any, *apiError) {
	keys, err := stringList(call, "property_keys")
	if err != nil {
		return nil, err
	}
	secure, err := call.secure()
	if err != nil {
		return nil, err
	}
	scheme := "http"
	if secure {
		scheme = "https"
	}
	wanted := func(key string) bool { return keys == nil || wantsProperty(keys, key) }

	answer := meAnswer{ID: userID, ConnectedAt: s.linkedAt.Format(time.RFC3339)}
	if account := s.account(scheme, wanted); account != (accountAnswer{}) {
		answer.Account = &account
	}
	if properties := s.properties(scheme, wanted); properties != (propertiesAnswer{}) {
		answer.Properties = &properties
	}
	if s.agreed["talk_message"] && keys == nil {
		answer.ForPartner = &partnerAnswer{userUUID}
	}
	return answer, nil
}

// meAnswer and its parts have their fields in the order of section 10.4's captures.
type meAnswer struct {
	ID          int64             `json:"id"`
	ConnectedAt string            `json:"connected_at"`
	Account     *accountAnswer    `json:"kakao_account,omitempty"`
	Properties  *propertiesAnswer `json:"properties,omitempty"`
	ForPartner  *partnerAnswer    `json:"for_partner,omitempty"`
}

type accountAnswer struct {
	NicknameNeedsAgreement *bool          `json:"profile_nickname_needs_agreement,omitempty"`
	ImageNeedsAgreement    *bool          `json:"profile_image_needs_agreement,omitempty"`
	Profile                *profileAnswer `json:"profile,omitempty"`
	EmailNeedsAgreement    *bool          `json:"email_needs_agreement,omitempty"`
	EmailValid             *bool          `json:"is_email_valid,omitempty"`
	EmailVerified          *bool          `json:"is_email_verified,omitempty"`
	Email                  string         `json:"email,omitempty"`
}

type profileAnswer struct {
	Nickname          string `json:"nickname,omitempty"`
	ThumbnailURL      string `json:"thumbnail_image_url,omitempty"`
	ImageURL          string `json:"profile_image_url,omitempty"`
	IsDefaultImage    *bool  `json:"is_default_image,omitempty"`
	IsDefaultNickname *bool  `json:"is_default_nickname,omitempty"`
}

type propertiesAnswer struct {
	Nickname  string `json:"nickname,omitempty"`
	Thumbnail string `json:"thumbnail_image,omitempty"`
	Image     string `json:"profile_image,omitempty"`
}

type partnerAnswer struct {
	UUID string `json:"uuid"`
}

const (
	imagePath     = "://k.kakaocdn.net/dn/sim/img_640x640.jpg"
	thumbnailPath = "://k.kakaocdn.net/dn/sim/img_110x110.jpg"
)

func (s *Simulator) account(scheme string, wanted func(string) bool) accountAnswer {
	var account accountAnswer
	if wanted("kakao_account.profile") {
		if s.app.isOn("profile_nickname") {
			account.NicknameNeedsAgreement = new(!s.agreed["profile_nickname"])
		}
		if s.app.isOn("profile_image") {
			account.ImageNeedsAgreement = new(!s.agreed["profile_image"])
		}
		var profile profileAnswer
		if s.agreed["profile_nickname"] {
			profile.Nickname, profile.IsDefaultNickname = nickname, new(false)
		}
		if s.agreed["profile_image"] {
			profile.ThumbnailURL, profile.ImageURL = scheme+thumbnailPath, scheme+imagePath
			profile.IsDefaultImage = new(false)
		}
		if profile != (profileAnswer{}) {
			account.Profile = &profile
		}
	}
	if wanted("kakao_account.email") && s.app.isOn("account_email") {
		account.EmailNeedsAgreement = new(!s.agreed["account_email"])
		if s.agreed["account_email"] {
			account.EmailValid, account.EmailVerified = new(true), new(true)
			account.Email = "haneul@example.com"
		}
	}
	return account
}

func (s *Simulator) properties(scheme string, wanted func(string) bool) propertiesAnswer {
	var properties propertiesAnswer
	add := func(scope, key string, to *string, value string) {
		if s.agreed[scope] && wanted("properties."+key) {
			*to = value
		}
	}
	add("profile_nickname", "nickname", &properties.Nickname, nickname)
	add("profile_image", "thumbnail_image", &properties.Thumbnail, scheme+thumbnailPath)
	add("profile_image", "profile_image", &properties.Image, scheme+imagePath)
	return properties
}

// wantsProperty matches a key as Kakao does: a trailing dot names all children.
func wantsProperty(keys []string, key string) bool {
	return slices.ContainsFunc(keys, func(k string) bool {
		return k == key || (strings.HasSuffix(k, ".") && strings.HasPrefix(key, k))
	})
}
