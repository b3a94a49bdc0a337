package kakao

// ErrorKind says how a call to Kakao failed.
type ErrorKind int

const (
	// NoAnswer: no whole answer came; Written says whether the request had left.
	NoAnswer ErrorKind = iota
	// BadAnswer: an answer came that is not what Kakao documents (HTML, half a body, not JSON).
	BadAnswer
	// Refused: Kakao answered with an error of its own (sections 3.4 and 6).
	Refused
)

// Error is every failure of a call to Kakao.
type Error struct {
	Kind ErrorKind
	// Op is the call, e.g. "token", "send to me".
	Op Operation
	// Status is the HTTP status, 0 when no answer came.
	Status int
	// Code is Kakao's code as written: "KOE320" or "-402"; empty when the answer had none. Unknown codes stay as they are.
	Code string
	// Name is the OAuth error field, e.g. "invalid_grant"; Message is msg or error_description.
	// Both are the server's words: pass them through text.Visible before a terminal sees them.
	Name, Message string
	// RequiredScopes, AllowedScopes and APIType come with -402 (section 6).
	RequiredScopes, AllowedScopes []string
	APIType                       string
	// Written is true when the whole request may have reached Kakao (observed, not guessed).
	Written bool
	// RetryAfter, seconds, from the header; 0 when absent.
	RetryAfter int
	Err        error
}
