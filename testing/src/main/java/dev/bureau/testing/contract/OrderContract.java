package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Order;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists come in the order asked for, without ties (S5). */
abstract class OrderContract extends ListingClauses {
  OrderContract(StoreContract contract) {
    super(contract);
  }

  private List<String> sorted(String order) {
    return names(query(Filter.all()).orderedBy(OrderParser.parse(order)));
  }

  private Session createdAt(SessionId id, Instant at) {
    SessionSpec spec = SessionSpec.active("a").metadata(Map.of("run", run));
    return committed(Draft.creating(id, at, spec));
  }

  @Test
  void ordersByTheTimeOfCreation() {
    List<String> times =
        List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.000000001Z",
            "2026-01-01T00:00:00.001Z",
            "2026-01-01T00:00:00.5Z",
            "2026-01-01T00:00:00.500000500Z",
            "2026-01-01T00:00:01Z",
            "2026-01-01T00:01:00Z");
    SessionId prefix = fresh();
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      SessionId id = new SessionId(prefix + "-" + (9 - i));
      sessions.add(createdAt(id, Instant.parse(times.get(i))));
    }

    assertThat(found(Filter.all())).isEqualTo(sessions);
    assertThat(walked(query(Filter.all()).limit(2), () -> {})).isEqualTo(sessions);
  }

  @Test
  void ordersByTheIdWhatWasCreatedAtTheSameTime() {
    String prefix = fresh().value();
    for (String each : List.of("-b", "-a", "-B", "_a", ".a", "-0")) {
      createdAt(new SessionId(prefix + each), now());
    }

    assertThat(found(Filter.all())).extracting(Session::id).isSorted();
  }

  @ParameterizedTest
  @EnumSource(value = HeadField.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void ordersByEachFieldOfTheHead(HeadField head) {
    created("b");
    pass(Duration.ofSeconds(1));
    committed(creating(fresh(), Specs.full()).head(Heads::ended));
    committed(creating(fresh(), SessionSpec.director("a").role("a").supervisor(fresh())));
    Query query = query(Filter.all()).orderedBy(Order.ascending(Field.of(head)));
    List<Session> expected = new ArrayList<>(found(Filter.all()));
    expected.sort((one, other) -> query.byKeys().compare(query.keysOf(one), query.keysOf(other)));

    assertThat(found(query)).isEqualTo(expected);
    assertThat(walked(query.limit(1), () -> {})).isEqualTo(expected);
    Collections.reverse(expected);
    assertThat(found(query.orderedBy(Order.descending(Field.of(head))))).isEqualTo(expected);
  }

  @Test
  void ordersTextByCodePoint() {
    for (String each : List.of("\uD83D\uDE00", "b", "\uFFFD", "B", "ä", "a", "!", "bb")) {
      created(each);
    }

    assertThat(sorted("name"))
        .containsExactly("!", "B", "a", "b", "bb", "ä", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void ordersNothingThenNumbersThenText() {
    holding("text 10", "10");
    holding("true", true);
    holding("list", List.of());
    holding("object", Map.of());
    holding("10", 10);
    holding("9.5", new BigDecimal("9.5"));
    holding("-1", -1);
    holding("1e20", BigInteger.TEN.pow(20));
    holding("empty", "");
    holding("null", null);
    created("missing");

    List<String> upwards =
        List.of(
            "null", "missing", "-1", "9.5", "10", "1e20", "empty", "text 10", "list", "true",
            "object");
    assertThat(sorted("metadata->>'v'")).isEqualTo(upwards);
    List<String> downwards = new ArrayList<>(upwards);
    Collections.reverse(downwards);
    assertThat(sorted("metadata->>'v':desc")).isEqualTo(downwards);
  }

  @Test
  void ordersHugeNumbersExactly() {
    holding("2^53+1", (1L << 53) + 1);
    holding("2^53", 1L << 53);
    holding("2^53+2 as a decimal", new BigDecimal("9007199254740994.0"));
    holding("2^53 as a decimal", new BigDecimal("9007199254740992.0"));
    holding("2^63", BigInteger.TWO.pow(63));
    holding("2^63-1", Long.MAX_VALUE);

    List<String> expected =
        List.of("2^53", "2^53 as a decimal", "2^53+1", "2^53+2 as a decimal", "2^63-1", "2^63");
    assertThat(sorted("metadata->>'v'")).isEqualTo(expected);
    Query query = query(Filter.all()).orderedBy(OrderParser.parse("metadata->>'v'"));
    assertThat(walked(query.limit(1), () -> {})).extracting(Session::name).isEqualTo(expected);
  }

  @Test
  void goesOnBehindALargeDecimalWithoutPassingWholeNumbersOver() {
    holding("decimal", new BigDecimal("1152921504606846976.5"));
    holding("next", (1L << 60) + 1);
    holding("last", (1L << 60) + 4);
    Query query = query(Filter.all()).orderedBy(OrderParser.parse("metadata->>'v'"));

    assertThat(walked(query.limit(1), () -> {}))
        .extracting(Session::name)
        .containsExactly("decimal", "next", "last");
  }

  @Test
  void ordersBySeveralFieldsEachInItsDirection() {
    for (String each : List.of("a1", "a2", "b1", "b2")) {
      created(
          SessionSpec.active(each)
              .role(each.substring(0, 1))
              .metadata(Map.of("n", each.charAt(1) - '0')));
    }

    assertThat(sorted("role, metadata->>'n':desc")).containsExactly("a2", "a1", "b2", "b1");
    assertThat(sorted("metadata->>'n', role:desc")).containsExactly("b1", "a1", "b2", "a2");
  }

  @Test
  void breaksTiesInTheLastDirection() {
    created("one");
    pass(Duration.ofSeconds(1));
    created("two");

    assertThat(sorted("type")).containsExactly("one", "two");
    assertThat(sorted("type:desc")).containsExactly("two", "one");
    assertThat(sorted("type:desc, role")).containsExactly("one", "two");
    assertThat(sorted("createdAt:desc")).containsExactly("two", "one");
  }

  @Test
  void ordersByAPathThroughText() {
    holding("text", "x");
    holding("object", Map.of("w", 1));

    assertThat(sorted("metadata->'v'->>'w':desc")).containsExactly("object", "text");
  }
}
