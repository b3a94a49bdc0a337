// Package report tells any error of any room to a person: what happened, why, and the next step, in Korean or English, with
// the exit code and the JSON of the public interface.
//
// Which error is of which kind (and so gives which exit code):
//
//   - login (3): no login, KOE320, KOE322, KOE319, -101, a dead token (-401), access_denied and the other error redirects that a
//     new login mends, a login attempt that ran out of time.
//   - consent (4): -402, with the scopes that are missing.
//   - refused (5): every other refusal of Kakao's, such as KOE006, KOE010, KOE101, KOE303, -3, -5, -10 and -53x; -401 too where the
//     console is the place to mend it (IP address, app key): logging in again would not help.
//   - usage (2): settings that cannot be used, a paste that holds no code, a message that must not be sent as it is, an image that
//     is none.
//   - unexpected (1): no network, time-outs, an answer that is not Kakao's, Kakao's passing faults (-1, -7, -603, -9798, KOE003,
//     KOE237, 429, 5xx), damaged files and files that cannot be written, and whatever is not known here.
//   - interrupted (130): the person or a signal ended it.
//   - queued (6) and unknown (7) exist for sends alone and are judged by session.FateOf: see OfSend.
//
// The server's own words are marked as such, made visible and cut; secrets are taken out of every foreign text.
package report

import (
	"encoding/json"
	"strconv"
	"strings"

	"kakaotui/internal/text"
)

// Kind is what sort of failure it was; the JSON name and, by Exit, the exit code.
type Kind string

const (
	Unexpected  Kind = "unexpected"
	Usage       Kind = "usage"
	Login       Kind = "login"
	Consent     Kind = "consent"
	Refused     Kind = "refused"
	Queued      Kind = "queued"
	Unknown     Kind = "unknown"
	Interrupted Kind = "interrupted"
)

var exitCodes = map[Kind]int{
	"": 0, Unexpected: 1, Usage: 2, Login: 3, Consent: 4, Refused: 5, Queued: 6, Unknown: 7, Interrupted: 130,
}

// Report is one failure, told. The zero value tells that nothing failed. All of it is safe for a terminal.
type Report struct {
	Kind Kind
	// Reason is finer than Kind and is never translated: "offline", "disk_full", "paste_empty", … It may be empty.
	Reason string
	// Code is Kakao's: "-402", "KOE320"; empty when Kakao gave none.
	Code string
	// Title is one short line; Detail says why; Remedy is the next step. Detail and Remedy may be empty.
	Title, Detail, Remedy string
	// Menu is the place in Kakao's console where it is mended; empty when that is not the place.
	Menu string
	// RequiredScopes are the consent items that are missing, with Kind Consent.
	RequiredScopes []string
}

// Exit is the exit code of the public interface; 0 for the zero Report.
func (r Report) Exit() int {
	if code, ok := exitCodes[r.Kind]; ok {
		return code
	}
	return exitCodes[Unexpected]
}

// String is the report in lines: title with Kakao's code, detail, remedy, menu.
func (r Report) String() string {
	title := r.Title
	if r.Code != "" {
		title += " (" + r.Code + ")"
	}
	return join("\n", title, r.Detail, r.Remedy, r.Menu)
}

// JSON is the report as one line: {"error":{"kind":"consent","code":-402,"message":"…","required_scopes":["talk_message"],"remedy":"…"}}.
// code is a number for kapi's codes, a string for KOE codes, else null.
func (r Report) JSON() []byte {
	type body struct {
		Kind           Kind     `json:"kind"`
		Reason         string   `json:"reason,omitempty"`
		Code           any      `json:"code"`
		Message        string   `json:"message"`
		RequiredScopes []string `json:"required_scopes,omitempty"`
		Remedy         string   `json:"remedy,omitempty"`
		Menu           string   `json:"menu,omitempty"`
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	// Strings and numbers always encode.
	_ = e.Encode(map[string]body{"error": {
		r.Kind, r.Reason, jsonCode(r.Code), join(". ", strings.TrimRight(r.Title, "."), r.Detail), r.RequiredScopes, r.Remedy, r.Menu,
	}})
	return []byte(strings.TrimRight(b.String(), "\n"))
}

func jsonCode(code string) any {
	if code == "" {
		return nil
	}
	if n, err := strconv.Atoi(code); err == nil {
		return n
	}
	return code
}

// join puts together what there is.
func join(between string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}

// told makes a report of a trouble; args are for its detail and must be safe already.
func told(l text.Lang, kind Kind, reason string, t text.Trouble, args ...any) Report {
	return Report{Kind: kind, Reason: reason, Title: t.Title.In(l), Detail: t.Detail.In(l, args...), Remedy: t.Remedy.In(l)}
}
