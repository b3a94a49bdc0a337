package simulator

import (
	"encoding/json"
	"slices"
)

// maxReceivers is how many friends one call may message (section 4.10).
const maxReceivers = 5

// sendAnswer is the answer of section 4.10, in the order of the capture in 10.4. Failures is there only when some failed.
type sendAnswer struct {
	Failures   []*sendFailure `json:"failure_info,omitempty"`
	Successful []string       `json:"successful_receiver_uuids"`
}

type sendFailure struct {
	Msg       string   `json:"msg"`
	Code      int      `json:"code"`
	Receivers []string `json:"receiver_uuids"`
}

// toFriends answers the calls of section 4.10.
func (s *Simulator) toFriends(compose composer) apiFunc {
	return func(call apiCall) (any, *apiError) {
		if err := s.mayUseFriends("TALK_MESSAGE_SEND", "talk_message", "friends"); err != nil {
			return nil, err
		}
		receivers, err := s.receivers(call)
		if err != nil {
			return nil, err
		}
		m, err := compose(call)
		if err != nil {
			return nil, err
		}
		if err := s.noTalkAccount(); err != nil {
			return nil, err
		}
		return s.sendTo(receivers, m)
	}
}

// Texts of section 10.3; the one for too many receivers is not known. (sim)
func badReceivers(why string) *apiError {
	return badParameter("Constraints on the parameter [receiver_uuids] are unsatisfied. %s", why)
}

// receivers reads receiver_uuids. (sim) A friend who is named twice is messaged once.
func (s *Simulator) receivers(call apiCall) ([]*friend, *apiError) {
	text, err := call.text("receiver_uuids")
	if err != nil {
		return nil, err
	}
	var uuids []string
	if json.Unmarshal([]byte(text), &uuids) != nil {
		return nil, unparsable("receiver_uuids")
	}
	switch {
	case uuids == nil:
		return nil, badParameter("The Parameter [receiver_uuids] cannot be null.")
	case len(uuids) == 0:
		return nil, badParameter("The Parameter [receiver_uuids] cannot be empty.")
	case len(uuids) > maxReceivers:
		return nil, badReceivers("The number of receivers cannot be more than 5.")
	case !slices.ContainsFunc(uuids, func(uuid string) bool { return !friendUUID().MatchString(uuid) }):
	default:
		return nil, badReceivers("The input receiver id(s) is invalid format.")
	}
	if slices.Contains(uuids, userUUID) {
		return nil, badParameter("Cannot contain a receiver who is identical to the sender in multicast mode.")
	}
	var receivers []*friend
	for _, uuid := range uuids {
		f := s.findFriend(uuid)
		if f == nil || !s.listable(*f) {
			return nil, badReceivers("Not allowed to send a message to some of receivers.")
		}
		if !slices.Contains(receivers, f) {
			receivers = append(receivers, f)
		}
	}
	return receivers, nil
}

// sendTo delivers to each receiver who can be reached. When nobody can, the call fails as a whole, with the first
// receiver's reason (uncertain whether Kakao still answers so, section 4.10).
func (s *Simulator) sendTo(receivers []*friend, m message) (any, *apiError) {
	answer := sendAnswer{Successful: []string{}}
	before := *s.today() // (sim) a call that the app's quota refuses counts for nobody
	before.receiver, before.pair = before.receiver.clone(), before.pair.clone()
	var reached []*friend
	for _, f := range receivers {
		if err := s.refusal(f); err != nil {
			answer.fail(f.UUID, err)
			continue
		}
		s.countMessage(f.UUID)
		reached = append(reached, f)
		answer.Successful = append(answer.Successful, f.UUID)
	}
	if len(reached) == 0 {
		first := answer.Failures[0]
		all := []string{}
		for _, f := range receivers {
			all = append(all, f.UUID)
		}
		return nil, &apiError{status: 400, Code: first.Code, Msg: first.Msg, ReceiverIDs: all}
	}
	if s.quota.app < 0 {
		s.quota = before
		return nil, s.quotaOfApp(len(reached))
	}
	for _, f := range reached {
		m.To, m.chat = f.UUID, f.Nickname
		s.deliver(m)
	}
	return answer, nil
}

// fail notes why a receiver was not reached; receivers with the same reason share an entry.
func (a *sendAnswer) fail(uuid string, why *apiError) {
	for _, f := range a.Failures {
		if f.Code == why.Code {
			f.Receivers = append(f.Receivers, uuid)
			return
		}
	}
	a.Failures = append(a.Failures, &sendFailure{why.Msg, why.Code, []string{uuid}})
}

// refusal is why a message cannot reach a friend, nil when it can. (sim) The texts of -502 and -530 are not known.
func (s *Simulator) refusal(f *friend) *apiError {
	switch {
	case f.Stranger:
		return &apiError{status: 400, Code: -502, Msg: "the receiver is not a friend of the sender."}
	case f.Refuses, f.AllowedMsg != nil && !*f.AllowedMsg:
		return &apiError{status: 400, Code: -530, Msg: "the receiver refuses to receive messages."}
	}
	return s.quotaTo(f.UUID)
}
