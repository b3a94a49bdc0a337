package journal

import (
	"encoding/json"
	"time"
)

// State is what became of a message, by evidence.
type State string

const (
	Queued  State = "queued"  // for sure not taken; goes when it is due
	Sending State = "sending" // under way in some process
	Sent    State = "sent"    // Kakao took it, or a person says that it arrived
	Unknown State = "unknown" // it may have arrived; a person decides
	Refused State = "refused" // Kakao refused it for good
	Expired State = "expired" // stayed queued for too long
	Dropped State = "dropped" // a person gave it up
)

// Open are the states in which a message still has a future without being sent anew.
var Open = []State{Queued, Sending, Unknown}

// Undelivered are the states of what has not been delivered for sure and was not given up.
var Undelivered = []State{Queued, Sending, Unknown, Refused, Expired}

// Wait is what a queued message waits for besides its time.
type Wait string

const (
	NoWait      Wait = ""
	WaitConsent Wait = "consent" // a person must consent
	WaitLogin   Wait = "login"   // a person must log in
	WaitPart    Wait = "part"    // an earlier part of the same text was not delivered for sure
)

// Decision is what a person decided last about a message.
type Decision string

const (
	NoDecision    Decision = ""
	DecidedRetry  Decision = "retry" // after unknown, refused or expired
	DecidedSent   Decision = "sent"
	DecidedToDrop Decision = "drop"
)

// Account is whose quota a message counts for: the app and the person who sends. Both are names of the caller's (no
// secret); "" is one like others.
type Account struct{ App, Sender string }

// Body is what is sent: a text, or a template with the text that a person would search for.
type Body struct {
	Text     string
	Link     string
	Template json.RawMessage // nil for a plain text
}

// Intent is what a person or a script wants sent: one text or its parts, to one recipient or several.
type Intent struct {
	Account
	Recipients []string // "me" or friend UUIDs
	Kind       string   // "text", "feed", "custom", …
	Parts      []Body
	Key        string        // the same key is never delivered twice; "" for none
	Origin     string        // "app", "send", "watch", "run"
	Expire     time.Duration // 0 is DefaultExpire
	NoBody     bool          // once it is delivered or given up, only a hash of the text is kept
	Wait       Wait          // WaitConsent or WaitLogin when that is known beforehand
	// Replaces is the id of a refused or expired message that this one is sent in place of, "" for none. That one is given
	// up in the same write, and with it the later parts of its text that wait for it.
	Replaces string
}

// DefaultExpire is how long a message may stay queued.
const DefaultExpire = 24 * time.Hour

// Message is one message to one recipient: part Part of Parts of an intent.
type Message struct {
	Seq int64 // order of writing, among messages and events together
	Rev int64 // number of the last change, in the same count (Changes)

	ID, Intent  string
	Part, Parts int // Part counts from 1
	Account
	Recipient, Kind, Key, Origin string

	Body
	BodyGone bool   // the body was not kept
	Hash     string // SHA-256 of the text (of the template when there is no text), in hex
	NoBody   bool   // the body goes when nothing more will be done with it

	Created, Expires time.Time
	State            State
	Wait             Wait
	Next             time.Time // when a queued one is due
	Failures         int       // in a row, since the last decision
	Done             time.Time // when it came to its state; zero while queued or sending
	Delivered        time.Time // zero unless sent
	Decided          Decision

	Attempts int     // how many there were
	Last     Attempt // the last of them; zero when there was none
}

// Attempt is one request, or one that could not be made.
type Attempt struct {
	N        int // counts from 1
	Started  time.Time
	Written  time.Time // from when on the request may have left; zero when it did not
	Ended    time.Time // zero while it is under way
	Fate     State     // what the message became by it; "" while it is under way
	Wait     Wait      // with Queued: what it waits for since
	Status   int       // of HTTP; 0 without an answer
	Code     string    // Kakao's
	Error    string
	Duration time.Duration
	Gone     bool // its process was gone before it had an outcome
	PID      int
	Owner    string // a name that the sending process drew by chance, for telling two of the same PID apart
}
