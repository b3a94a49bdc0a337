package part

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

const (
	// Settling is how long a send waits for the syllable that the input method still holds.
	Settling = 120 * time.Millisecond
	// sendLimit bounds one send, a refresh and the second try after -401 included; callLimit each further call, for parts and for
	// friends beyond those that share a call.
	sendLimit = 60 * time.Second
	callLimit = 15 * time.Second
	// Origin names the app in the journal.
	Origin = "app"
)

// Pause starts a pause that ends in kit.Finished. It is what pages wait with; tests put their own clock in its place.
func Pause(s *kit.Shared) func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd) {
	return func(kind kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		return s.Jobs.Start(kind, d+time.Minute, func(ctx context.Context) (any, error) {
			t := time.NewTimer(d)
			defer t.Stop()
			select {
			case <-t.C:
				return nil, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		})
	}
}

// Sending is a message on its way from a page, and what became of the last one. What stands of it goes with Forget or the
// next Begin.
type Sending struct {
	// Wait starts a pause.
	Wait func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd)
	// Back is the page to return to after a login; "" is compose.
	Back kit.PageID
	// Freeze is called when the last syllable is there: to take the message as it is now and Deliver it; Outcome when the outcome is known.
	Freeze, Outcome func() tea.Cmd

	s           *kit.Shared
	settle, job kit.JobID
	began       time.Time
	ended       time.Time // when the outcome was known
	sentAt      time.Time // the last success; zero when the last one was none
	receipt     session.Receipt
	failed      error
}

// NewSending has nothing on its way.
func NewSending(s *kit.Shared) *Sending {
	nothing := func() tea.Cmd { return nil }
	return &Sending{s: s, Wait: Pause(s), Freeze: nothing, Outcome: nothing}
}

// Busy tells whether a message is on its way, or about to be.
func (x *Sending) Busy() bool { return x.settle != 0 || x.job != 0 }

// Begin starts with the moment in which a syllable may still arrive.
func (x *Sending) Begin() tea.Cmd {
	if x.Busy() {
		return nil
	}
	var cmd tea.Cmd
	x.began, x.sentAt = x.s.Ports.Now(), time.Time{}
	x.settle, cmd = x.Wait(kit.JobSend, Settling)
	return cmd
}

// Deliver hands the message to the session.
func (x *Sending) Deliver(in session.Intent) tea.Cmd {
	if in.Origin == "" {
		in.Origin = Origin
	}
	x.Forget()
	var cmd tea.Cmd
	calls := len(in.Parts) * max(1, (len(in.To)+kakao.MaxReceivers-1)/kakao.MaxReceivers)
	x.job, cmd = x.s.Jobs.Start(kit.JobSend, sendLimit+time.Duration(max(0, calls-1))*callLimit, func(ctx context.Context) (any, error) {
		return x.s.Ports.Session.Deliver(ctx, in)
	})
	return cmd
}

// Finished takes the end of a job of this Sending; mine is false for those of others.
func (x *Sending) Finished(f kit.Finished) (cmd tea.Cmd, mine bool) {
	switch {
	case f.ID == 0:
		return nil, false
	case f.ID == x.settle:
		x.settle = 0
		if f.Err != nil {
			return nil, true // the app is closing: nothing was sent, the draft is kept
		}
		return x.Freeze(), true
	case f.ID == x.job:
		x.job, x.failed, x.ended = 0, f.Err, x.s.Ports.Now()
		x.receipt, _ = f.Result.(session.Receipt)
		if f.Err == nil {
			x.sentAt = x.ended
		}
		if _, mendable := x.Mendable(); mendable && f.Err != nil {
			x.failed = x.refusal(f.Err)
		}
		return x.Outcome(), true
	}
	return nil, false
}

// Forget lets go of what stands of the last message.
func (x *Sending) Forget() {
	x.failed, x.receipt, x.sentAt = nil, session.Receipt{}, time.Time{}
}

// Failed is why the last message was not delivered, nil when it was or when there was none.
func (x *Sending) Failed() error { return x.failed }

// Sent tells whether the last message was delivered to everybody.
func (x *Sending) Sent() bool { return !x.sentAt.IsZero() }

// Kept tells whether something of the last message is in the journal as delivered, or may still be: sending it anew would
// bring it twice to somebody.
func (x *Sending) Kept() bool {
	for _, d := range x.receipt.Messages {
		if d.State == journal.Sent || slices.Contains(journal.Open, d.State) {
			return true
		}
	}
	e, kept := errors.AsType[*session.UndeliveredError](x.failed)
	return x.failed == nil && x.Sent() || kept && slices.Contains(journal.Open, e.State)
}

// Mendable tells whether nobody got the last message or may still get it, so that it can be mended and sent anew without
// arriving twice; ids are what the journal keeps of it, the one that was refused first.
func (x *Sending) Mendable() (ids []string, ok bool) {
	if x.failed == nil {
		return nil, false
	}
	for _, d := range x.receipt.Messages {
		behind := d.State == journal.Queued && d.Wait == journal.WaitPart
		if d.State == journal.Sent || slices.Contains(journal.Open, d.State) && !behind {
			return nil, false
		}
		ids = append(ids, d.ID)
	}
	if len(ids) == 0 {
		e, kept := errors.AsType[*session.UndeliveredError](x.failed)
		return nil, !kept || !slices.Contains(journal.Open, e.State)
	}
	return ids, true
}

// refusal is why the first message was refused: later parts wait only for it.
func (x *Sending) refusal(err error) error {
	for _, d := range x.receipt.Messages {
		if d.State == journal.Refused && d.Err != nil {
			return d.Err
		}
	}
	return err
}

// Ended is when the last outcome was known.
func (x *Sending) Ended() time.Time { return x.ended }

// Fate is what became of the last message, "" when nothing stands.
func (x *Sending) Fate() session.Fate {
	if x.failed == nil {
		return ""
	}
	return session.FateOf(x.failed)
}

// Hear takes what others learned of the last message: kit.Drained, kit.EventMsg and kit.LedgerMsg.
func (x *Sending) Hear(msg tea.Msg) {
	switch m := msg.(type) {
	case kit.Drained:
		for _, d := range m.Tried {
			x.became(d.ID, d.State, d.Err)
		}
	case kit.EventMsg:
		x.became(m.Event.ID, stateOf(m.Event.Err), m.Event.Err)
	case kit.LedgerMsg:
		x.decidedElsewhere()
	}
}

func stateOf(err error) journal.State {
	if err == nil {
		return journal.Sent
	}
	if e, ok := errors.AsType[*session.UndeliveredError](err); ok {
		return e.State
	}
	return ""
}

// became is what became of one message, whoever sent it.
func (x *Sending) became(id string, state journal.State, err error) {
	if id == "" || x.Busy() || state == "" {
		return
	}
	for i, d := range x.receipt.Messages {
		if d.ID == id {
			x.receipt.Messages[i].State, x.receipt.Messages[i].Err = state, err
			x.ended = x.s.Ports.Now()
			x.judge()
			return
		}
	}
}

// judge makes the outcome out of what became of each message: nothing stands against it, or the first failure does.
func (x *Sending) judge() {
	x.failed = nil
	for _, d := range x.receipt.Messages {
		if d.Err != nil {
			x.failed = d.Err
			return
		}
	}
	x.sentAt = x.ended
}

// decidedElsewhere lets go of messages that have left the outbox some other way.
func (x *Sending) decidedElsewhere() {
	l := x.s.Ledger
	if x.failed == nil || x.Busy() || !l.Known || l.Err != nil || !l.Asked.After(x.ended) {
		return
	}
	for _, d := range x.receipt.Messages {
		if d.Err == nil || !slices.Contains(journal.Open, d.State) {
			continue
		}
		if _, there := l.Find(d.ID); there {
			return
		}
	}
	if x.Kept() {
		x.Forget()
	}
}

// Missing are the scopes to ask consent for: those that Kakao named, else those that the account lacks.
func (x *Sending) Missing() []string {
	if k, ok := errors.AsType[*kakao.Error](x.failed); ok && len(k.RequiredScopes) > 0 {
		return slices.Clone(k.RequiredScopes)
	}
	if x.Fate() == session.NeedsConsent {
		missing := slices.Clone(session.Required)
		if slices.ContainsFunc(x.receipt.Messages, func(d session.Delivery) bool { return d.To != kit.ToMe }) {
			missing = append(missing, "friends") // kakao-api.md 4.10
		}
		return missing
	}
	if x.s.Account.Known {
		return slices.Clone(x.s.Account.Status.Missing)
	}
	return nil
}

// AskPerson goes to the login page, for consent or for a login, after which what waits goes out. What lies in the settings
// is mended in set-up.
func (x *Sending) AskPerson() tea.Cmd {
	if mend, ok := SetupMends(x.failed); ok {
		return kit.Go(kit.Setup, mend)
	}
	fate := x.Fate()
	waits := x.Kept() && (fate == session.NeedsConsent || fate == session.NeedsLogin)
	var scopes []string
	if fate != session.NeedsLogin {
		scopes = x.Missing()
	}
	return kit.Go(kit.Login, kit.AskConsent{Scopes: scopes, Then: x.Back, SendAfter: waits})
}
