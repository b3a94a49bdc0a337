package session

import "kakaotui/internal/kakao"

// Kakao is the message as Kakao's calls take it.
func (m Message) Kakao() kakao.Message { return m.kakao() }

// CheckCounting is Check with characters counted otherwise; nil counts code points.
func (in Intent) CheckCounting(count kakao.Counter) error { return in.check(count) }
