package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R8: how the journal of an archived session is kept in the file. */
class PackingTest {
  private static final SessionId OLD = new SessionId("old");
  private static final SessionId YOUNG = new SessionId("young");
  private static final Caller CALLER = Caller.of(Actor.user("writer"));
  private static final int COMMITS = 200;

  @TempDir private Path folder;
  private Store store;
  private Door door;

  @BeforeEach
  void writeTwoSessionsByTurns() {
    store = Sqlite.at(folder.resolve("bureau.db")).open(Seams.system(), CoreEvents.CATALOGUE);
    door = new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
    create(OLD);
    create(YOUNG);
    for (int i = 2; i <= COMMITS; i++) {
      update(OLD, i);
      update(YOUNG, i);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void create(SessionId id) {
    SessionSpec spec = SessionSpec.active(id.value());
    SessionCreated created =
        new SessionCreated(spec.profile(), Map.of(), Links.first(id, null), null, spec.digest());
    door.create(id, CALLER, (session, aspects, moment) -> Change.of(created));
  }

  private void update(SessionId id, int number) {
    SessionUpdate update =
        SessionUpdate.metadata(Map.of("page", "word by word, page " + number + ". ".repeat(200)));
    door.change(
        id, CALLER, (session, aspects, moment) -> Change.of(SessionRules.update(session, update)));
  }

  private void archive(SessionId id) {
    door.change(
        id, CALLER, (session, aspects, moment) -> Change.of(SessionRules.archive(session, "old")));
  }

  private List<Entry> journal(SessionId id) {
    return store.sessions().journal(id, 1, Integer.MAX_VALUE);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bureau.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private long pagesInUse() throws SQLException {
    return number("PRAGMA page_count") - number("PRAGMA freelist_count");
  }

  @Test
  void freesPagesOfTheFile() throws SQLException {
    long before = pagesInUse();

    archive(OLD);
    archive(YOUNG);

    assertThat(pagesInUse()).isLessThan(before * 2 / 3);
    assertThat(store.examine().faults()).isEmpty();
  }

  @Test
  void packsAllThatWasThereBeforeInSomeChunks() throws SQLException {
    archive(OLD);

    assertThat(number("SELECT count(*) FROM entry WHERE session = 'old' AND body = ''"))
        .isEqualTo(COMMITS);
    assertThat(number("SELECT count(*) FROM packed WHERE session = 'old'")).isEqualTo(4);
    assertThat(number("SELECT sum(length(content)) FROM packed")).isLessThan(COMMITS * 50);
    assertThat(number("SELECT count(*) FROM entry WHERE session = 'young' AND body = ''")).isZero();
  }

  @Test
  void leavesPositionsAsTheyWere() throws SQLException {
    long last = number("SELECT max(position) FROM entry");

    archive(OLD);

    assertThat(number("SELECT count(*) FROM entry WHERE position <= " + last)).isEqualTo(last);
  }

  @Test
  void keepsTheLatestSnapshotOnly() throws SQLException {
    for (long version : List.of(100L, 150L)) {
      Fold.State state = door.at(OLD, version);
      store.sessions().snapshot(new Snapshot(state.session(), state.aspects()));
    }

    archive(OLD);

    assertThat(number("SELECT max(version) FROM snapshot WHERE session = 'old'")).isEqualTo(150);
    assertThat(number("SELECT count(*) FROM snapshot WHERE session = 'old'")).isEqualTo(1);
    assertThat(door.at(OLD, 120).session().version()).isEqualTo(120);
  }

  @Test
  void leavesNothingOfARemovedSession() throws SQLException {
    archive(OLD);

    store.sessions().remove(door.load(OLD).session());

    assertThat(number("SELECT count(*) FROM packed")).isZero();
    assertThat(store.examine().faults()).isEmpty();
  }

  @Test
  void namesTheSessionWhoseChunkIsDamaged() throws SQLException {
    archive(OLD);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bureau.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE packed SET content = zeroblob(9) WHERE version > 64");
    }

    assertThatThrownBy(() -> journal(OLD))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("'old'");
    assertThat(store.sessions().journal(OLD, 1, 60)).hasSize(60);
    assertThat(store.examine().faults())
        .containsExactly("the packed journal of session 'old' is damaged");
  }
}
