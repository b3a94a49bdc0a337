package simulator

// talkProfileAnswer is in camelCase, unlike every other answer; what was not agreed to is left out, what is not set is
// empty (section 4.7).
type talkProfileAnswer struct {
	Nickname  string `json:"nickName,omitempty"`
	Image     string `json:"profileImageURL,omitempty"`
	Thumbnail string `json:"thumbnailURL,omitempty"`
}

// talkProfile answers /v1/api/talk/profile (section 4.7). (sim) One of the two consent items is enough.
func (s *Simulator) talkProfile(call apiCall) (any, *apiError) {
	const apiType = "TALK_PROFILE"
	if s.scopesOff(apiType, "profile_image") != nil {
		if err := s.scopesOff(apiType, "profile_nickname"); err != nil {
			return nil, err
		}
	}
	if s.scopesMissing(apiType, "profile_image") != nil {
		if err := s.scopesMissing(apiType, "profile_nickname"); err != nil {
			return nil, err
		}
	}
	if _, err := call.secure(); err != nil {
		return nil, err
	}
	if err := s.noTalkAccount(); err != nil {
		return nil, err
	}
	var answer talkProfileAnswer
	if s.agreed["profile_nickname"] {
		answer.Nickname = nickname
	}
	if s.agreed["profile_image"] {
		answer.Image, answer.Thumbnail = "https"+imagePath, "https"+thumbnailPath
	}
	return answer, nil
}
