-- Times are nanoseconds since 1970. Ids of commits are their 16 bytes.
CREATE TABLE session (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  head_format INTEGER NOT NULL,
  created INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  workspace TEXT,
  model TEXT,
  task_id TEXT,
  supervisor TEXT,
  agent TEXT,
  chain TEXT NOT NULL,
  head TEXT NOT NULL
) STRICT;
CREATE INDEX session_created ON session (created, id);
CREATE INDEX session_status ON session (status, created, id);
CREATE INDEX session_type ON session (type, created, id);
CREATE INDEX session_supervisor ON session (supervisor, created, id) WHERE supervisor IS NOT NULL;
CREATE INDEX session_census ON session (type, status);

-- Appended by position only. The newest row is never deleted, for its position would be given again:
-- when its session is removed, it stays as a row of no session.
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  version INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  at INTEGER NOT NULL,
  commit_id BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_place ON entry (session, version, idx);

-- Every commit that stands; apart from the entries, for a commit may have none.
CREATE TABLE made (
  session TEXT NOT NULL,
  commit_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (session, commit_id)
) STRICT, WITHOUT ROWID;

-- The kinds of core events that were ever written here: what a program must know to write heads.
CREATE TABLE core_event (
  number INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  UNIQUE (type, type_version)
) STRICT;

CREATE TABLE claim (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  session TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

-- state: WAITING, DEAD, or HANDLED and DROPPED, of which only the id is kept.
CREATE TABLE message (
  position INTEGER PRIMARY KEY,
  mailbox TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  priority INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  reason TEXT,
  body TEXT,
  UNIQUE (mailbox, id)
) STRICT;
CREATE INDEX message_waiting ON message (mailbox, priority DESC, position, not_before)
  WHERE state = 'WAITING';
CREATE INDEX message_dead ON message (mailbox, position) WHERE state = 'DEAD';

CREATE TABLE lease (
  session TEXT NOT NULL PRIMARY KEY,
  node TEXT NOT NULL,
  boot TEXT NOT NULL,
  namespace TEXT NOT NULL,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  put_at INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE blob_use (
  blob TEXT NOT NULL,
  session TEXT NOT NULL,
  PRIMARY KEY (blob, session)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_use_session ON blob_use (session);

CREATE TABLE cursor (
  reader TEXT NOT NULL PRIMARY KEY,
  position TEXT NOT NULL
) STRICT, WITHOUT ROWID;
