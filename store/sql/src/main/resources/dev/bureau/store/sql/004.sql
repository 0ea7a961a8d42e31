-- When a session was put aside for good.
ALTER TABLE session ADD COLUMN archived INTEGER;

-- The bodies of an archived session's entries, deflated: those from a place of its journal up to the
-- next row's. Their own rows have an empty body, which no event has.
CREATE TABLE packed (
  session TEXT NOT NULL,
  version INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (session, version, idx)
) STRICT;

-- What a fork or clone was made of. It never changes, so no update writes it.
ALTER TABLE session ADD COLUMN origin TEXT;
UPDATE session SET origin = head ->> '$.links.origin.session';
CREATE INDEX session_origin ON session (origin, created, id) WHERE origin IS NOT NULL;
