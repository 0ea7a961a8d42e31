package dev.bureau.core.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S40: what is kept of bindings. */
class AffinityRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");
  private static final Binding BOTH = Binding.of(BOSS, List.of(ANN, BEN), Strategy.ROUND_ROBIN);

  private static Change decided(Decision decision, AffinityEvent... before) {
    Aspects aspects = Aspects.NONE;
    for (AffinityEvent each : before) {
      aspects = aspects.fold(Bindings.ASPECT, each, AT);
    }
    return decision.decide(
        Session.absent(SessionId.BUREAU),
        aspects,
        new Moment(AT, new CommitId(1, 1), Actor.user("u")));
  }

  private static Bindings bindings(AffinityEvent... events) {
    Bindings bindings = Bindings.ASPECT.empty();
    for (AffinityEvent each : events) {
      bindings = each.applyTo(bindings, AT);
    }
    return bindings;
  }

  @Test
  void bindsADirector() {
    assertThat(decided(AffinityRules.bind(BOTH)).events())
        .isEqualTo(List.of(new AffinityBound(BOTH)));
  }

  @Test
  void bindsOnce() {
    assertThat(decided(AffinityRules.bind(BOTH), new AffinityBound(BOTH))).isEqualTo(Change.NONE);
  }

  @Test
  void replacesWhatADirectorHad() {
    Binding other = Binding.of(BOSS, List.of(BEN), Strategy.STICKY);

    Bindings after = bindings(new AffinityBound(BOTH), new AffinityBound(other));

    assertThat(decided(AffinityRules.bind(other), new AffinityBound(BOTH)).events()).hasSize(1);
    assertThat(after.all()).containsExactly(other);
  }

  @Test
  void takesABindingAway() {
    Change unbound = decided(AffinityRules.unbind(BOSS), new AffinityBound(BOTH));

    assertThat(unbound.events()).isEqualTo(List.of(new AffinityUnbound(BOSS)));
    assertThat(bindings(new AffinityBound(BOTH), new AffinityUnbound(BOSS)).find(BOSS)).isEmpty();
  }

  @Test
  void refusesToTakeAwayWhatIsNotThere() {
    assertThatExceptionOfType(NoSuchBindingException.class)
        .isThrownBy(() -> decided(AffinityRules.unbind(BOSS)))
        .satisfies(refused -> assertThat(refused.director()).isEqualTo(BOSS));
  }

  @Test
  void comesBackFromASnapshot() {
    Bindings bindings =
        bindings(
            new AffinityBound(BOTH),
            new AffinityBound(
                new Binding(BEN, List.of(ANN), Strategy.CAPABILITY, Duration.ofMillis(1_500))));

    Bindings read = Bindings.ASPECT.form().read(Bindings.ASPECT.form().write(bindings));

    assertThat(read.all()).hasSize(2).isEqualTo(bindings.all());
  }

  @Test
  void checksEveryTenSecondsUnlessTold() {
    assertThat(BOTH.check()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.1S", "PT10S", "PT1H"})
  void takesIntervalsOfItsRange(String check) {
    assertThat(BOTH.check(Duration.parse(check)).check()).isEqualTo(Duration.parse(check));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.099999999S", "PT1H0.000000001S"})
  void refusesOtherIntervals(String check) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> BOTH.check(Duration.parse(check)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("check"));
  }

  @Test
  void takesAThousandMembersAndNoMore() {
    List<SessionId> many =
        IntStream.rangeClosed(1, 1_001).mapToObj(each -> new SessionId("d" + each)).toList();

    assertThat(Binding.of(BOSS, many.subList(1, 1_001), Strategy.STICKY).members()).hasSize(1_000);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Binding.of(BOSS, many, Strategy.STICKY));
  }

  @Test
  void refusesMembersThatCannotBe() {
    for (List<SessionId> members : List.of(List.of(ANN, ANN), List.of(BOSS))) {
      assertThatExceptionOfType(BadInputException.class)
          .as("%s", members)
          .isThrownBy(() -> Binding.of(BOSS, members, Strategy.STICKY))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo("members"));
    }
  }
}
