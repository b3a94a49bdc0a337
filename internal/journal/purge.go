package journal

import (
	"context"
	"database/sql"
	"time"
)

// purgeStep is how many rows go in one transaction, so that no sender waits for long.
const purgeStep = 500

// Purge removes what has been done with for longer than keep: sent, refused, expired and dropped messages with their
// attempts, and events. Open messages stay, and so do the keys of the delivered. It says how many entries went.
func (j *Journal) Purge(ctx context.Context, keep time.Duration) (total int, err error) {
	before := micro(j.now().Add(-keep))
	for {
		n := 0
		err := j.write(ctx, "removing old entries", func(ctx context.Context, tx *sql.Tx) (err error) {
			if n, err = purge(ctx, tx, before); err == nil && n > 0 {
				err = j.hide()
			}
			return err
		})
		if err != nil {
			return total, err
		}
		total += n
		if n == 0 {
			return total, nil
		}
	}
}

const oldMessages = "(SELECT seq FROM messages WHERE state NOT IN ('queued', 'sending', 'unknown') AND done < ? ORDER BY seq LIMIT ?)"

func purge(ctx context.Context, tx *sql.Tx, before int64) (int, error) {
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO keys (key, intent, at)
		SELECT key, intent, delivered FROM messages WHERE key IS NOT NULL AND state = 'sent' AND seq IN `+oldMessages, before, purgeStep)
	if err != nil {
		return 0, err
	}
	for _, from := range []string{"bodies WHERE seq IN ", "attempts WHERE message IN "} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+from+oldMessages, before, purgeStep); err != nil {
			return 0, err
		}
	}
	n := 0
	for _, from := range []string{
		"messages WHERE seq IN " + oldMessages, "events WHERE seq IN (SELECT seq FROM events WHERE at < ? ORDER BY seq LIMIT ?)",
	} {
		r, err := tx.ExecContext(ctx, "DELETE FROM "+from, before, purgeStep)
		if err != nil {
			return 0, err
		}
		gone, err := r.RowsAffected()
		if err != nil {
			return 0, err
		}
		n += int(gone)
	}
	return n, nil
}
