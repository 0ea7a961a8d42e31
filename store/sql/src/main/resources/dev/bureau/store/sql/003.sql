-- What sessions have done: the messages they handled, and how long they ran. span is the time from
-- start to end, or, as long as a session runs, the time of its start, negated: what is added up is
-- its sum, and the time of the question for each that runs.
ALTER TABLE session ADD COLUMN tasks INTEGER NOT NULL DEFAULT 0;
UPDATE session SET tasks = coalesce(head ->> '$.work.totals.tasksDone', 0);
ALTER TABLE session ADD COLUMN span INTEGER AS (
  CASE
    WHEN started IS NULL THEN 0
    WHEN ended IS NULL THEN -started
    ELSE max(ended - started, 0)
  END
) VIRTUAL;

-- The census again, with sums of that. Seconds and nanoseconds apart: a sum of nanoseconds since
-- 1970 would overflow with the sixth session.
DROP TRIGGER session_counted_in;
DROP TRIGGER session_counted_out;
DROP TRIGGER session_counted_over;
DROP TABLE census;
CREATE TABLE census (
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  tasks INTEGER NOT NULL,
  started INTEGER NOT NULL,
  running INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  nanos INTEGER NOT NULL,
  PRIMARY KEY (type, status)
) STRICT, WITHOUT ROWID;
INSERT INTO census
SELECT
  type, status, count(*), sum(tasks), count(started), count(started) FILTER (WHERE ended IS NULL),
  sum(span / 1000000000), sum(span % 1000000000)
FROM session WHERE id <> 'bureau' GROUP BY 1, 2;

CREATE TRIGGER session_counted_in AFTER INSERT ON session WHEN NEW.id <> 'bureau' BEGIN
  INSERT OR IGNORE INTO census VALUES (NEW.type, NEW.status, 0, 0, 0, 0, 0, 0);
  UPDATE census SET
    sessions = sessions + 1,
    tasks = tasks + NEW.tasks,
    started = started + (NEW.started IS NOT NULL),
    running = running + (NEW.started IS NOT NULL AND NEW.ended IS NULL),
    seconds = seconds + NEW.span / 1000000000,
    nanos = nanos + NEW.span % 1000000000
  WHERE type = NEW.type AND status = NEW.status;
END;
CREATE TRIGGER session_counted_out AFTER DELETE ON session WHEN OLD.id <> 'bureau' BEGIN
  UPDATE census SET
    sessions = sessions - 1,
    tasks = tasks - OLD.tasks,
    started = started - (OLD.started IS NOT NULL),
    running = running - (OLD.started IS NOT NULL AND OLD.ended IS NULL),
    seconds = seconds - OLD.span / 1000000000,
    nanos = nanos - OLD.span % 1000000000
  WHERE type = OLD.type AND status = OLD.status;
END;
CREATE TRIGGER session_counted_over AFTER UPDATE OF type, status ON session
WHEN NEW.id <> 'bureau' AND (NEW.type, NEW.status) IS NOT (OLD.type, OLD.status) BEGIN
  UPDATE census SET
    sessions = sessions - 1,
    tasks = tasks - OLD.tasks,
    started = started - (OLD.started IS NOT NULL),
    running = running - (OLD.started IS NOT NULL AND OLD.ended IS NULL),
    seconds = seconds - OLD.span / 1000000000,
    nanos = nanos - OLD.span % 1000000000
  WHERE type = OLD.type AND status = OLD.status;
  INSERT OR IGNORE INTO census VALUES (NEW.type, NEW.status, 0, 0, 0, 0, 0, 0);
  UPDATE census SET
    sessions = sessions + 1,
    tasks = tasks + NEW.tasks,
    started = started + (NEW.started IS NOT NULL),
    running = running + (NEW.started IS NOT NULL AND NEW.ended IS NULL),
    seconds = seconds + NEW.span / 1000000000,
    nanos = nanos + NEW.span % 1000000000
  WHERE type = NEW.type AND status = NEW.status;
END;
-- One that stays where it is counted, and has done more.
CREATE TRIGGER session_counted_on AFTER UPDATE OF tasks, started, ended ON session
WHEN (NEW.tasks, NEW.started, NEW.ended) IS NOT (OLD.tasks, OLD.started, OLD.ended)
  AND NEW.id <> 'bureau' AND (NEW.type, NEW.status) IS (OLD.type, OLD.status) BEGIN
  UPDATE census SET
    tasks = tasks + NEW.tasks - OLD.tasks,
    started = started + (NEW.started IS NOT NULL) - (OLD.started IS NOT NULL),
    running = running + (NEW.started IS NOT NULL AND NEW.ended IS NULL)
      - (OLD.started IS NOT NULL AND OLD.ended IS NULL),
    seconds = seconds + NEW.span / 1000000000 - OLD.span / 1000000000,
    nanos = nanos + NEW.span % 1000000000 - OLD.span % 1000000000
  WHERE type = NEW.type AND status = NEW.status;
END;
