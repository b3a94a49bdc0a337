package journal

import (
	"context"
	"database/sql"
	"time"
)

// kst is the zone in which a day of Kakao's quotas is taken to begin (kakao-api.md 7.4). It has no summer time.
var kst = time.FixedZone("KST", 9*60*60)

// Day is when the quota day of a moment began.
func Day(t time.Time) time.Time {
	y, m, d := t.In(kst).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, kst).UTC()
}

// Usage is how many messages were delivered on one day, to set against Kakao's limits (kakao-api.md 7.1).
type Usage struct {
	Day       time.Time // when the day began
	App       int       // by the app, whoever sent
	Sender    int       // by this sender
	Recipient int       // to this recipient, whoever sent
	Pair      int       // from this sender to this recipient
	Unknown   int       // by the app, and nobody knows whether Kakao counts them
}

// Usage counts the messages of today (in Korea) for an account and a recipient.
func (j *Journal) Usage(ctx context.Context, a Account, recipient string) (u Usage, err error) {
	u.Day = Day(j.now())
	err = j.read(ctx, "counting today's messages", func(ctx context.Context, tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE sender = ?), count(*) FILTER (WHERE recipient = ?),
			count(*) FILTER (WHERE sender = ? AND recipient = ?)
			FROM messages WHERE app = ? AND delivered <> 0 AND delivered >= ?`,
			a.Sender, recipient, a.Sender, recipient, a.App, micro(u.Day)).Scan(&u.App, &u.Sender, &u.Recipient, &u.Pair)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM messages WHERE state = 'unknown' AND app = ? AND done >= ?",
			a.App, micro(u.Day)).Scan(&u.Unknown)
	})
	return u, err
}

// The windows in which Kakao counts issued tokens for one user, and how many it allows (kakao-api.md 7.3).
const (
	AccessWindow  = 10 * time.Minute
	RefreshWindow = 60 * time.Minute
	AccessLimit   = 20
	RefreshLimit  = 30
)

// TokenUse is when tokens were issued, oldest first: access tokens within AccessWindow, refresh tokens within
// RefreshWindow. What the clock says was issued later than now is counted too, since a clock that was set back is no
// reason to ask for more. Refused is when Kakao last said that there were too many, zero when tokens were issued since: others
// ask for tokens of the same person too, and are not in this journal.
type TokenUse struct {
	Access, Refresh []time.Time
	Refused         time.Time
}

// codeTokenRate is Kakao's answer that too many tokens were asked for (kakao-api.md 7.3).
const codeTokenRate = "KOE237"

// Tokens is what the journal knows of the tokens issued to an account, by the events that were recorded.
func (j *Journal) Tokens(ctx context.Context, a Account) (u TokenUse, err error) {
	now := j.now()
	err = j.read(ctx, "counting issued tokens", func(ctx context.Context, tx *sql.Tx) error {
		issued, err := events(ctx, tx, "WHERE (access = 1 OR refresh = 1) AND at > ? AND app = ? AND sender = ? ORDER BY at",
			micro(now.Add(-RefreshWindow)), a.App, a.Sender)
		for _, e := range issued {
			if e.Access && e.At.After(now.Add(-AccessWindow)) {
				u.Access = append(u.Access, e.At)
			}
			if e.Refresh {
				u.Refresh = append(u.Refresh, e.At)
			}
		}
		if err != nil {
			return err
		}
		refused, err := events(ctx, tx, "WHERE fate = 'queued' AND code = ? AND at > ? AND app = ? AND sender = ? ORDER BY seq DESC LIMIT 1",
			codeTokenRate, micro(now.Add(-AccessWindow)), a.App, a.Sender)
		if err == nil && len(refused) > 0 && (len(issued) == 0 || issued[len(issued)-1].Seq < refused[0].Seq) {
			u.Refused = refused[0].At
		}
		return err
	})
	return u, err
}

// FreeAt is when one more access token may be asked for, and one more refresh token, so that neither limit is met
// (KOE237); the zero time is now.
func (u TokenUse) FreeAt(accessLimit, refreshLimit int) time.Time {
	at := freeAt(u.Access, accessLimit, AccessWindow)
	if r := freeAt(u.Refresh, refreshLimit, RefreshWindow); r.After(at) {
		at = r
	}
	if !u.Refused.IsZero() && u.Refused.Add(AccessWindow).After(at) {
		at = u.Refused.Add(AccessWindow)
	}
	return at
}

func freeAt(issued []time.Time, limit int, window time.Duration) time.Time {
	if limit <= 0 || len(issued) < limit {
		return time.Time{}
	}
	return issued[len(issued)-limit].Add(window)
}
