package report

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

func ofKakao(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*kakao.ConfigError](err); ok {
		return told(l, Usage, "base_url", text.TroubleBaseURL, foreign(e.Field), foreign(e.Reason)), true
	}
	e, ok := errors.AsType[*kakao.Error](err)
	if !ok {
		return Report{}, false
	}
	switch e.Kind {
	case kakao.Refused:
		return ofRefusal(e, l), true
	case kakao.BadAnswer:
		return ofBadAnswer(e, l), true
	}
	return ofNoAnswer(e, l), true
}

// ofNoAnswer tells why no answer came.
func ofNoAnswer(e *kakao.Error, l text.Lang) Report {
	cause := e.Err
	if cause == nil {
		cause = errors.New(string(e.Op))
	}
	why := foreign(text.Reason(l, cause))
	if errors.Is(cause, context.Canceled) {
		return told(l, Interrupted, "interrupted", text.TroubleInterrupted)
	}
	if dns, ok := errors.AsType[*net.DNSError](cause); ok {
		return told(l, Unexpected, "offline", text.TroubleNoName, foreign(dns.Name))
	}
	if isCertificate(cause) {
		return told(l, Unexpected, "certificate", text.TroubleCertificate, why)
	}
	if timeout, ok := errors.AsType[net.Error](cause); errors.Is(cause, context.DeadlineExceeded) || ok && timeout.Timeout() {
		return told(l, Unexpected, "timeout", text.TroubleTimeout)
	}
	if !e.Written {
		return told(l, Unexpected, "unreachable", text.TroubleUnreachable, why)
	}
	return told(l, Unexpected, "no_answer", text.TroubleNoAnswer, why)
}

func isCertificate(err error) bool {
	_, unverified := errors.AsType[*tls.CertificateVerificationError](err)
	_, authority := errors.AsType[x509.UnknownAuthorityError](err)
	_, host := errors.AsType[x509.HostnameError](err)
	_, invalid := errors.AsType[x509.CertificateInvalidError](err)
	return unverified || authority || host || invalid
}

// ofBadAnswer tells what came in place of Kakao's answer. kakao's errors name the form in English.
func ofBadAnswer(e *kakao.Error, l text.Lang) Report {
	why := ""
	if e.Err != nil {
		why = e.Err.Error()
	}
	r := Report{}
	switch {
	case e.Status >= 500:
		r = told(l, Unexpected, "server", text.TroubleServer, e.Status)
	case e.Status == 429:
		r = told(l, Unexpected, "rate", text.TroubleRate, e.Status)
	case strings.Contains(why, "does not say whether this friend"):
		r = told(l, Unexpected, "unsaid", text.TroubleFriendUnsaid)
	case strings.Contains(why, "HTML"):
		r = told(l, Unexpected, "html", text.TroubleHTML, e.Status)
	case strings.Contains(why, "broke off"), strings.Contains(why, "not JSON"), strings.Contains(why, "empty"):
		r = told(l, Unexpected, "half_answer", text.TroubleHalfAnswer, e.Status)
	default:
		r = told(l, Unexpected, "odd_answer", text.TroubleOddAnswer, e.Status, foreign(why))
	}
	r.Remedy = join(" ", wait(e, l), r.Remedy)
	return r
}

// maxWait bounds the seconds of a Retry-After header that are worth telling.
const maxWait = 24 * 60 * 60

func wait(e *kakao.Error, l text.Lang) string {
	if e.RetryAfter <= 0 || e.RetryAfter > maxWait {
		return ""
	}
	return text.WaitSeconds.In(l, e.RetryAfter)
}

// ofRefusal tells an error that Kakao gave itself.
func ofRefusal(e *kakao.Error, l text.Lang) Report {
	code := e.Code
	if code == "" {
		code = e.Name
	}
	x, known := text.ExplainMessage(code, e.Message)
	if !known || x.Code != code { // a code that only resembles one is unknown
		x = text.Explanation{
			Title: text.TroubleUnknownCode.Title, Meaning: text.TroubleUnknownCode.Detail, Remedy: text.TroubleUnknownCode.Remedy,
		}
	}
	r := explained(x, l)
	r.Kind = kindOf(e, x)
	r.Code = foreign(e.Code)
	if e.Code == "" {
		r.Reason = foreign(e.Name)
	}
	if e.Code == kakao.CodeNoConsent {
		needConsent(&r, e.RequiredScopes, l)
	}
	r.Detail = join(" ", r.Detail, quoted(e.Message, l))
	r.Remedy = join(" ", wait(e, l), r.Remedy)
	return r
}

// explained is an explanation in words, without a kind.
func explained(x text.Explanation, l text.Lang) Report {
	r := Report{Title: x.Title.In(l), Detail: x.Meaning.In(l), Remedy: x.Remedy.In(l)}
	if !x.Menu.IsZero() {
		r.Menu = text.InConsole.In(l, x.Menu.In(l))
	}
	return r
}

// quoted is the server's own text, marked as such.
func quoted(msg string, l text.Lang) string {
	msg = strings.TrimRight(foreign(msg), ". ")
	if msg == "" {
		return ""
	}
	return text.KakaoSays.In(l, msg)
}

var (
	// loginMends are the codes and names that a new login mends.
	loginMends = []string{
		"KOE203", "KOE319", kakao.CodeBadCode, kakao.CodeBadRefresh, "-101",
		"invalid_grant", "access_denied", "login_required", "consent_required", "interaction_required",
	}
	// passing are Kakao's own faults and limits that pass by themselves.
	passing = []string{"-1", "-7", "-603", "-9798", "KOE003", kakao.CodeTokenRate, "server_error"}
)

// kindOf sorts a refusal; x is its explanation.
func kindOf(e *kakao.Error, x text.Explanation) Kind {
	code := e.Code
	if code == "" {
		code = e.Name
	}
	switch {
	case code == kakao.CodeNoConsent:
		return Consent
	case code == kakao.CodeBadToken && x.Menu.IsZero(), slices.Contains(loginMends, code):
		return Login
	case slices.Contains(passing, code), e.Status >= 500, e.Status == 429:
		return Unexpected
	}
	return Refused
}

// plainScope is a scope ID that may stand in a command which a person copies into a shell.
var plainScope = lazily(`^[a-z0-9_]{1,40}$`)

// needConsent names the missing scopes and the command that asks for them.
func needConsent(r *Report, scopes []string, l text.Lang) {
	if len(scopes) == 0 {
		scopes = session.Required
	}
	var names, flags []string
	r.RequiredScopes = nil
	for _, id := range scopes[:min(len(scopes), 20)] {
		shown := foreign(id)
		r.RequiredScopes = append(r.RequiredScopes, shown)
		names = append(names, scopeWithID(shown, l))
		if plainScope().MatchString(id) {
			flags = append(flags, "--scope "+id)
		}
	}
	r.Detail = join(" ", r.Detail, text.ConsentMissing.In(l, strings.Join(names, ", "))+".")
	if len(flags) > 0 {
		r.Remedy = text.ConsentCommand.In(l, strings.Join(flags, " "))
	}
}

func scopeWithID(id string, l text.Lang) string {
	if name := text.ScopeName(id).In(l); name != id {
		return fmt.Sprintf("%s (%s)", name, id)
	}
	return id
}
