package session

import (
	"context"
	"errors"
	"fmt"

	"kakaotui/internal/kakao"
)

// notLinked is Kakao's code for a person who is not linked to the app (section 6).
const notLinked = "-101"

// Logout ends the session at Kakao and forgets the tokens; unlink withdraws all consent. A login that is dead already is
// forgotten without a question; but consent cannot be withdrawn with one (*LoginNeededError). On every other error
// nothing was forgotten, so that it can be tried again.
func (s *Session) Logout(ctx context.Context, unlink bool) error {
	what := "logging out"
	if unlink {
		what = "withdrawing consent"
	}
	err := s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) error {
		var err error
		if unlink {
			_, err = client.Unlink(ctx, access)
		} else {
			_, err = client.Logout(ctx, access)
		}
		return err
	})
	code := kakao.CodeOf(err)
	switch {
	case err == nil, code == notLinked:
	case !unlink && (errors.Is(err, ErrNoLogin) || code == kakao.CodeBadToken):
	default:
		return fmt.Errorf("%s: %w", what, err)
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), LockWait)
	defer cancel()
	if err := s.tokens().Clear(wait); err != nil {
		return fmt.Errorf("%s: done at Kakao, but forgetting the tokens failed: %w", what, err)
	}
	s.drop()
	return nil
}
