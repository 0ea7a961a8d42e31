package dev.bureau.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.model.ModelSwitchRefusedException;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.model.Reason;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.ModelChanged;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R6: a decision and the model that it needs are one commit. */
class RoutingRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId ID = new SessionId("s");
  private static final RoutingDecided SIMPLE =
      new RoutingDecided(Route.SIMPLE, Estimate.of(0.3, 0.9), null);
  private static final RoutingDecided COMPLEX =
      new RoutingDecided(Route.ORCHESTRATOR, Estimate.of(0.8, 0.95), null);

  private final Fold fold = new Fold(CoreEvents.CATALOGUE);

  private Fold.State created(SessionSpec spec) {
    Event<?> created =
        new SessionCreated(spec.profile(), Map.of(), Links.first(ID, null), null, null);
    return fold.after(new Fold.State(Session.absent(ID), Aspects.NONE), List.of(created), AT);
  }

  private Fold.State using(String model) {
    return created(SessionSpec.active("s").model(model));
  }

  private static List<Event<?>> events(Fold.State before, Decision decision) {
    Moment moment = new Moment(AT, new CommitId(1, 1), Actor.user("u"));
    return decision.decide(before.session(), before.aspects(), moment).events();
  }

  private Fold.State after(Fold.State before, Decision decision) {
    return fold.after(before, events(before, decision), AT);
  }

  @Test
  void recordsADecisionAlone() {
    assertThat(events(using("haiku"), RoutingRules.recorded(COMPLEX))).isEqualTo(List.of(COMPLEX));
  }

  @Test
  void escalatesInTheSameCommit() {
    assertThat(events(using("haiku"), RoutingRules.decided(COMPLEX, "opus")))
        .isEqualTo(
            List.of(
                COMPLEX,
                new ModelSwitched("haiku", "opus", Reason.ESCALATION),
                new ModelChanged("opus")));
  }

  @Test
  void switchesNothingIfTheModelIsInUse() {
    assertThat(events(using("opus"), RoutingRules.decided(COMPLEX, "opus")))
        .isEqualTo(List.of(COMPLEX));
  }

  @Test
  void goesBackToTheModelBeforeTheEscalation() {
    Fold.State escalated = after(using("haiku"), RoutingRules.decided(COMPLEX, "opus"));

    assertThat(events(escalated, RoutingRules.decided(SIMPLE, null)))
        .isEqualTo(
            List.of(
                SIMPLE,
                new ModelSwitched("opus", "haiku", Reason.SWITCH),
                new ModelChanged("haiku")));
  }

  @Test
  void callsItNoEscalationToGoBackForTheOrchestrator() {
    Fold.State escalated = after(using("sonnet"), RoutingRules.decided(COMPLEX, "opus"));

    assertThat(events(escalated, RoutingRules.decided(COMPLEX, "sonnet")))
        .contains(new ModelSwitched("opus", "sonnet", Reason.SWITCH));
  }

  @Test
  void leavesASessionWithoutAModelAsItIs() {
    assertThat(events(created(SessionSpec.active("s")), RoutingRules.decided(SIMPLE, null)))
        .isEqualTo(List.of(SIMPLE));
  }

  @Test
  void givesASessionWithoutAModelItsFirstOne() {
    assertThat(events(created(SessionSpec.active("s")), RoutingRules.decided(COMPLEX, "opus")))
        .contains(new ModelSwitched(null, "opus", Reason.INITIAL));
  }

  @Test
  void refusesToEscalateASessionThatHasEnded() {
    Fold.State before = using("haiku");
    Fold.State ended =
        fold.after(before, SessionRules.operate(before.session(), Operation.SHUTDOWN, null), AT);

    assertThatExceptionOfType(ModelSwitchRefusedException.class)
        .isThrownBy(() -> events(ended, RoutingRules.decided(COMPLEX, "opus")));
  }
}
