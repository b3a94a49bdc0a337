package simulator

import (
	"errors"
	"maps"
	"time"
)

// Free messages a day (section 7.1).
const (
	quotaApp      = 30000
	quotaSender   = 100
	quotaReceiver = 100
	quotaPair     = 20
)

// korea is where a day of the quota begins (uncertain, section 7.4) and whose clock the phone shows.
var korea = time.FixedZone("KST", 9*60*60)

// quotas are the messages left on one day.
type quotas struct {
	day      string // in Korea
	app      int
	sender   int
	receiver leftOf
	pair     leftOf // the sender is always the same person
	// ofMyself says that messages to oneself count for sender, receiver and pair too. Sources conflict (section 7.2), so
	// they do only from when /_sim/quota sets one of these numbers until the day ends.
	ofMyself bool
}

// leftOf is what is left for each receiver: others have all of it.
type leftOf struct {
	others int
	byUUID map[string]int
}

func (l leftOf) of(uuid string) int {
	if n, ok := l.byUUID[uuid]; ok {
		return n
	}
	return l.others
}

func (l leftOf) clone() leftOf { return leftOf{l.others, maps.Clone(l.byUUID)} }

func (l leftOf) set(uuid string, n int) { l.byUUID[uuid] = n }

// today returns the numbers of the day; a new day in Korea begins with the full ones. The lock must be held.
func (s *Simulator) today() *quotas {
	if day := s.now().In(korea).Format(time.DateOnly); day != s.quota.day {
		s.quota = quotas{
			day: day, app: quotaApp, sender: quotaSender,
			receiver: leftOf{quotaReceiver, map[string]int{}}, pair: leftOf{quotaPair, map[string]int{}},
		}
	}
	return &s.quota
}

// Texts of the per-user quotas; only the first is known (section 10.3), the others are made alike. (sim)
func quotaError(code int) *apiError {
	whose := map[int]string{-532: "sender", -533: "receiver", -536: "sender and receiver"}[code]
	return &apiError{status: 400, Code: code, Msg: "daily message limit per " + whose + " has been exceeded."}
}

// quotaTo checks the per-user quotas of a message to the person with this uuid (-532, -533, -536).
func (s *Simulator) quotaTo(uuid string) *apiError {
	q := s.today()
	switch {
	case q.sender <= 0:
		return quotaError(-532)
	case q.receiver.of(uuid) <= 0:
		return quotaError(-533)
	case q.pair.of(uuid) <= 0:
		return quotaError(-536)
	}
	return nil
}

func (s *Simulator) quotaToMe() *apiError {
	if !s.today().ofMyself {
		return nil
	}
	return s.quotaTo(userUUID)
}

// quotaOfApp checks that the app may send n more messages (-10). (sim) Of several, all or none are counted.
func (s *Simulator) quotaOfApp(n int) *apiError {
	if s.today().app < n {
		return &apiError{status: 400, Code: -10, Msg: "API limit has been exceeded."}
	}
	return nil
}

// countMessage takes one message off the numbers of the day.
func (s *Simulator) countMessage(to string) {
	q := s.today()
	q.app--
	if to == userUUID && !q.ofMyself {
		return
	}
	q.sender--
	q.receiver.set(to, q.receiver.of(to)-1)
	q.pair.set(to, q.pair.of(to)-1)
}

// setQuota sets what is left today: of the app, of the sender, of every receiver, of every pair.
func (s *Simulator) setQuota(body []byte) (any, error) {
	var in struct {
		App      *int `json:"left"`
		Sender   *int `json:"sender_left"`
		Receiver *int `json:"receiver_left"`
		Pair     *int `json:"pair_left"`
	}
	if err := decodeStrict(body, &in); err != nil {
		return nil, err
	}
	named := 0
	for _, n := range []*int{in.App, in.Sender, in.Receiver, in.Pair} {
		if n == nil {
			continue
		}
		named++
		if *n < 0 {
			return nil, errors.New("what is left must be 0 or more")
		}
	}
	if named == 0 {
		return nil, errors.New("name left, sender_left, receiver_left or pair_left")
	}
	q := s.today()
	set(&q.app, in.App)
	set(&q.sender, in.Sender)
	if in.Receiver != nil {
		q.receiver = leftOf{*in.Receiver, map[string]int{}}
	}
	if in.Pair != nil {
		q.pair = leftOf{*in.Pair, map[string]int{}}
	}
	if in.Sender != nil || in.Receiver != nil || in.Pair != nil {
		q.ofMyself = true
	}
	return map[string]int{
		"left": q.app, "sender_left": q.sender, "receiver_left": q.receiver.others, "pair_left": q.pair.others,
	}, nil
}
