package dev.bureau.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
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

/** R1: the current model, its history with reasons, and what becomes of another model's usage. */
class ModelRulesTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant LATER = CREATED.plusSeconds(60);
  private static final SessionId ID = new SessionId("s");

  private final Fold fold = new Fold(CoreEvents.CATALOGUE);

  private Fold.State created(SessionSpec spec) {
    Event<?> created =
        new SessionCreated(spec.profile(), Map.of(), Links.first(ID, null), null, null);
    return fold.after(new Fold.State(Session.absent(ID), Aspects.NONE), List.of(created), CREATED);
  }

  private Fold.State using(String model) {
    return created(SessionSpec.active("s").model(model));
  }

  private Fold.State after(Fold.State before, Decision decision) {
    Moment moment = new Moment(LATER, new CommitId(1, 1), Actor.user("u"));
    return fold.after(
        before, decision.decide(before.session(), before.aspects(), moment).events(), LATER);
  }

  private Fold.State afterUse(Fold.State before, String model) {
    return fold.after(before, ModelRules.used(before.session(), model), LATER);
  }

  private static List<ModelUse> history(Fold.State state) {
    return state.aspects().get(ModelHistory.ASPECT).of(state.session());
  }

  private static ModelUse initial(String model) {
    return new ModelUse(model, CREATED, Reason.INITIAL);
  }

  @Test
  void beginsItsHistoryWithTheModelItWasCreatedWith() {
    assertThat(history(using("haiku"))).containsExactly(initial("haiku"));
  }

  @Test
  void hasNoHistoryWithoutAModel() {
    assertThat(history(created(SessionSpec.active("s")))).isEmpty();
  }

  @Test
  void saysNothingOfUsageOfTheCurrentModel() {
    assertThat(ModelRules.used(using("haiku").session(), "haiku")).isEmpty();
  }

  @Test
  void recordsASwitchWhenAnotherModelIsUsed() {
    Fold.State after = afterUse(using("haiku"), "sonnet");

    assertThat(after.session().profile().assignment().model()).isEqualTo("sonnet");
    assertThat(history(after))
        .containsExactly(initial("haiku"), new ModelUse("sonnet", LATER, Reason.SWITCH));
  }

  @Test
  void takesTheFirstModelThatIsUsedForTheInitialOne() {
    Fold.State after = afterUse(created(SessionSpec.active("s")), "sonnet");

    assertThat(history(after)).containsExactly(new ModelUse("sonnet", LATER, Reason.INITIAL));
  }

  @Test
  void changesHeadAndHistoryTogether() {
    assertThat(ModelRules.used(using("haiku").session(), "opus"))
        .isEqualTo(
            List.of(new ModelSwitched("haiku", "opus", Reason.SWITCH), new ModelChanged("opus")));
  }

  @Test
  void keepsTheReasonOfAnEscalation() {
    Fold.State after = after(using("haiku"), ModelRules.switchTo("opus", Reason.ESCALATION));

    assertThat(history(after)).endsWith(new ModelUse("opus", LATER, Reason.ESCALATION));
  }

  @Test
  void switchesToTheSameModelByDoingNothing() {
    Fold.State before = using("haiku");

    assertThat(after(before, ModelRules.switchTo("haiku", Reason.SWITCH)).aspects())
        .isSameAs(before.aspects());
  }

  @Test
  void remembersWhatItUsedBeforeAllEscalations() {
    Fold.State after = after(using("haiku"), ModelRules.switchTo("sonnet", Reason.ESCALATION));
    after = after(after, ModelRules.switchTo("opus", Reason.ESCALATION));

    ModelHistory history = after.aspects().get(ModelHistory.ASPECT);
    assertThat(history.settledOf(after.session())).isEqualTo("haiku");
  }

  @Test
  void refusesToSwitchTheModelOfASessionThatHasEnded() {
    Fold.State before = using("haiku");
    Fold.State ended =
        fold.after(before, SessionRules.operate(before.session(), Operation.SHUTDOWN, null), LATER);

    assertThatExceptionOfType(ModelSwitchRefusedException.class)
        .isThrownBy(() -> after(ended, ModelRules.switchTo("opus", Reason.SWITCH)))
        .withMessageContaining("TERMINATED")
        .satisfies(refused -> assertThat(refused.model()).isEqualTo("opus"));
  }

  @Test
  void takesUsageThatIsToldAfterTheEnd() {
    Fold.State before = using("haiku");
    Fold.State ended =
        fold.after(before, SessionRules.operate(before.session(), Operation.SHUTDOWN, null), LATER);

    assertThat(history(afterUse(ended, "opus"))).hasSize(2);
  }

  @Test
  void refusesABlankName() {
    Session session = using("haiku").session();

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ModelRules.used(session, " "))
        .withMessageContaining("model");
  }

  @Test
  void keepsTheFirstModelAndTheLatestOfVeryManySwitches() {
    Fold.State state = using("m0");
    for (int i = 1; i <= 250; i++) {
      state = afterUse(state, "m" + i);
    }

    List<ModelUse> history = history(state);
    assertThat(history).hasSize(ModelHistory.MOST + 1).startsWith(initial("m0"));
    assertThat(history.get(1).model()).isEqualTo("m151");
    assertThat(state.aspects().get(ModelHistory.ASPECT).switches()).isEqualTo(250);
  }

  @Test
  void keepsTheFirstModelOfASessionThatBeganWithoutOne() {
    Fold.State state = created(SessionSpec.active("s"));
    for (int i = 0; i < 250; i++) {
      state = afterUse(state, "m" + i);
    }

    assertThat(history(state))
        .hasSize(ModelHistory.MOST)
        .startsWith(new ModelUse("m0", LATER, Reason.INITIAL));
  }

  @Test
  void isTheSameAfterASnapshot() {
    ModelHistory history =
        after(using("haiku"), ModelRules.switchTo("opus", Reason.ESCALATION))
            .aspects()
            .get(ModelHistory.ASPECT);

    assertThat(ModelHistory.ASPECT.form().read(ModelHistory.ASPECT.form().write(history)))
        .isEqualTo(history);
  }
}
