package session

import (
	"errors"
	"fmt"
)

var (
	// ErrNoLogin: a person must log in. Every *LoginNeededError is one.
	ErrNoLogin = errors.New("nobody is logged in")
	// ErrNoSettings: the REST API key is missing.
	ErrNoSettings = errors.New("the REST API key is missing")
)

// LoginReason says why a person must log in.
type LoginReason string

const (
	LoginNone     LoginReason = "none"     // there are no tokens
	LoginExpired  LoginReason = "expired"  // the refresh token's time is over
	LoginRejected LoginReason = "rejected" // Kakao says that the refresh token is dead (KOE322)
	LoginOther    LoginReason = "other"    // another person is logged in than the one who wrote the message
	// LoginElsewhere: the settings look in one place, and the tokens are in the other; Err is the *store.ElsewhereError.
	LoginElsewhere LoginReason = "elsewhere"
)

// LoginNeededError says that only a person can go on. errors.Is(err, ErrNoLogin) is true for it.
type LoginNeededError struct {
	Reason LoginReason
	Err    error // Kakao's answer with LoginRejected, the *store.ElsewhereError with LoginElsewhere, else nil
}

func (e *LoginNeededError) Error() string {
	text := "a person must log in: "
	switch e.Reason {
	case LoginExpired:
		text += "the refresh token has expired"
	case LoginOther:
		text += "another one is logged in"
	case LoginRejected:
		text += "Kakao does not take the refresh token any more"
	case LoginElsewhere:
		text += "or move the tokens"
	default:
		text += "there is no login"
	}
	if e.Err != nil {
		text = fmt.Sprintf("%s (%v)", text, e.Err)
	}
	return text
}

func (e *LoginNeededError) Unwrap() error { return e.Err }

// Is makes it an ErrNoLogin.
func (e *LoginNeededError) Is(target error) bool { return target == ErrNoLogin }

// MessageField names a field of a Message.
type MessageField string

const (
	FieldText       MessageField = "text"
	FieldLink       MessageField = "link"
	FieldMobileLink MessageField = "mobile_link"
	FieldButton     MessageField = "button"
)

// MessageReason says what is wrong with it.
type MessageReason string

const (
	MessageEmpty     MessageReason = "empty"
	MessageTooLong   MessageReason = "too_long"   // Count over Limit, both in code points
	MessageNotText   MessageReason = "not_text"   // no UTF-8
	MessageBadLink   MessageReason = "bad_link"   // no absolute http or https URL
	MessageBadButton MessageReason = "bad_button" // blank, or with line breaks or control characters
)

// MessageError refuses a message before anything was sent.
type MessageError struct {
	Field        MessageField
	Reason       MessageReason
	Count, Limit int
}

func (e *MessageError) Error() string {
	if e.Reason == MessageTooLong {
		return fmt.Sprintf("the message cannot be sent: %s has %d characters, %d are the limit", e.Field, e.Count, e.Limit)
	}
	return fmt.Sprintf("the message cannot be sent: %s: %s", e.Field, e.Reason)
}

// RecipientReason says why nobody can be sent to under a UUID.
type RecipientReason string

const (
	RecipientMalformed RecipientReason = "malformed" // empty, or with spaces or control characters
	RecipientSelf      RecipientReason = "self"      // the person who sends, whom Kakao takes in no list of friends (4.10)
)

// RecipientError refuses an intent before anything was kept or sent.
type RecipientError struct {
	UUID   string
	Name   string // nickname, where it is known
	Reason RecipientReason
}

func (e *RecipientError) Error() string {
	return fmt.Sprintf("the message cannot be sent to %q: %s", e.UUID, e.Reason)
}
