package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20,000 sessions, a second apart, of which every tenth is completed; one with many versions. */
class LargeDatabaseTest {
  private static final int SESSIONS = 20_000;
  private static final int VERSIONS = 400;
  private static final int WRITERS = 64;
  private static final SessionId LONG = new SessionId("long");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Fold FOLD = new Fold(CoreEvents.CATALOGUE);

  @TempDir private static Path directory;
  private static Shell shell;

  @BeforeAll
  static void writeSessions() throws Exception {
    shell = new Shell(directory.resolve("large.db"));
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      // Commits that come together are synced together.
      ForkJoinPool many = new ForkJoinPool(WRITERS);
      IntStream all = IntStream.range(0, SESSIONS - 1).parallel();
      many.submit(() -> all.forEach(i -> write(store.sessions(), i))).get();
      many.shutdown();
      writeLong(store.sessions());
    }
  }

  @Test
  void listsAllThatIsMeantAndStreamsIt() {
    Shell.Result all = shell.run("list", "--all", "--json");

    assertThat(all.lines()).hasSize(SESSIONS + 2);
    assertThat(all.lines().get(1)).contains("\"id\":\"s00000\"");
    assertThat(all.lines().get(SESSIONS - 1)).contains("\"id\":\"s19998\"");
    assertThat(all.lines().get(SESSIONS)).contains("\"id\":\"long\"");
    assertThat(shell.run("list").lines()).hasSize(1 + SESSIONS - 2_000);
  }

  @Test
  void showsALatePage() {
    assertThat(ids("list", "--all", "--page=400"))
        .hasSize(50)
        .startsWith("s19950")
        .endsWith("s19998", "long");
    assertThat(ids("list", "--all", "--order=createdAt:desc", "--page=2", "--limit=3"))
        .containsExactly("s19996", "s19995", "s19994");
    assertThat(ids("list", "--order=metadata->>'rank':desc,name", "--limit=2"))
        .containsExactly("s00006", "s00013");
  }

  @Test
  void goesOnBehindACursor() {
    Shell.Result first = shell.run("list", "--all", "--order=name:desc", "--limit=12000", "--json");
    String cursor = first.err().strip().substring("There are more: --after ".length());
    List<Object> rest = ids("list", "--all", "--order=name:desc", "--after=" + cursor);

    assertThat(rest).hasSize(8_000).startsWith("s07998").endsWith("s00000", "long");
  }

  @Test
  void searches() {
    assertThat(ids("search", "SESSION 0777", "--all")).hasSize(10).startsWith("s07770");
    assertThat(ids("search", "team/99")).hasSize(50);
    assertThat(shell.run("search", "team/99").out()).contains("There are more: --after ");
  }

  @Test
  void looksBackFarAndNear() {
    for (long version : new long[] {1, 2, 300, VERSIONS}) {
      assertThat(object(shell.json("at", "long", Long.toString(version))))
          .containsEntry("version", version)
          .containsEntry("metadata", version == 1 ? Map.of() : Map.of("n", version));
    }
  }

  @Test
  void showsALongJournal() {
    assertThat(shell.run("journal", "long").lines()).hasSize(1 + 1 + 3 * (VERSIONS - 1));
    assertThat(objects(shell.json("journal", "long", "--from=380", "--limit=4")))
        .extracting(each -> each.get("version"))
        .containsExactly(380L, 380L, 380L, 381L, 381L, 381L);
  }

  @Test
  void isWholeAndShowsPeopleHowFarTheExaminationIs() {
    assertThat(shell.run("doctor").lines())
        .contains(" 10 %  2000 of 20000 sessions", "100 %  20000 of 20000 sessions")
        .contains("Nothing is wrong.");
  }

  private static void write(Sessions sessions, int i) {
    SessionSpec spec =
        SessionSpec.active("session %05d".formatted(i))
            .workspace("team/" + i % 100)
            .metadata(Map.of("rank", (long) (i % 7)));
    List<Event<?>> events = new ArrayList<>(List.of(created("s%05d".formatted(i), spec)));
    if (i % 10 == 0) {
      Session absent = Session.absent(new SessionId("s%05d".formatted(i)));
      events.addAll(SessionRules.operate(absent, Operation.COMPLETE, new Ending(0, "completed")));
    }
    commit(sessions, Session.absent(new SessionId("s%05d".formatted(i))), events, i);
  }

  private static void writeLong(Sessions sessions) {
    Session head =
        commit(
            sessions,
            Session.absent(LONG),
            List.of(created("long", SessionSpec.active("long"))),
            SESSIONS);
    for (long version = 2; version <= VERSIONS; version++) {
      Event<?> updated = new SessionUpdated(Map.of("n", version), null, null);
      head = commit(sessions, head, List.of(updated, updated, updated), SESSIONS);
    }
  }

  private static SessionCreated created(String id, SessionSpec spec) {
    Links links = Links.first(new SessionId(id), null);
    return new SessionCreated(spec.profile(), spec.metadata(), links, null, spec.digest());
  }

  private static Session commit(
      Sessions sessions, Session before, List<Event<?>> events, int second) {
    Instant at = START.plusSeconds(second);
    Moment moment = new Moment(at, Seams.system().ids().next(), Actor.user("test"));
    Session after =
        FOLD.after(new Fold.State(before, Aspects.NONE), events, at).session().committed(at);
    CommitOutcome outcome =
        sessions.commit(
            new Commit(before.version(), 0, moment, Change.of(events), after, List.of()));
    assertThat(outcome).isEqualTo(new CommitOutcome.Committed(after.version()));
    return after;
  }

  private static List<Object> ids(String... arguments) {
    return objects(shell.json(arguments)).stream().map(each -> each.get("id")).toList();
  }
}
