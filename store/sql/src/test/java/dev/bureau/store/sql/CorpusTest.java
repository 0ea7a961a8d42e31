package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNull;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.Tally;
import dev.bureau.testing.ManualSeams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every schema that was ever written is read, in place, for ever (X33). */
class CorpusTest {
  @TempDir private Path folder;

  static IntStream schemas() {
    return IntStream.rangeClosed(1, Schema.NEWEST);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsAllThatWasWrittenWithSchema(int number) throws IOException {
    Path file = copied(number);

    try (Store store = open(file)) {
      assertThat(CorpusText.of(store)).isEqualTo(text(number));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsTheSameAfterTheUpgrade(int number) throws IOException {
    Path file = copied(number);
    open(file).close();

    try (Store store = open(file)) {
      assertThat(CorpusText.of(store)).isEqualTo(text(number));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void findsWhatWasWrittenWithSchemaByAllThatItHas(int number) throws IOException {
    Path file = copied(number);

    try (Store store = open(file)) {
      for (Session each : store.sessions().query(Query.of(Filter.all())).sessions()) {
        for (HeadField field : HeadField.values()) {
          if (field != HeadField.METADATA) {
            Field of = Field.of(field);
            Filter same = of.valueIn(each).map(v -> Filter.equal(of, v)).orElse(new IsNull(of));
            assertThat(store.sessions().query(Query.of(same)).sessions())
                .as("%s", of)
                .contains(each);
          }
        }
        Filter named = Filter.search(each.name());
        assertThat(store.sessions().query(Query.of(named)).sessions()).contains(each);
      }
      assertThat(store.examine().faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void countsWhatSessionsHaveDoneThatWereWrittenWithSchema(int number) throws IOException {
    try (Store store = open(copied(number))) {
      Map<SessionType, Map<Status, Tally>> sums = new EnumMap<>(SessionType.class);
      for (Session each : store.sessions().query(Query.of(Filter.all())).sessions()) {
        sums.computeIfAbsent(each.type(), type -> new EnumMap<>(Status.class))
            .merge(each.status(), Tally.of(each), Tally::plus);
      }

      assertThat(store.sessions().census()).isEqualTo(sums);
    }
  }

  /** None of the kept sessions of the first two schemas has handled a message. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void findsTasksInTheHeadsOfSchemasWithoutAColumnForThem(int number)
      throws IOException, SQLException {
    Path file = copied(number);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE session SET head = json_set(head, '$.work.totals.tasksDone', 7)"
              + " WHERE id = 's-director'");
    }

    try (Store store = open(file)) {
      assertThat(store.sessions().census().get(SessionType.DIRECTOR).get(Status.ACTIVE).tasks())
          .isEqualTo(7);
      assertThat(store.examine().faults()).isEmpty();
    }
  }

  @Test
  void keepsOneOfEverySchema() {
    assertThat(schemas())
        .allSatisfy(number -> assertThat(resource("schema-" + number + ".db")).isNotNull());
  }

  private static Store open(Path file) {
    return Sqlite.at(file).open(ManualSeams.seeded(1), CoreEvents.CATALOGUE);
  }

  private Path copied(int number) throws IOException {
    Path file = folder.resolve("bureau.db");
    try (InputStream database = Objects.requireNonNull(resource("schema-" + number + ".db"))) {
      Files.copy(database, file);
    }
    return file;
  }

  private static String text(int number) throws IOException {
    try (InputStream text = Objects.requireNonNull(resource("schema-" + number + ".txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    return CorpusTest.class.getResourceAsStream("corpus/" + name);
  }
}
