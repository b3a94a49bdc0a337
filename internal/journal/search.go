package journal

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
)

const (
	// nearby is how many numbers of the log are searched before the rest is: a common word is found among them.
	nearby = 10_000
	// maxReaders is how many parts of a long log are read at the same time, one a processor.
	maxReaders = 4
)

var escapeLike = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

// search gives the newest messages whose text holds p.Search, newest first. Reading every text of a long log keeps a
// processor busy, not the disk: what is not nearby is divided among all processors.
func (j *Journal) search(ctx context.Context, tx *sql.Tx, p Page, limit int) ([]Message, error) {
	hit := hits{where: "b.text LIKE ? ESCAPE '\\'", args: []any{"%" + escapeLike.Replace(j.o.Normalize(p.Search)) + "%"}, limit: limit}
	if len(p.Fates) > 0 {
		hit.where += " AND m.state IN (" + marks(len(p.Fates)) + ")"
		hit.args = append(hit.args, values(p.Fates)...)
	}
	var first, last int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT min(seq) FROM bodies), 0), coalesce((SELECT max(seq) FROM bodies), 0)`).Scan(&first, &last)
	if err != nil {
		return nil, err
	}
	end := min(cmp.Or(p.Before, maxSeq), last+1)
	near := max(first, end-nearby)
	places, err := hit.in(ctx, tx, near, end)
	if err == nil && len(places) < limit && first < near {
		var rest []int64
		rest, err = j.everywhere(ctx, tx, hit, first, near)
		places = append(places, rest...)
	}
	if err != nil || len(places) == 0 {
		return nil, err
	}
	list, err := json.Marshal(places[:min(len(places), limit)])
	if err != nil {
		return nil, err
	}
	return many(ctx, tx, "WHERE m.seq IN (SELECT value FROM json_each(?)) AND "+hit.where+" ORDER BY m.seq DESC",
		append([]any{string(list)}, hit.args...)...)
}

// hits is what a search looks for.
type hits struct {
	where string // of bodies b and messages m
	args  []any
	limit int
}

// in gives the places of the newest hits from first to before end, newest first.
func (h hits) in(ctx context.Context, q asker, first, end int64) (places []int64, err error) {
	query := "SELECT b.seq FROM bodies b CROSS JOIN messages m ON m.seq = b.seq WHERE " + h.where + " AND b.seq >= ? AND b.seq < ? ORDER BY b.seq DESC LIMIT ?"
	rows, err := q.QueryContext(ctx, query, append(slices.Clone(h.args), first, end, h.limit)...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var at int64
		if err := rows.Scan(&at); err != nil {
			return nil, err
		}
		places = append(places, at)
	}
	return places, rows.Err()
}

// everywhere is in with a connection for each processor. A part that no second connection can read, as where nothing can be
// written, is read by the first one.
func (j *Journal) everywhere(ctx context.Context, tx *sql.Tx, h hits, first, end int64) (places []int64, err error) {
	readers := int64(min(runtime.GOMAXPROCS(0), maxReaders))
	edge := func(i int64) int64 { return end - (end-first)*i/readers } // parts go from the newest to the oldest
	parts, errs := make([][]int64, readers), make([]error, readers)
	var all sync.WaitGroup
	for i := int64(1); i < readers; i++ {
		all.Go(func() { parts[i], errs[i] = j.apart(ctx, h, edge(i+1), edge(i)) })
	}
	parts[0], errs[0] = h.in(ctx, tx, edge(1), edge(0))
	all.Wait()
	for i, part := range parts {
		if i := int64(i); i > 0 && errs[i] != nil {
			part, errs[i] = h.in(ctx, tx, edge(i+1), edge(i))
		}
		if errs[i] != nil {
			return nil, errs[i]
		}
		places = append(places, part...)
	}
	return places, nil
}

// apart is in on a connection of its own.
func (j *Journal) apart(ctx context.Context, h hits, first, end int64) ([]int64, error) {
	db, err := j.dial(j.path, "ro")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }()
	return h.in(ctx, db, first, end)
}
