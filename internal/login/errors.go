package login

import (
	"errors"
	"fmt"
	"slices"
)

// Reason names why something is not so, for whoever finds the sentence that a person reads.
// The three families share the type and no value.
type Reason string

// Why a redirect URI is not heard (*DeafError).
const (
	DeafMalformed   Reason = "deaf_malformed"   // no URL that Kakao could redirect to
	DeafHTTPS       Reason = "deaf_https"       // needs a certificate
	DeafOtherHost   Reason = "deaf_other_host"  // the host is not this machine
	DeafPortTaken   Reason = "deaf_port_taken"  // another program has the port, on one address family at least
	DeafNoRight     Reason = "deaf_no_right"    // the system does not allow this port (80, mostly)
	DeafUnavailable Reason = "deaf_unavailable" // the address cannot be had for another reason
)

// What is wrong with a pasted text (*PasteError).
const (
	PasteEmpty        Reason = "paste_empty"
	PasteAuthorizeURL Reason = "paste_authorize_url" // the address that the login starts with, or Kakao's login page
	PasteKOE          Reason = "paste_koe"           // an error code of Kakao, in PasteError.Code
	PasteErrorPage    Reason = "paste_error_page"    // another page of Kakao's
	PasteNoCode       Reason = "paste_no_code"       // a URL or query without a code
	PasteToken        Reason = "paste_token"         // an answer that holds tokens, not a code
	PasteAPIKey       Reason = "paste_api_key"       // 32 hexadecimal digits: a key of the app
	PasteTooShort     Reason = "paste_too_short"
	PasteTooLong      Reason = "paste_too_long"
	PasteCharacters   Reason = "paste_characters"    // characters that no code has
	PasteAmbiguous    Reason = "paste_ambiguous"     // two codes, or a code and an error
	PasteOtherAttempt Reason = "paste_other_attempt" // the state belongs to another login attempt
	PasteOver         Reason = "paste_over"          // this attempt is over
)

// Why no browser is opened (CanOpenBrowser).
const (
	BrowserSSH       Reason = "browser_ssh"
	BrowserNoDisplay Reason = "browser_no_display"
	BrowserTextOnly  Reason = "browser_text_only" // $BROWSER names browsers that would take over the terminal
	BrowserUnwanted  Reason = "browser_unwanted"  // BROWSER=none
)

var (
	// ErrTimeout: nothing came within Timeout. Kakao's own error pages (section 2.6) never reach the redirect URI.
	ErrTimeout = errors.New("login: no answer from the browser in time")
	// ErrClosed: Close ended the attempt.
	ErrClosed = errors.New("login: attempt was closed")
)

// DeafError says why the redirect URI is not heard; pasting still works.
type DeafError struct {
	Reason Reason
	Err    error // the system's own error, if there was one
}

func (e *DeafError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("listening for the redirect: %s: %v", e.Reason, e.Err)
	}
	return fmt.Sprintf("listening for the redirect: %s", e.Reason)
}

func (e *DeafError) Unwrap() error { return e.Err }

// PasteError says what is wrong with a pasted text. It holds nothing of the text but a KOE code.
type PasteError struct {
	Reason Reason
	Code   string // with PasteKOE: "KOE006"
}

func (e *PasteError) Error() string {
	if e.Code != "" {
		return fmt.Sprintf("reading the pasted text: %s %s", e.Reason, e.Code)
	}
	return fmt.Sprintf("reading the pasted text: %s", e.Reason)
}

// DeniedError is an error redirect: Kakao or the person ended the login (section 2.5). Both fields are the server's
// words: pass them through text.Visible before a terminal sees them.
type DeniedError struct {
	Name        string // OAuth error, e.g. "access_denied"
	Description string
}

// deniedNames are the errors of section 2.5. Error repeats these alone: anything else may be somebody's secret.
var deniedNames = []string{
	"access_denied", "login_required", "consent_required", "interaction_required", "unauthorized_client",
	"server_error", "invalid_request", "invalid_scope", "invalid_client", "unauthorized", "misconfigured", "auto_login",
}

func (e *DeniedError) Error() string {
	if slices.Contains(deniedNames, e.Name) {
		return "Kakao ended the login: " + e.Name
	}
	return "Kakao ended the login: error of unknown name"
}

// Format keeps fmt's %#v from showing the fields.
func (e *DeniedError) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(e.Error())) }
