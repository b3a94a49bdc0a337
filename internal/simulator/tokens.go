package simulator

import "time"

const (
	codeTTL      = 10 * time.Minute    // (sim): Kakao says only "short" (section 2.8)
	rotateBefore = 30 * 24 * time.Hour // with less left, a refresh issues a new refresh token (section 3.3)

	// Tokens issued to one user (section 7.3).
	accessPer10Minutes  = 20
	refreshPer60Minutes = 30
)

// authCode is bound to the key and the redirect URI it was asked with.
type authCode struct {
	clientID    string
	redirectURI string
	challenge   string
	expires     time.Time
}

type accessToken struct {
	login   int
	expires time.Time
}

type refreshToken struct {
	login    int
	clientID string
	expires  time.Time
}

// secondsLeft counts whole seconds until end, a moment from now: 6 hours read 21599 right after the issue.
func secondsLeft(now, end time.Time) int64 {
	return int64((end.Sub(now) - time.Millisecond) / time.Second)
}

// newCode makes a single-use authorization code of 86 characters. The lock must be held.
func (s *Simulator) newCode(req authRequest) string {
	now := s.now()
	for code, c := range s.codes {
		if !now.Before(c.expires) {
			delete(s.codes, code)
		}
	}
	code := randomText(64)
	s.codes[code] = authCode{req.clientID, req.redirectURI, req.challenge, now.Add(codeTTL)}
	return code
}

// newAccess issues an access token of 54 characters. The lock must be held.
func (s *Simulator) newAccess(login int) string {
	token := randomText(40)
	s.access[token] = accessToken{login, s.now().Add(s.config.AccessTTL)}
	s.accessIssued = append(s.accessIssued, s.now())
	return token
}

// newRefresh issues a refresh token. The lock must be held.
func (s *Simulator) newRefresh(login int, clientID string) string {
	token := randomText(40)
	s.refresh[token] = refreshToken{login, clientID, s.now().Add(s.config.RefreshTTL)}
	s.refreshIssued = append(s.refreshIssued, s.now())
	return token
}

// accessSpent and refreshSpent report whether the person's token limits are used up. The lock must be held.
func (s *Simulator) accessSpent() bool {
	s.accessIssued = since(s.accessIssued, s.now().Add(-10*time.Minute))
	return len(s.accessIssued) >= accessPer10Minutes
}

func (s *Simulator) refreshSpent() bool {
	s.refreshIssued = since(s.refreshIssued, s.now().Add(-time.Hour))
	return len(s.refreshIssued) >= refreshPer60Minutes
}

// since drops the times up to and including start; times are in order.
func since(times []time.Time, start time.Time) []time.Time {
	for len(times) > 0 && !times[0].After(start) {
		times = times[1:]
	}
	return times
}

// endLogin kills the tokens of one login (section 4.6). The lock must be held.
func (s *Simulator) endLogin(login int) {
	for token, t := range s.access {
		if t.login == login {
			delete(s.access, token)
		}
	}
	for token, t := range s.refresh {
		if t.login == login {
			delete(s.refresh, token)
		}
	}
}
