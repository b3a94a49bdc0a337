package kakao

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrorKind says how a call to Kakao failed.
type ErrorKind int

const (
	// NoAnswer: no answer came; Written says whether the request may have left.
	NoAnswer ErrorKind = iota
	// BadAnswer: an answer came that is not what Kakao documents (HTML, half a body, not JSON, a redirect, a field missing).
	BadAnswer
	// Refused: Kakao answered with an error of its own (3.4 and 6).
	Refused
)

// String is the kind in English, for logs.
func (k ErrorKind) String() string {
	switch k {
	case NoAnswer:
		return "no answer"
	case BadAnswer:
		return "bad answer"
	case Refused:
		return "refused"
	}
	return "ErrorKind(" + strconv.Itoa(int(k)) + ")"
}

// Codes that rules are built on (3.4 and 6). All others are for text to explain.
const (
	CodeBadToken    = "-401"   // the access token is unknown or expired: refresh
	CodeNoConsent   = "-402"   // the person has not agreed to RequiredScopes
	CodeBadCode     = "KOE320" // the authorization code is used, expired or unknown: log in again
	CodeBadRefresh  = "KOE322" // the refresh token is expired or unknown: log in again
	CodeTokenRate   = "KOE237" // too many tokens for this person: wait (7.3)
	CodeBadSecret   = "KOE010" // the client secret is missing or wrong
	CodeBadKey      = "KOE101" // the REST API key does not exist
	CodeBadRedirect = "KOE303" // the redirect URI differs from the authorize call
)

// Error is every failure of a call to Kakao.
type Error struct {
	Kind ErrorKind
	// Op is the call that failed.
	Op Operation
	// Status is the HTTP status, 0 when no answer came.
	Status int
	// Code is Kakao's code as written: "KOE320" or "-402"; empty when the answer had none. Unknown codes stay as they are.
	Code string
	// Name is the OAuth error field, e.g. "invalid_grant"; Message is msg or error_description, at most 1000 characters.
	// Both are the server's words: pass them through text.Visible before a terminal sees them. Whatever of the call's own
	// secrets the server repeated (KOE320 does, 3.4) stands as "***".
	Name, Message string
	// RequiredScopes, AllowedScopes and APIType come with -402 (section 6).
	RequiredScopes, AllowedScopes []string
	APIType                       string
	// Written is true when any byte of the request may have reached Kakao: a connection was had. False is certain.
	Written bool
	// RetryAfter, seconds, from the header, as large as the server says; 0 when absent.
	RetryAfter int
	// Err is the cause below, nil when Refused; its text holds no secret of the call.
	Err error
}

// maxShown bounds, in characters, how much of a foreign text one error prints.
const maxShown = 200

// Error is one short English line: no secret, the server's text quoted and cut.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "kakao: %s: %s", e.Op, e.Kind)
	if e.Status != 0 {
		fmt.Fprintf(&b, " (HTTP %d)", e.Status)
	}
	for _, word := range []string{e.Code, e.Name} {
		if word != "" {
			b.WriteString(" " + quoteOdd(word))
		}
	}
	if e.Message != "" {
		fmt.Fprintf(&b, ": %q", clip(e.Message, maxShown))
	}
	if e.Err != nil {
		b.WriteString(": " + clip(e.Err.Error(), maxShown))
	}
	if e.Kind == NoAnswer && !e.Written {
		b.WriteString(" (nothing was sent)")
	}
	return b.String()
}

// Unwrap gives the cause, so that errors.Is finds context.DeadlineExceeded and the like.
func (e *Error) Unwrap() error { return e.Err }

// Number is Kakao's negative code, -402 for "-402"; 0 when there is none (KOE codes have no number).
func (e *Error) Number() int {
	n, err := strconv.Atoi(e.Code)
	if err != nil || n > 0 {
		return 0
	}
	return n
}

// CodeOf is Kakao's code in err's chain, "" when there is none.
func CodeOf(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// cause is an error below an *Error with its text made safe to print; the original stays reachable for errors.Is.
type cause struct {
	text string
	err  error
}

func (c *cause) Error() string { return c.text }
func (c *cause) Unwrap() error { return c.err }
