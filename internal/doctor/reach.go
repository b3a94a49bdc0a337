package doctor

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strings"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
)

// contact is what came of asking one host.
type contact struct {
	kakao.Reached
	err error
}

// reach asks both hosts at once, in the background. Without a network or a client it asks nobody.
func (e *exam) reach(ctx context.Context) <-chan []contact {
	came := make(chan []contact, 1)
	if e.Offline || e.Kakao == nil {
		came <- nil
		return came
	}
	ask := func(h kakao.Host) <-chan contact {
		one := make(chan contact, 1)
		go func() {
			r, err := within(ctx, networkLimit, func(ctx context.Context) (contact, error) {
				r, err := e.Kakao.Reach(ctx, h)
				return contact{r, err}, nil
			})
			if err != nil {
				r.err = err
				r.Address = e.hostOf(h)
			}
			one <- r
		}()
		return one
	}
	auth, api := ask(kakao.AuthHost), ask(kakao.APIHost)
	go func() { came <- []contact{<-auth, <-api} }()
	return came
}

// hostOf is the name of a host for an answer that never came.
func (e *exam) hostOf(h kakao.Host) string {
	raw, fallback := e.Settings.AuthURL, kakao.DefaultAuthURL
	if h == kakao.APIHost {
		raw, fallback = e.Settings.APIURL, kakao.DefaultAPIURL
	}
	_, host, _ := strings.Cut(cmp.Or(raw, fallback), "://")
	return host
}

// answers waits for both hosts.
func (e *exam) answers(ctx context.Context) []contact {
	if e.contacts == nil {
		select {
		case e.contacts = <-e.reached:
		case <-ctx.Done():
		}
	}
	return e.contacts
}

// reachability tells whether both hosts answer, and at which step the way to one ends.
func (e *exam) reachability(ctx context.Context) Result {
	switch {
	case e.Offline:
		return e.skip(text.DoctorSkipOffline)
	case e.Kakao == nil:
		return e.skipAfter(Settings)
	}
	var f findings
	var fine []string
	proxy := ""
	for _, c := range e.answers(ctx) {
		address := text.VisibleLine(c.Address)
		proxy = cmp.Or(proxy, c.Proxy)
		if c.err != nil {
			e.cutOff(&f, address, c)
			continue
		}
		fine = append(fine, e.say(text.DoctorReached, address, text.Milliseconds(c.Took)))
	}
	if proxy != "" {
		f.inform(e.say(text.DoctorVia, text.VisibleLine(proxy), e.proxyVariable()), "")
	}
	return f.result(strings.Join(fine, ", "))
}

// cutOff tells where the way to a host ends: name, connection, certificate or answer.
func (e *exam) cutOff(f *findings, address string, c contact) {
	detail, remedy := e.wayEnds(address, c)
	if c.Proxy != "" {
		remedy = joined(remedy, e.say(text.DoctorProxyMend, e.proxyVariable()))
	}
	for _, n := range f.notes {
		if n.Detail == detail {
			return // both hosts are one, as those of a simulator are
		}
		if n.Remedy == remedy {
			remedy = "" // one step mends both
		}
	}
	f.add(report.Queued, Note{State: Failed, Detail: detail, Remedy: remedy, Code: kakao.CodeOf(c.err)})
}

func (e *exam) wayEnds(address string, c contact) (detail, remedy string) {
	failed, answered := errors.AsType[*kakao.Error](c.err)
	answered = answered && failed.Kind != kakao.NoAnswer
	name := address
	if c.Proxy != "" && !answered {
		name = text.VisibleLine(c.Proxy) // the first leg is the one to the proxy
	}
	host, _, err := net.SplitHostPort(name)
	if err != nil {
		host = name
	}
	timeout, slow := errors.AsType[net.Error](c.err)
	_, dns := errors.AsType[*net.DNSError](c.err)
	_, tlsEnd := errors.AsType[*tls.CertificateVerificationError](c.err)
	_, plain := errors.AsType[tls.RecordHeaderError](c.err)
	told := report.Of(c.err, e.Lang)
	switch {
	case answered && portal(failed):
		return e.say(text.DoctorPortal, address), e.say(text.DoctorPortalMend)
	case answered:
		return e.say(text.DoctorBrokenReply, address, sentence(told)), joined(told.Remedy, told.Menu)
	case dns:
		return e.say(text.DoctorDNS, host), e.say(text.DoctorDNSMend)
	case tlsEnd, plain, told.Reason == "certificate":
		return e.say(text.DoctorTLS, address, told.Detail), e.say(text.DoctorTLSMend)
	case errors.Is(c.err, errLate), errors.Is(c.err, context.DeadlineExceeded), slow && timeout.Timeout():
		return e.say(text.DoctorTimeout, name, int(networkLimit.Seconds())), e.say(text.DoctorTCPMend)
	}
	return e.say(text.DoctorTCP, name, reason(e.Lang, c.err)), e.say(text.DoctorTCPMend)
}

// portal tells a page or a redirect that no server of Kakao's would answer with.
func portal(e *kakao.Error) bool {
	return e.Kind == kakao.BadAnswer && (e.Status/100 == 3 || e.Err != nil && strings.Contains(e.Err.Error(), "HTML"))
}

// reason is the system's word for a connection that was not made: "connection refused".
func reason(l text.Lang, err error) string {
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Err != nil {
		err = op.Err
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return text.Cut(text.Reason(l, err), 80)
}

// proxyVariable is the variable that names the proxy.
func (e *exam) proxyVariable() string {
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"} {
		if e.Getenv(name) != "" {
			return name
		}
	}
	return "HTTPS_PROXY"
}
