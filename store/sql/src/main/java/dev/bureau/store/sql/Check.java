package dev.bureau.store.sql;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Examination;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What SQLite says of its file, and whether the counts and indexes of ours agree with the rows. */
final class Check {
  private static final int MOST_FAULTS = 100;

  /** All that is counted of one kind of session beside their number, as one text. */
  private static final String WORK = "%s || ' ' || %s || ' ' || %s || ' ' || %s || ' ' || %s";

  private Check() {}

  static Examination of(Link link, SnapshotRows snapshots) throws SQLException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("schema", number(link, "PRAGMA user_version"));
    facts.put("bytes", number(link, "PRAGMA page_count") * number(link, "PRAGMA page_size"));
    facts.put(
        "freeBytes", number(link, "PRAGMA freelist_count") * number(link, "PRAGMA page_size"));
    facts.put("sessions", number(link, "SELECT coalesce(sum(sessions), 0) FROM census"));
    facts.put("entries", number(link, "SELECT count(*) FROM entry WHERE session <> ''"));
    facts.put("packedSessions", number(link, "SELECT count(DISTINCT session) FROM packed"));
    facts.put("snapshots", number(link, "SELECT count(*) FROM snapshot"));
    facts.put("storedValues", number(link, "SELECT count(*) FROM blob"));
    facts.put("claims", number(link, "SELECT count(*) FROM claim"));
    List<String> faults = faults(link);
    faults.addAll(snapshots.faults(link));
    return new Examination(facts, faults);
  }

  private static List<String> faults(Link link) throws SQLException {
    List<String> faults =
        link.sql("PRAGMA integrity_check(" + MOST_FAULTS + ")").all(row -> row.getString(1));
    faults.remove("ok");
    faults.addAll(
        link.sql(
                "SELECT type || ' ' || status || ' are counted as ' || coalesce(counted, 0)"
                    + " || ', and there are ' || coalesce(present, 0) FROM"
                    + " (SELECT type, status, sessions AS counted FROM census)"
                    + " FULL JOIN (SELECT type, status, count(*) AS present FROM session"
                    + " WHERE id <> 'bureau' GROUP BY type, status) USING (type, status)"
                    + " WHERE coalesce(counted, 0) <> coalesce(present, 0)")
            .all(row -> row.getString(1)));
    faults.addAll(
        link.sql(
                "SELECT 'the work of ' || type || ' ' || status || ' is counted as ' || counted"
                    + " || ', and is ' || present FROM"
                    + " (SELECT type, status, "
                    + WORK.formatted("tasks", "started", "running", "seconds", "nanos")
                    + " AS counted FROM census)"
                    + " JOIN (SELECT type, status, "
                    + WORK.formatted(
                        "sum(tasks)",
                        "count(started)",
                        "count(started) FILTER (WHERE ended IS NULL)",
                        "sum(span / 1000000000)",
                        "sum(span % 1000000000)")
                    + " AS present FROM session"
                    + " WHERE id <> 'bureau' GROUP BY type, status) USING (type, status)"
                    + " WHERE counted <> present")
            .all(row -> row.getString(1)));
    faults.addAll(
        link.sql(
                "SELECT 'entries of session ''' || session || ''' are left, and it is not there'"
                    + " FROM (SELECT DISTINCT session FROM entry WHERE session <> '')"
                    + " WHERE session NOT IN (SELECT id FROM session)")
            .all(row -> row.getString(1)));
    faults.addAll(
        link.sql(
                "SELECT 'session ''' || session || ''' names the stored value ' || blob"
                    + " || ', and it is not there' FROM blob_use"
                    + " WHERE NOT EXISTS (SELECT 1 FROM blob WHERE id = blob_use.blob)")
            .all(row -> row.getString(1)));
    faults.addAll(
        link.sql(
                "SELECT 'session ''' || id || ''' has version ' || version || ', and ' || commits"
                    + " || ' commits of it are known' FROM (SELECT id, version,"
                    + " (SELECT count(*) FROM made WHERE session = id) AS commits FROM session)"
                    + " WHERE version <> commits")
            .all(row -> row.getString(1)));
    packed(link, faults);
    link.sql("SELECT id, content FROM blob")
        .each(
            row -> {
              if (!BlobId.of(row.getBytes(2)).value().equals(row.getString(1))) {
                faults.add("the stored value " + row.getString(1) + " is damaged");
              }
              return true;
            });
    return faults;
  }

  private static void packed(Link link, List<String> faults) throws SQLException {
    faults.addAll(
        link.sql(
                "SELECT DISTINCT 'packed entries of session ''' || session || ''' are left, and it"
                    + " is not there' FROM packed WHERE session NOT IN (SELECT id FROM session)")
            .all(row -> row.getString(1)));
    Unpacking unpacking = new Unpacking(link);
    Set<String> damaged = new TreeSet<>();
    link.sql(
            "SELECT session, version, idx FROM entry WHERE body = '' AND session <> ''"
                + " ORDER BY session, version, idx")
        .each(
            row -> {
              try {
                unpacking.body(row.getString(1), new Chunk.Place(row.getLong(2), row.getInt(3)));
              } catch (RuntimeException e) { // whatever a damaged chunk may do
                damaged.add(row.getString(1));
              }
              return true;
            });
    damaged.forEach(each -> faults.add("the packed journal of session '" + each + "' is damaged"));
  }

  private static long number(Link link, String sql) throws SQLException {
    return link.sql(sql).first(row -> row.getLong(1)).orElse(0L);
  }
}
