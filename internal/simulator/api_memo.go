package simulator

// composer makes a message, still without a receiver, of a call's parameters.
type composer func(apiCall) (message, *apiError)

// toMe answers the calls of section 4.9.
func (s *Simulator) toMe(apiType string, compose composer) apiFunc {
	return func(call apiCall) (any, *apiError) {
		if err := s.scopesOff(apiType, "talk_message"); err != nil {
			return nil, err
		}
		if err := s.scopesMissing(apiType, "talk_message"); err != nil {
			return nil, err
		}
		m, err := compose(call)
		if err != nil {
			return nil, err
		}
		if err := s.noTalkAccount(); err != nil {
			return nil, err
		}
		if err := s.quotaToMe(); err != nil {
			return nil, err
		}
		if err := s.quotaOfApp(1); err != nil {
			return nil, err
		}
		s.countMessage(userUUID)
		m.To = toMyself
		s.deliver(m)
		return map[string]int{"result_code": 0}, nil
	}
}
