package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.json.Codec;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that can be read from a store, as lines: two that hold the same have the same text. */
final class CorpusText {
  private static final Instant FOR_EVER = Instant.parse("2200-01-01T00:00:00Z");

  private final Store store;
  private final List<String> lines = new ArrayList<>();

  private CorpusText(Store store) {
    this.store = store;
  }

  static String of(Store store) {
    CorpusText text = new CorpusText(store);
    List<SessionId> ids = new ArrayList<>(List.of(SessionId.BUREAU));
    for (Session each : store.sessions().query(Query.of(Filter.all())).sessions()) {
      ids.add(each.id());
    }
    ids.forEach(text::session);
    Corpus.CLAIMS.forEach(text::claim);
    store.leases().holders().forEach(each -> text.lines.add(lease(each)));
    text.census();
    text.feed();
    return String.join("\n", text.lines) + "\n";
  }

  /** Written before leases said when their sessions were created, which these say themselves. */
  private static String lease(Lease each) {
    return "lease Lease[session=%s, holder=%s, epoch=%d, until=%s]"
        .formatted(each.session(), each.holder(), each.epoch(), each.until());
  }

  private void session(SessionId id) {
    StoredSession stored = store.sessions().head(id).orElseThrow();
    lines.add(
        "session %s epoch %d writable %s %s"
            .formatted(id, stored.epoch(), stored.writable(), Codec.encode(stored.session())));
    for (Entry each : store.sessions().journal(id, 1, 10_000)) {
      lines.add("  " + line(each));
      lines.add("  made " + store.sessions().outcome(id, each.commit()));
    }
    store
        .sessions()
        .snapshot(id, Long.MAX_VALUE)
        .ifPresent(
            each ->
                lines.add(
                    "  snapshot %s %s"
                        .formatted(
                            Codec.encode(each.head()),
                            StoredAspect.of(each.aspects(), CoreEvents.CATALOGUE))));
    lines.add("  mail " + store.mailboxes().counts(id));
    store.mailboxes().pending(id, FOR_EVER, 100).forEach(each -> letter("waiting", each));
    store.mailboxes().deadLetters(id, 100).forEach(each -> letter("dead", each));
  }

  private void letter(String state, Delivery each) {
    lines.add(
        "  %s %d %s %s %s"
            .formatted(
                state,
                each.failures(),
                each.notBefore(),
                each.reason(),
                Codec.encode(each.message())));
  }

  /** How many there are; what they have done is no text, but the sum of the heads. */
  private void census() {
    Map<SessionType, Map<Status, Long>> counts = new EnumMap<>(SessionType.class);
    store
        .sessions()
        .census()
        .forEach(
            (type, statuses) -> {
              Map<Status, Long> sessions = new EnumMap<>(Status.class);
              statuses.forEach((status, tally) -> sessions.put(status, tally.sessions()));
              counts.put(type, sessions);
            });
    lines.add("census " + counts);
  }

  private void claim(Claim claim) {
    lines.add("claim " + store.sessions().claimed(claim));
  }

  private void feed() {
    lines.add("end " + store.feed().end());
    lines.add("reader " + store.feed().cursor("reader"));
    for (Entry each : store.feed().read(Feed.Position.START, 10_000).entries()) {
      lines.add("fed %s %d %d".formatted(each.session(), each.version(), each.index()));
    }
  }

  private static String line(Entry entry) {
    return "%d.%d %s %s %d %s %s %d %s"
        .formatted(
            entry.version(),
            entry.index(),
            entry.at(),
            entry.commit(),
            entry.epoch(),
            entry.actor(),
            CoreEvents.CATALOGUE.nameOf(entry.event()),
            CoreEvents.CATALOGUE.versionOf(entry.event()),
            CoreEvents.CATALOGUE.encode(entry.event()));
  }
}
