package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageEvent;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.Send;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ManualSeams;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A database with one of everything, as it is kept for each schema that was ever written. Run it
 * when a schema is finished: {@code Corpus DIRECTORY NUMBER} writes {@code schema-NUMBER.db} and
 * what can be read from it, {@code schema-NUMBER.txt}. Neither is ever changed again.
 */
final class Corpus {
  private static final Actor USER = Actor.user("corpus");
  static final SessionId DIRECTOR = new SessionId("s-director");
  static final List<Claim> CLAIMS =
      List.of(new Claim("usage", "call-1"), new Claim("usage", "of-the-removed"));

  private final ManualSeams seams = ManualSeams.seeded(7);
  private final Store store;

  private Corpus(Store store) {
    this.store = store;
  }

  /** Writes the database and its text. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path file = folder.resolve("schema-" + arguments[1] + ".db");
    ManualSeams seams = ManualSeams.seeded(7);
    try (Store store = Sqlite.at(file).indexing("team").open(seams, CoreEvents.CATALOGUE)) {
      new Corpus(store).write();
      Files.writeString(folder.resolve("schema-" + arguments[1] + ".txt"), CorpusText.of(store));
    }
  }

  private void write() {
    Session director =
        created(
            SessionSpec.director("main director")
                .id(DIRECTOR)
                .workspace("work/main")
                .role("router")
                .agent("planner")
                .metadata(
                    Map.of(
                        "team",
                        "blau",
                        "rank",
                        7,
                        "share",
                        new BigDecimal("0.125"),
                        "big",
                        new BigDecimal("123456789012345678901234567890"),
                        "deep",
                        Map.of("list", List.of(1, "zwei", true)),
                        "word",
                        "Grüße 🜁")));
    director = operated(director, Operation.START, null);
    Session child =
        created(
            SessionSpec.department("docs")
                .id(new SessionId("s-docs"))
                .supervisor(DIRECTOR)
                .metadata(Map.of()));
    child = operated(child, Operation.START, null);
    child = operated(child, Operation.COMPLETE, new Ending(0, "completed"));
    operated(
        created(SessionSpec.active("broken").id(new SessionId("s-broken"))),
        Operation.FAIL,
        new Ending(3, "x"));
    created(SessionSpec.observer("watcher").id(new SessionId("s-watch")));
    created(SessionId.BUREAU, SessionSpec.active("reserved"));
    Session removed = created(SessionSpec.active("gone").id(new SessionId("s-gone")));
    removed =
        committed(
            removed,
            Change.of(events(removed, "n", 1)).withClaims(List.of(CLAIMS.get(1))),
            List.of());
    store.sessions().remove(removed);
    mail(director);
    Session newer = created(SessionSpec.active("newer").id(new SessionId("s-newer")));
    committed(
        newer, Change.of(List.of(new OpaqueEvent("session.zoned", 1, "{\"zone\":4}"))), List.of());
    Session other = created(SessionSpec.active("other").id(new SessionId("s-other")));
    committed(
        other,
        Change.of(List.of(new OpaqueEvent("weather.changed", 2, "{\"rain\":true}"))),
        List.of());
    Holder holder = new Holder("node-a", new ProcessStamp("boot", "ns", 42, 1000));
    store.leases().claim(child.id(), holder, Duration.ofMinutes(1));
    store.feed().advance("reader", store.feed().read(Feed.Position.START, 3).next());
    store.blobs().put("unnamed".getBytes(StandardCharsets.UTF_8));
    store.sessions().snapshot(new Snapshot(child, Aspects.NONE.withOpaque("weather")));
    archived(created(SessionSpec.active("archived").id(new SessionId("s-archived"))));
    Session last = created(SessionSpec.active("last").id(new SessionId("s-last")));
    store.sessions().remove(last);
  }

  /** With entries before it that are packed, and one behind it that is not. */
  private void archived(Session session) {
    Session updated = committed(session, Change.of(events(session, "word", "Grüße 🜁")), List.of());
    Session put = committed(updated, Change.of(SessionRules.archive(updated, "old")), List.of());
    committed(put, Change.of(events(put, "later", true)), List.of());
  }

  /** One message of every state, a blob and a claim. */
  private void mail(Session director) {
    SessionId box = director.links().chain();
    List<Message> all =
        List.of(letter("m-1"), letter("m-2"), letter("m-3"), letter("m-4"), letter("m-5"));
    store.mailboxes().put(box, all, 100);
    Instant later = seams.wall().instant().plusSeconds(60);
    store.mailboxes().failed(box, all.get(1).id(), Failure.retry("busy", later));
    store.mailboxes().failed(box, all.get(2).id(), Failure.forGood("poison"));
    store.mailboxes().failed(box, all.get(3).id(), Failure.forGood("dropped"));
    store.mailboxes().drop(box, all.get(3).id());
    BlobId blob = store.blobs().put("a larger value".getBytes(StandardCharsets.UTF_8));
    List<Event<?>> events = new ArrayList<>(events(director, "handled", true));
    events.add(new MessageHandled(all.get(4)));
    Change change =
        new Change(
            events,
            List.of(Send.now(letter("m-6"))),
            List.of(all.get(4).id()),
            List.of(),
            List.of(CLAIMS.get(0)),
            List.of(blob));
    committed(director, change, List.of(new Posting(box, letter("m-6"))));
  }

  private Message letter(String id) {
    return Message.of(
        new MessageId(id),
        USER,
        DIRECTOR,
        seams.wall().instant(),
        Letter.of("COMMAND", Map.of("do", id)));
  }

  private Session created(SessionSpec spec) {
    return created(Objects.requireNonNull(spec.id()), spec);
  }

  private Session created(SessionId id, SessionSpec spec) {
    SessionCreated created =
        new SessionCreated(
            spec.profile(),
            spec.metadata(),
            Links.first(id, spec.supervisor()),
            null,
            spec.digest());
    return committed(Session.absent(id), Change.of(created), List.of());
  }

  private Session operated(Session before, Operation operation, Ending ending) {
    return committed(before, Change.of(SessionRules.operate(before, operation, ending)), List.of());
  }

  private static List<Event<?>> events(Session session, String key, Object value) {
    return SessionRules.update(session, SessionUpdate.metadata(Map.of(key, value)));
  }

  private Session committed(Session before, Change change, List<Posting> mail) {
    seams.advance(Duration.ofNanos(1_000_001));
    Moment moment = new Moment(seams.wall().instant(), seams.ids().next(), USER);
    Session after = before;
    for (Event<?> each : change.events()) {
      after = each instanceof SessionEvent core ? core.applyTo(after, moment.now()) : after;
      after = each instanceof MessageEvent letter ? letter.applyTo(after, moment.now()) : after;
    }
    after = after.committed(moment.now());
    Commit commit = new Commit(before.version(), 0, moment, change, after, mail);
    CommitOutcome outcome = store.sessions().commit(commit);
    if (!outcome.equals(new CommitOutcome.Committed(after.version()))) {
      throw new IllegalStateException(before.id() + ": " + outcome);
    }
    return after;
  }
}
