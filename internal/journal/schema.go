package journal

// applicationID marks the file as ours (bytes 68 to 71 of its header): "KTuJ".
const applicationID = 0x4b54754a

// migrations make the schema, one format version after another: migrations[0] makes version 1 from nothing. A released
// one is never changed; a change of the schema is a new one at the end.
//
// Times are microseconds since 1970 in UTC, durations microseconds; 0 means none. Bodies have a table of their own, so
// that a search reads texts and nothing else, and so that a body can go while its message stays.
var migrations = []string{`
CREATE TABLE numbers (last INTEGER NOT NULL) STRICT;
INSERT INTO numbers VALUES (0);

CREATE TABLE messages (
	seq       INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	id        TEXT    NOT NULL UNIQUE,
	intent    TEXT    NOT NULL,
	part      INTEGER NOT NULL,
	parts     INTEGER NOT NULL CHECK (part BETWEEN 1 AND parts),
	app       TEXT    NOT NULL,
	sender    TEXT    NOT NULL,
	recipient TEXT    NOT NULL,
	kind      TEXT    NOT NULL,
	hash      TEXT    NOT NULL,
	keep_body INTEGER NOT NULL CHECK (keep_body IN (0, 1)),
	key       TEXT    CHECK (key <> ''),
	origin    TEXT    NOT NULL,
	created   INTEGER NOT NULL,
	expires   INTEGER NOT NULL,
	state     TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'unknown', 'refused', 'expired', 'dropped')),
	wait      TEXT    NOT NULL CHECK (wait IN ('', 'consent', 'login', 'part') AND (wait = '' OR state = 'queued')),
	next      INTEGER NOT NULL,
	attempts  INTEGER NOT NULL DEFAULT 0,
	failures  INTEGER NOT NULL DEFAULT 0,
	done      INTEGER NOT NULL DEFAULT 0,
	delivered INTEGER NOT NULL DEFAULT 0 CHECK ((delivered <> 0) = (state = 'sent')),
	decided   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX messages_rev ON messages (rev);
CREATE INDEX messages_intent ON messages (intent);
CREATE INDEX messages_state ON messages (state, seq);
CREATE INDEX messages_lanes ON messages (app, sender, recipient, seq) WHERE state IN ('queued', 'sending') AND wait <> 'part';
CREATE INDEX messages_expires ON messages (expires) WHERE state = 'queued';
CREATE INDEX messages_delivered ON messages (app, delivered) WHERE delivered <> 0;
CREATE INDEX messages_key ON messages (key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX messages_live_key ON messages (key, recipient, part)
	WHERE key IS NOT NULL AND state IN ('queued', 'sending', 'sent', 'unknown');

CREATE TABLE bodies (
	seq      INTEGER PRIMARY KEY,
	text     TEXT NOT NULL,
	raw      TEXT,
	link     TEXT NOT NULL,
	template TEXT NOT NULL
) STRICT;

CREATE TABLE attempts (
	message  INTEGER NOT NULL,
	n        INTEGER NOT NULL,
	started  INTEGER NOT NULL,
	written  INTEGER NOT NULL DEFAULT 0,
	ended    INTEGER NOT NULL DEFAULT 0,
	fate     TEXT    NOT NULL DEFAULT '',
	wait     TEXT    NOT NULL DEFAULT '',
	status   INTEGER NOT NULL DEFAULT 0,
	code     TEXT    NOT NULL DEFAULT '',
	error    TEXT    NOT NULL DEFAULT '',
	duration INTEGER NOT NULL DEFAULT 0,
	gone     INTEGER NOT NULL DEFAULT 0,
	pid      INTEGER NOT NULL,
	owner    TEXT    NOT NULL,
	PRIMARY KEY (message, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE keys (
	key    TEXT PRIMARY KEY,
	intent TEXT NOT NULL,
	at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
	seq      INTEGER PRIMARY KEY,
	at       INTEGER NOT NULL,
	app      TEXT    NOT NULL,
	sender   TEXT    NOT NULL,
	op       TEXT    NOT NULL,
	fate     TEXT    NOT NULL,
	what     TEXT    NOT NULL,
	status   INTEGER NOT NULL,
	code     TEXT    NOT NULL,
	error    TEXT    NOT NULL,
	duration INTEGER NOT NULL,
	access   INTEGER NOT NULL CHECK (access IN (0, 1)),
	refresh  INTEGER NOT NULL CHECK (refresh IN (0, 1))
) STRICT;
CREATE INDEX events_fate ON events (fate, seq);
CREATE INDEX events_issued ON events (at) WHERE access = 1 OR refresh = 1;
`}
