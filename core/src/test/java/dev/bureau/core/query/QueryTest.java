package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders without ties, and pages within their limits (S5). */
class QueryTest {
  private static final Query ALL = Query.of(Filter.all());
  private static final Order BY_NAME = Order.ascending(Field.of(HeadField.NAME));
  private static final Order BY_V = Order.ascending(Field.metadata("v"));

  private static List<String> sorted(Query query, Session... sessions) {
    return Stream.of(sessions)
        .sorted((one, other) -> query.byKeys().compare(query.keysOf(one), query.keysOf(other)))
        .map(each -> each.id().value())
        .toList();
  }

  private static Session named(String id, String name) {
    return Heads.created(id, Heads.CREATED, SessionSpec.active(name));
  }

  private static Session holding(String id, @Nullable Object value) {
    Map<String, @Nullable Object> metadata = new HashMap<>();
    metadata.put("v", value);
    return Heads.created(id, Heads.CREATED, SessionSpec.active("a").metadata(metadata));
  }

  @Test
  void sortsByTheTimeOfCreationAndTheIdUnlessTold() {
    Instant later = Heads.CREATED.plusNanos(1);

    assertThat(
            sorted(
                ALL,
                Heads.created("a", later, SessionSpec.active("x")),
                named("c", "x"),
                named("b", "x")))
        .containsExactly("b", "c", "a");
  }

  @Test
  void breaksTiesInTheLastDirection() {
    Session[] sessions = {named("a", "x"), named("c", "x"), named("b", "y")};

    assertThat(sorted(ALL.orderedBy(BY_NAME), sessions)).containsExactly("a", "c", "b");
    assertThat(sorted(ALL.orderedBy(Order.descending(Field.of(HeadField.NAME))), sessions))
        .containsExactly("b", "c", "a");
  }

  @Test
  void sortsByEachFieldInTurn() {
    Query query = ALL.orderedBy(BY_NAME, Order.descending(Field.of(HeadField.ID)));

    assertThat(sorted(query, named("a", "y"), named("b", "x"), named("c", "y")))
        .containsExactly("b", "c", "a");
  }

  @Test
  void sortsNothingThenNumbersThenText() {
    Session missing = named("missing", "a");

    assertThat(
            sorted(
                ALL.orderedBy(BY_V),
                holding("text", "5"),
                holding("truth", true),
                holding("large", 10),
                holding("small", 9.5),
                missing,
                holding("null", null)))
        .containsExactly("missing", "null", "small", "large", "text", "truth");
  }

  @Test
  void addsWhatBreaksTiesOnlyWhereItIsNotNamed() {
    Order byCreation = Order.descending(Field.of(HeadField.CREATED_AT));

    assertThat(ALL.orderedBy(byCreation).sorting())
        .containsExactly(byCreation, Order.descending(Field.of(HeadField.ID)));
    assertThat(ALL.orderedBy(BY_NAME).sorting())
        .containsExactly(
            BY_NAME,
            Order.ascending(Field.of(HeadField.CREATED_AT)),
            Order.ascending(Field.of(HeadField.ID)));
  }

  @Test
  void countsWhatComesBeforeAPage() {
    assertThat(ALL.limit(20).page(1).skipped()).isZero();
    assertThat(ALL.limit(20).page(3).skipped()).isEqualTo(40);
    assertThat(ALL.limit(10_000).page(Long.MAX_VALUE / 10_000).skipped()).isPositive();
  }

  @Test
  void refusesNumbersOutOfTheirRange() {
    for (int limit : new int[] {0, -1, 10_001}) {
      assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ALL.limit(limit));
    }
    for (long page : new long[] {0, -1, Long.MAX_VALUE}) {
      assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ALL.page(page));
    }
  }

  @Test
  void refusesACursorTogetherWithAPage() {
    Cursor cursor = Cursor.behind(ALL, Arrays.asList(Heads.CREATED, "a"));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Query(Filter.all(), List.of(), 10, cursor, 2));
  }

  @Test
  void refusesTooManyFieldsAndOneNamedTwice() {
    List<Order> nine =
        Stream.of(HeadField.values()).limit(9).map(Field::of).map(Order::ascending).toList();

    assertThat(ALL.orderedBy(nine.subList(0, 8)).order()).hasSize(8);
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ALL.orderedBy(nine));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ALL.orderedBy(BY_NAME, Order.descending(Field.of(HeadField.NAME))));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ALL.orderedBy(Collections.nCopies(2, BY_V)));
  }
}
