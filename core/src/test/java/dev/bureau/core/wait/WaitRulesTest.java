package dev.bureau.core.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaitRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant UNTIL = AT.plusSeconds(3600);
  private static final Moment MOMENT = new Moment(AT, new CommitId(1, 1), Actor.user("ann"));
  private static final Session SESSION = Session.absent(new SessionId("a"));
  private static final MessageId ID = new MessageId("w");

  private static Wait wait(Wait.Kind kind, Wait.State state) {
    return new Wait(ID, kind, "ann", Map.of("may I", "delete it?"), AT, UNTIL, state);
  }

  private static Wait question() {
    return wait(Wait.Kind.ANSWER, Wait.State.OPEN);
  }

  private static Waits waits(Wait... all) {
    Waits waits = Waits.ASPECT.empty();
    for (Wait each : all) {
      waits = waits.with(each);
    }
    return waits;
  }

  private static Change decided(Decision decision, Waits waits) {
    Aspects aspects = Aspects.NONE;
    for (Wait each : waits.all()) {
      aspects = aspects.fold(Waits.ASPECT, new WaitOpened(each), AT);
    }
    return decision.decide(SESSION, aspects, MOMENT);
  }

  private static Waits after(Waits before, Change change) {
    return ((WaitEvent) change.events().get(0)).applyTo(before, AT);
  }

  private static Message reply() {
    Letter letter = Letter.of("VERIFICATION_RESPONSE", Map.of("ok", true)).inReplyTo(ID);
    return Message.of(
        new MessageId("r"), Actor.session(new SessionId("b")), SESSION.id(), AT, letter);
  }

  private static Message timeout(Wait.Kind kind) {
    return WaitRules.open(SESSION, wait(kind, Wait.State.OPEN)).sends().get(0).message();
  }

  private static Message news() {
    return decided(WaitRules.answer(ID, Map.of()), waits(question())).sends().get(0).message();
  }

  @Test
  void notesWhatItWaitsForWhenItBegins() {
    Change opened = WaitRules.open(SESSION, question());

    assertThat(opened.events()).isEqualTo(List.of(new WaitOpened(question())));
    assertThat(after(waits(), opened).all()).containsExactly(question());
  }

  @Test
  void sendsItselfTheNewsOfTheTimeoutDueWhenTheTimeIsOver() {
    List<Send> sends = WaitRules.open(SESSION, question()).sends();

    assertThat(sends)
        .containsExactly(
            new Send(
                Message.of(
                    question().timeout(),
                    Actor.session(SESSION.id()),
                    SESSION.id(),
                    UNTIL,
                    Letter.of(MessageType.WAIT_TIMED_OUT, Map.of("whom", "ann")).inReplyTo(ID)),
                UNTIL));
  }

  @Test
  void givesTheMessagesOfAWaitNamesOfTheirOwn() {
    Wait another =
        new Wait(new MessageId("v"), Wait.Kind.ANSWER, "ann", Map.of(), AT, AT, Wait.State.OPEN);

    assertThat(
            Set.of(
                ID, question().timeout(), question().answer(), another.timeout(), another.answer()))
        .hasSize(5);
  }

  @Test
  void namesTheMessagesOfTheLongestIdThereMayBe() {
    MessageId longest = new MessageId("w".repeat(128));
    Wait wait = new Wait(longest, Wait.Kind.ANSWER, "ann", Map.of(), AT, AT, Wait.State.OPEN);

    assertThat(wait.timeout().value()).startsWith("timeout-");
    assertThat(wait.answer().value()).startsWith("answer-");
  }

  @Test
  void bringsTheAnswerByAMessageAndTakesTheTimeoutAway() {
    Change answered = decided(WaitRules.answer(ID, Map.of("yes", true)), waits(question()));

    assertThat(answered.events()).isEqualTo(List.of(new WaitSettled(ID, Wait.State.ANSWERED)));
    assertThat(answered.withdrawals()).containsExactly(question().timeout());
    assertThat(answered.sends())
        .containsExactly(
            Send.now(
                Message.of(
                    question().answer(),
                    Actor.user("ann"),
                    SESSION.id(),
                    AT,
                    Letter.of(MessageType.ANSWER, Map.of("yes", true)).inReplyTo(ID))));
  }

  @Test
  void staysUntilTheSessionHasHandledTheAnswer() {
    Change answered = decided(WaitRules.answer(ID, Map.of()), waits(question()));

    Waits settled = after(waits(question()), answered);

    assertThat(settled.all()).containsExactly(wait(Wait.Kind.ANSWER, Wait.State.ANSWERED));
    assertThat(settled.isWaiting()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Wait.State.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void refusesAnAnswerToWhatIsSettled(Wait.State state) {
    Waits settled = waits(wait(Wait.Kind.ANSWER, state));

    assertThatExceptionOfType(NotWaitingException.class)
        .isThrownBy(() -> decided(WaitRules.answer(ID, Map.of()), settled))
        .satisfies(
            refused -> {
              assertThat(refused.session()).isEqualTo(SESSION.id());
              assertThat(refused.waitId()).isEqualTo(ID);
            });
  }

  @Test
  void refusesAnAnswerToWhatNobodyAsked() {
    assertThatExceptionOfType(NotWaitingException.class)
        .isThrownBy(() -> decided(WaitRules.answer(ID, Map.of()), waits()));
  }

  @Test
  void refusesAnAnswerFromOutsideWhereASessionIsToReply() {
    Waits waits = waits(wait(Wait.Kind.REPLY, Wait.State.OPEN));

    assertThatExceptionOfType(NotWaitingException.class)
        .isThrownBy(() -> decided(WaitRules.answer(ID, Map.of()), waits));
  }

  @ParameterizedTest
  @EnumSource(Wait.Kind.class)
  void tellsTheSessionOfACancelAndTakesTheTimeoutAway(Wait.Kind kind) {
    Waits waits = waits(wait(kind, Wait.State.OPEN));

    Change cancelled = decided(WaitRules.cancel(ID, "no longer needed"), waits);

    Message told = cancelled.sends().get(0).message();
    assertThat(cancelled.events()).isEqualTo(List.of(new WaitSettled(ID, Wait.State.CANCELLED)));
    assertThat(cancelled.withdrawals()).containsExactly(wait(kind, Wait.State.OPEN).timeout());
    assertThat(told.type()).isEqualTo(MessageType.WAIT_CANCELLED);
    assertThat(told.content()).isEqualTo(Map.of("reason", "no longer needed"));
    assertThat(told.correlation()).isEqualTo(ID);
  }

  @ParameterizedTest
  @EnumSource(value = Wait.State.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void refusesToCancelWhatIsSettled(Wait.State state) {
    Waits settled = waits(wait(Wait.Kind.ANSWER, state));

    assertThatExceptionOfType(NotWaitingException.class)
        .isThrownBy(() -> decided(WaitRules.cancel(ID, "too late"), settled));
  }

  /** Under its key it may be asked again. */
  @Test
  void namesWhatEndsItByTheTimeOfARequest() {
    Wait first = wait(Wait.Kind.REPLY, Wait.State.OPEN);
    Wait again =
        new Wait(ID, Wait.Kind.REPLY, "ann", Map.of(), UNTIL, UNTIL.plusSeconds(1), first.state());

    assertThat(again.timeout()).isNotEqualTo(first.timeout());
    assertThat(again.answer()).isNotEqualTo(first.answer());
  }

  @Test
  void endsWithAReplyAndTakesTheTimeoutAway() {
    Waits waits = waits(wait(Wait.Kind.REPLY, Wait.State.OPEN));

    Change ended = WaitRules.ended(waits, reply());

    assertThat(ended)
        .isEqualTo(
            Change.of(new WaitEnded(ID, WaitEnded.Outcome.ANSWERED))
                .withWithdrawals(List.of(wait(Wait.Kind.REPLY, Wait.State.OPEN).timeout())));
    assertThat(after(waits, ended).isWaiting()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Wait.Kind.class)
  void endsWhenTheNewsOfTheTimeoutIsHandled(Wait.Kind kind) {
    Change ended = WaitRules.ended(waits(wait(kind, Wait.State.OPEN)), timeout(kind));

    assertThat(ended).isEqualTo(Change.of(new WaitEnded(ID, WaitEnded.Outcome.TIMED_OUT)));
  }

  @ParameterizedTest
  @CsvSource({"ANSWERED, ANSWERED", "CANCELLED, CANCELLED"})
  void endsAsItWasSettledWhenTheNewsOfItIsHandled(Wait.State state, WaitEnded.Outcome outcome) {
    Change ended = WaitRules.ended(waits(wait(Wait.Kind.ANSWER, state)), news());

    assertThat(ended).isEqualTo(Change.of(new WaitEnded(ID, outcome)));
  }

  @Test
  void endsNothingWithAMessageThatAnswersNothing() {
    Message message =
        Message.of(ID, Actor.user("ann"), SESSION.id(), AT, Letter.of("COMMAND", Map.of()));

    assertThat(WaitRules.ended(waits(question()), message)).isEqualTo(Change.NONE);
  }

  @Test
  void endsNothingASecondTime() {
    assertThat(WaitRules.ended(waits(), reply())).isEqualTo(Change.NONE);
  }

  @Test
  void endsWhenTheNewsThatItWasCalledOffIsHandled() {
    Waits waits = waits(wait(Wait.Kind.REPLY, Wait.State.OPEN));
    Change cancelled = decided(WaitRules.cancel(ID, "no longer needed"), waits);
    Message told = cancelled.sends().get(0).message();

    assertThat(WaitRules.ended(after(waits, cancelled), told))
        .isEqualTo(Change.of(new WaitEnded(ID, WaitEnded.Outcome.CANCELLED)));
  }

  @Test
  void isNotEndedByAReplyOnceItIsCalledOff() {
    Waits waits = waits(wait(Wait.Kind.REPLY, Wait.State.CANCELLED));

    assertThat(WaitRules.endedBy(waits, reply())).isEmpty();
  }

  @Test
  void takesNoMessageOfSomebodyElseForTheNewsOfATimeout() {
    Letter letter = Letter.of(MessageType.WAIT_TIMED_OUT, Map.of());
    Message message = Message.of(ID, Actor.user("ann"), SESSION.id(), AT, letter);

    assertThat(WaitRules.isTimeout(message)).isFalse();
    assertThat(WaitRules.isTimeout(timeout(Wait.Kind.REPLY))).isTrue();
  }

  @Test
  void refusesHalvesOfCharactersInWhomItAsks() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () -> new Wait(ID, Wait.Kind.ANSWER, "ann\uD83D", Map.of(), AT, UNTIL, Wait.State.OPEN))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("whom"));
  }
}
