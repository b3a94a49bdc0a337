// Package journal keeps every message and its fate, the outbox and the quota ledger in one SQLite file that the app, cron
// jobs and scripts use at the same time.
//
// # The life of a message
//
//	queued ──Begin──▶ sending ──Finish──▶ sent | refused | unknown | queued (again, later, or waiting for a person)
//	queued ──Expire──▶ expired          unknown, refused, expired ──Retry(id)──▶ queued
//	queued, unknown ──MarkSent──▶ sent  queued, unknown, refused, expired ──Drop──▶ dropped
//
// sent and dropped are for ever. queued, sending and unknown are open: nothing purges them, and a key among them or among
// the sent is taken. Nothing leaves unknown by itself: a person decides, by Retry, MarkSent or Drop.
//
// # Who is sending
//
// One process sends at a time. The right to send is an operating system's lock on a small file beside the journal
// (flock, LockFileEx), which ends with its holder however that dies: there is no heartbeat to miss while a laptop sleeps,
// no lease that outlives a power cut, and no process number that means somebody else tomorrow. A row that is sending
// while the lock is free has lost its process. If its request may have left, it becomes unknown; if not, queued.
//
// A request may have left from the moment its attempt says so on disk, and it must say so first: Begin with Leaving, or
// OpenAttempt.Leave just before the first byte is written (httptrace's GotConn is such a moment).
//
// # Order
//
// The messages for one recipient go out in the order they were written. One that must be tried later, or that waits for
// consent or login, holds back those behind it; one that is unknown, refused or expired holds back only the later parts of
// its own text, until it was sent after all or a person gives it up. The same part of a text for several recipients may
// share one request (NextGroup, BeginAll, FinishAll).
//
// Times are absolute and kept in UTC to the microsecond. No goroutine outlives a call, Close included. The journal never
// looks into texts; what it is given as an error's text is stored as it is and must hold no secret.
package journal
