-- The heads again, with a column for each time, the long head last.
CREATE TABLE session_2 (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  head_format INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  started INTEGER,
  ended INTEGER,
  last_activity INTEGER NOT NULL,
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

-- What follows the 19 characters of the seconds is a dot and up to 9 digits, then Z; or Z alone.
INSERT INTO session_2
WITH times AS (
  SELECT
    number AS of,
    head ->> '$.times.updated' AS u,
    head ->> '$.times.started' AS s,
    head ->> '$.times.ended' AS e,
    head ->> '$.times.lastActivity' AS l
  FROM session
)
SELECT
  number, id, version, epoch, head_format, created,
  CAST(strftime('%s', substr(u, 1, 19)) AS INTEGER) * 1000000000
    + CAST(substr(rtrim(substr(u, 21), 'Z') || '000000000', 1, 9) AS INTEGER),
  CAST(strftime('%s', substr(s, 1, 19)) AS INTEGER) * 1000000000
    + CAST(substr(rtrim(substr(s, 21), 'Z') || '000000000', 1, 9) AS INTEGER),
  CAST(strftime('%s', substr(e, 1, 19)) AS INTEGER) * 1000000000
    + CAST(substr(rtrim(substr(e, 21), 'Z') || '000000000', 1, 9) AS INTEGER),
  CAST(strftime('%s', substr(l, 1, 19)) AS INTEGER) * 1000000000
    + CAST(substr(rtrim(substr(l, 21), 'Z') || '000000000', 1, 9) AS INTEGER),
  type, status, name, role, workspace, model, task_id, supervisor, agent, chain, head
FROM session JOIN times ON of = number;

DROP TABLE session;
ALTER TABLE session_2 RENAME TO session;
CREATE INDEX session_created ON session (created, id);
CREATE INDEX session_status ON session (status, created, id);
CREATE INDEX session_type ON session (type, created, id);
CREATE INDEX session_supervisor ON session (supervisor, created, id) WHERE supervisor IS NOT NULL;
CREATE INDEX session_chain ON session (chain) WHERE chain <> id;

-- How many sessions there are, counted as they come and go; the reserved one is not.
CREATE TABLE census (
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (type, status)
) STRICT, WITHOUT ROWID;
INSERT INTO census SELECT type, status, count(*) FROM session WHERE id <> 'bureau' GROUP BY 1, 2;

CREATE TRIGGER session_counted_in AFTER INSERT ON session WHEN NEW.id <> 'bureau' BEGIN
  INSERT OR IGNORE INTO census VALUES (NEW.type, NEW.status, 0);
  UPDATE census SET sessions = sessions + 1 WHERE type = NEW.type AND status = NEW.status;
END;
CREATE TRIGGER session_counted_out AFTER DELETE ON session WHEN OLD.id <> 'bureau' BEGIN
  UPDATE census SET sessions = sessions - 1 WHERE type = OLD.type AND status = OLD.status;
END;
CREATE TRIGGER session_counted_over AFTER UPDATE OF type, status ON session
WHEN NEW.id <> 'bureau' AND (NEW.type, NEW.status) IS NOT (OLD.type, OLD.status) BEGIN
  UPDATE census SET sessions = sessions - 1 WHERE type = OLD.type AND status = OLD.status;
  INSERT OR IGNORE INTO census VALUES (NEW.type, NEW.status, 0);
  UPDATE census SET sessions = sessions + 1 WHERE type = NEW.type AND status = NEW.status;
END;

-- Which three characters stand in names and workspaces. It finds too much (folds all letters, knows
-- no order), so what it finds is looked at again.
CREATE VIRTUAL TABLE session_text USING fts5 (
  name, workspace, content = '', contentless_delete = 1, tokenize = 'trigram', detail = none
);
INSERT INTO session_text (rowid, name, workspace) SELECT number, name, workspace FROM session;

CREATE TRIGGER session_text_in AFTER INSERT ON session BEGIN
  INSERT INTO session_text (rowid, name, workspace) VALUES (NEW.number, NEW.name, NEW.workspace);
END;
CREATE TRIGGER session_text_out AFTER DELETE ON session BEGIN
  DELETE FROM session_text WHERE rowid = OLD.number;
END;
CREATE TRIGGER session_text_over AFTER UPDATE OF name, workspace ON session
WHEN (NEW.name, NEW.workspace) IS NOT (OLD.name, OLD.workspace) BEGIN
  DELETE FROM session_text WHERE rowid = OLD.number;
  INSERT INTO session_text (rowid, name, workspace) VALUES (NEW.number, NEW.name, NEW.workspace);
END;

-- Metadata keys with an index of their own, metadata_NUMBER.
CREATE TABLE metadata_key (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- Sessions as they were at a version; created tells one life of an id from another.
CREATE TABLE snapshot (
  number INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  head TEXT NOT NULL,
  UNIQUE (session, version)
) STRICT;

-- state: null if its writer could not read all events of the feature.
CREATE TABLE snapshot_aspect (
  snapshot INTEGER NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT,
  PRIMARY KEY (snapshot, name)
) STRICT;
