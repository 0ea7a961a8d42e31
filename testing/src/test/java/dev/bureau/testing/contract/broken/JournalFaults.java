package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What goes wrong when a session is read back. */
final class JournalFaults {
  private JournalFaults() {}

  /** The limit counts entries and cuts a commit in two. */
  static Defect commitsCut() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                return super.journal(session, from, limit).stream().limit(limit).toList();
              }
            });
  }

  /** What should begin with a version begins behind it. */
  static Defect firstVersionLeftOut() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                return super.journal(session, from == 1 ? 1 : from + 1, limit);
              }
            });
  }

  /** Times lose what is below a millisecond. */
  static Defect timesRounded() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                return super.journal(session, from, limit).stream()
                    .map(JournalFaults::rounded)
                    .toList();
              }
            });
  }

  private static Entry rounded(Entry entry) {
    return new Entry(
        entry.session(),
        entry.version(),
        entry.index(),
        entry.at().truncatedTo(ChronoUnit.MILLIS),
        entry.commit(),
        entry.epoch(),
        entry.actor(),
        entry.event());
  }

  /** Events that this program does not know are passed over. */
  static Defect unknownEventsDropped() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                return super.journal(session, from, limit).stream()
                    .filter(each -> !(each.event() instanceof OpaqueEvent))
                    .toList();
              }
            });
  }

  /** Of an archived session only the end is left. */
  static Defect archivedJournalsCut() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                boolean archived =
                    super.head(session)
                        .filter(each -> each.session().times().archived() != null)
                        .isPresent();
                List<Entry> all = super.journal(session, from, limit);
                return archived ? all.subList(all.size() - 1, all.size()) : all;
              }
            });
  }

  /** A head is writable although a newer program did something to it. */
  static Defect newerSessionsWritable() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<StoredSession> head(SessionId session) {
                return super.head(session)
                    .map(each -> new StoredSession(each.session(), each.epoch(), true));
              }
            });
  }
}
