package journal

import (
	"context"
	"crypto/rand"
	"database/sql"
	"sync"
	"sync/atomic"
	"time"
)

// Sender is the right to send, which one process has at a time (package comment). Hold it for as long as messages go out
// and no longer: everybody else's wait.
type Sender struct {
	j     *Journal
	owner string

	underWay atomic.Int32 // attempts begun and not finished

	mu     sync.Mutex
	unlock func()
}

// Sender waits for the right to send as long as ctx allows. What an earlier holder left half done is settled first.
// Errors: *LockError, *NotWritableError, *DamagedError, *NewerError.
func (j *Journal) Sender(ctx context.Context) (*Sender, error) {
	unlock, err := lock(ctx, j.path+".sender")
	if err != nil {
		return nil, err
	}
	return j.sender(ctx, unlock)
}

// TrySender is Sender without waiting: nil when another process is sending. That one also sends what is due of ours.
func (j *Journal) TrySender(ctx context.Context) (*Sender, error) {
	unlock, err := tryLock(j.path + ".sender")
	if unlock == nil || err != nil {
		return nil, err
	}
	return j.sender(ctx, unlock)
}

func (j *Journal) sender(ctx context.Context, unlock func()) (*Sender, error) {
	s := &Sender{j: j, owner: rand.Text(), unlock: unlock}
	if _, err := j.settleOrphans(ctx); err != nil {
		unlock()
		return nil, err
	}
	return s, nil
}

// Close gives the right to send back. An attempt that was begun and not finished is settled as if its process were gone.
func (s *Sender) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unlock == nil {
		return nil
	}
	defer func() {
		s.unlock()
		s.unlock = nil
	}()
	if s.underWay.Load() == 0 {
		return nil
	}
	_, err := s.j.settleOrphans(context.Background())
	return err
}

// Recover settles what processes that are gone left half done, unless somebody is sending just now; it says how many
// messages that were. Lists and decisions are truer after it; it costs next to nothing when there is nothing to do.
func (j *Journal) Recover(ctx context.Context) (int, error) {
	some := false
	err := j.read(ctx, "looking for what is half sent", func(ctx context.Context, tx *sql.Tx) (err error) {
		some, err = exists(ctx, tx, orphaned)
		return err
	})
	if err != nil || !some {
		return 0, err
	}
	unlock, err := tryLock(j.path + ".sender")
	if unlock == nil || err != nil {
		return 0, err
	}
	defer unlock()
	return j.settleOrphans(ctx)
}

// orphaned finds what is sending. Whether there is any is asked first, since it costs a tenth of reading whole messages.
const orphaned = "state = 'sending'"

func exists(ctx context.Context, q asker, where string, args ...any) (yes bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM messages WHERE "+where+")", args...).Scan(&yes)
	return yes, err
}

// anyOrphan asks without a transaction. What is wrong with the file is told by the next that uses it.
func (j *Journal) anyOrphan(ctx context.Context) (bool, error) {
	db, err := j.database(ctx)
	if err != nil {
		return false, err
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	return exists(context.WithoutCancel(ctx), db, orphaned)
}

// settleOrphans is for the holder of the lock: whatever is sending has lost its process.
func (j *Journal) settleOrphans(ctx context.Context) (n int, err error) {
	// Most times there is nothing, which one statement says: nobody else can begin an attempt now.
	if some, err := j.anyOrphan(ctx); err == nil && !some {
		return 0, nil
	}
	err = j.write(ctx, "settling what was left half sent", func(ctx context.Context, tx *sql.Tx) error {
		if some, err := exists(ctx, tx, orphaned); err != nil || !some {
			return err
		}
		orphans, err := many(ctx, tx, "WHERE m."+orphaned+" ORDER BY m.seq")
		if err != nil {
			return err
		}
		n = len(orphans)
		now := j.now()
		for _, m := range orphans {
			m.State, m.Next, m.Done = Queued, now, time.Time{}
			if !m.Last.Written.IsZero() {
				m.State, m.Done = Unknown, now
			}
			_, err := tx.ExecContext(ctx, "UPDATE attempts SET ended = ?, fate = ?, gone = 1 WHERE message = ? AND n = ?",
				micro(now), m.State, m.Seq, m.Attempts)
			if err != nil {
				return err
			}
			if err := settleText(ctx, tx, &m); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

// heads are the first messages of each recipient's row that may hold back others.
const heads = `m.seq IN (SELECT min(seq) FROM messages INDEXED BY messages_lanes
	WHERE state IN ('queued', 'sending') AND wait <> 'part' GROUP BY app, sender, recipient) AND m.state = 'queued' AND m.wait = '' `

// Next is the message that goes out next, nil when none is due. only restricts it to one account; the zero Account is
// any. What has stayed queued for too long is marked as expired before.
func (s *Sender) Next(ctx context.Context, only Account) (*Message, error) {
	var found []Message
	err := s.j.write(ctx, "looking for the next message", func(ctx context.Context, tx *sql.Tx) error {
		now := s.j.now()
		if _, err := expire(ctx, tx, now); err != nil {
			return err
		}
		where, args := "WHERE "+heads+"AND m.next <= ? ", []any{micro(now)}
		if only != (Account{}) {
			where, args = where+"AND m.app = ? AND m.sender = ? ", append(args, only.App, only.Sender)
		}
		var err error
		found, err = many(ctx, tx, where+"ORDER BY m.seq LIMIT 1", args...)
		return err
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Due is when the next queued message may go, by its time alone; ok is false when none waits for its time.
func (j *Journal) Due(ctx context.Context) (at time.Time, ok bool, err error) {
	err = j.read(ctx, "looking when the next message is due", func(ctx context.Context, tx *sql.Tx) error {
		var next sql.NullInt64
		err := tx.QueryRowContext(ctx, "SELECT min(m.next) FROM messages m WHERE "+heads).Scan(&next)
		at, ok = fromMicro(next.Int64), next.Valid
		return err
	})
	return at, ok, err
}

// Expire marks as expired what has stayed queued for too long, and says how many messages that were.
func (j *Journal) Expire(ctx context.Context) (n int, err error) {
	err = j.write(ctx, "marking what has expired", func(ctx context.Context, tx *sql.Tx) error {
		n, err = expire(ctx, tx, j.now())
		return err
	})
	return n, err
}

const stale = "seq IN (SELECT seq FROM messages INDEXED BY messages_expires WHERE state = 'queued' AND expires <= ?)"

func expire(ctx context.Context, tx *sql.Tx, now time.Time) (int, error) {
	if some, err := exists(ctx, tx, stale, micro(now)); err != nil || !some {
		return 0, err
	}
	found, err := many(ctx, tx, "WHERE m."+stale+" ORDER BY m.seq", micro(now))
	if err != nil {
		return 0, err
	}
	for _, m := range found {
		m.State, m.Wait, m.Done = Expired, NoWait, now
		if err := settleText(ctx, tx, &m); err != nil {
			return 0, err
		}
	}
	return len(found), nil
}
