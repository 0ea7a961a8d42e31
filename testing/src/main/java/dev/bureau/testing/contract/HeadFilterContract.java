package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.IsNull;
import dev.bureau.core.query.Operator;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field of the head can be asked for, set or not (S3, S6). */
abstract class HeadFilterContract extends ListingClauses {
  private Session full;
  private Session plain;

  @SuppressWarnings("NullAway.Init") // set before each test
  HeadFilterContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createAFullAndAPlainSession() {
    plain = created(SessionSpec.observer("plain"));
    pass(Duration.ofSeconds(1));
    Session first = committed(creating(fresh(), Specs.full()).head(Heads::ended));
    full = committed(Draft.on(first, now()).metadata(Map.of("updated", true)));
  }

  @ParameterizedTest
  @EnumSource(value = HeadField.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void findsByEachField(HeadField head) {
    Field field = Field.of(head);
    Object value = field.valueIn(full).orElseThrow();

    assertThat(found(Filter.equal(field, value))).containsExactly(full);
    assertThat(found(Filter.compare(field, Operator.AT_LEAST, value))).contains(full);
    assertThat(found(Filter.compare(field, Operator.GREATER, value))).doesNotContain(full);
    assertThat(found(Filter.compare(field, Operator.NOT_EQUAL, value))).doesNotContain(full);
    assertThat(found(Filter.equal(field, value).negated())).containsExactly(plain);
  }

  @ParameterizedTest
  @EnumSource(value = HeadField.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void tellsFieldsThatAreSetFromThoseThatAreNot(HeadField head) {
    Field field = Field.of(head);
    boolean set = field.valueIn(plain).isPresent();

    assertThat(found(new IsNotNull(field))).hasSize(set ? 2 : 1).contains(full);
    assertThat(found(new IsNull(field))).isEqualTo(set ? List.of() : List.of(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens", "costUSD", "tasksDone", "checkpoints"})
  void countsFromZero(String field) {
    assertThat(names(field + " = 0")).containsExactly("plain");
    assertThat(names(field + " IS NULL")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role",
        "workspace",
        "model",
        "taskId",
        "supervisor",
        "transitionedFrom",
        "transitionedTo",
        "origin",
        "agent",
        "provider",
        "project",
        "directory",
        "endReason",
        "exitCode",
        "startedAt",
        "endedAt",
        "archivedAt"
      })
  void hasNothingInWhatWasNeverSet(String field) {
    assertThat(names(field + " IS NULL")).containsExactly("plain");
  }

  @Test
  void followsTheEventsOfALife() {
    pass(Duration.ofSeconds(1));
    Session started =
        committed(
            Draft.on(plain, now())
                .event(new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START)));
    assertThat(found(Filter.parse("status = 'ACTIVE' AND startedAt = ?", now())))
        .containsExactly(started);

    Session failed =
        committed(
            Draft.on(started, now())
                .event(new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL))
                .event(new SessionEnded(new Ending(-1, "it broke"))));
    assertThat(found(Filter.parse("exitCode = -1 AND endReason LIKE '%broke'")))
        .containsExactly(failed);
    assertThat(found(Filter.parse("status = 'ACTIVE'"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = 'PLAIN'",
        "name = 'PLAIN'",
        "name = 'plain '",
        "name = ''' OR 1=1 --'",
        "model = 'null'",
        "model = ''",
        "exitCode = 0",
        "version = 0"
      })
  void findsNothingElse(String filter) {
    assertThat(names(filter)).isEmpty();
  }

  @Test
  void takesTimesThatNoSessionCanHave() {
    assertThat(names("createdAt > '-5000-01-01' AND createdAt < '+5000000-01-01'")).hasSize(2);
    assertThat(names("createdAt > '+5000000-01-01' OR createdAt < '-5000-01-01'")).isEmpty();
    assertThat(names("createdAt != '9999-12-31'")).hasSize(2);
    assertThat(names("createdAt IN ('9999-12-31', '0001-01-01')")).isEmpty();
  }

  @Test
  void comparesTimesToTheNanosecond() {
    assertThat(found(Filter.parse("createdAt < ?", plain.times().created().plusNanos(1))))
        .containsExactly(plain);
    assertThat(found(Filter.parse("createdAt <= ?", plain.times().created().minusNanos(1))))
        .isEmpty();
  }

  @Test
  void comparesWholeNumbersExactly() {
    long huge = (1L << 53) + 1;
    created("huge", head -> Heads.spent(head, new Totals(huge, new BigDecimal("0.1"), 0, 0)));

    assertThat(names("tokens = " + huge)).containsExactly("huge");
    assertThat(names("tokens > " + (huge - 1))).containsExactly("huge");
    assertThat(names("tokens > " + huge)).isEmpty();
    assertThat(names("tokens > 9223372036854775808")).isEmpty();
    assertThat(names("tokens > 1234.5 AND tokens < 1e300")).containsExactly("huge");
  }

  @Test
  void comparesCostsByValue() {
    created("cheap", head -> Heads.spent(head, new Totals(1, new BigDecimal("0.10"), 0, 0)));

    assertThat(names("costUSD = 0.1")).containsExactly("cheap");
    assertThat(names("costUSD > 0 AND costUSD < 0.2")).containsExactly("cheap");
    assertThat(names("costUSD = ?", "0.100")).containsExactly("cheap");
  }
}
