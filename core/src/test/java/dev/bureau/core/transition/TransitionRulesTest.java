package dev.bureau.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of passing, X10: who is on the list, and what an intent is for. */
class TransitionRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId OLD = new SessionId("old");
  private static final Waiting MINE = new Waiting(new ProcessStamp("b", "n", 1, 1), AT);
  private static final Waiting THEIRS = new Waiting(new ProcessStamp("b", "n", 2, 1), AT);
  private static final Passage PASSAGE =
      new Passage(new SessionId("next"), Cause.CLEAR, new Ending(0, "clear"));

  private static Change decided(Decision decision, Session session, Event<?>... before) {
    Fold.State state =
        new Fold(CoreEvents.CATALOGUE)
            .after(new Fold.State(session, Aspects.NONE), List.of(before), AT);
    Moment moment = new Moment(AT, new CommitId(1, 1), Actor.user("u"));
    return decision.decide(state.session(), state.aspects(), moment);
  }

  private static Change decided(Decision decision, Event<?>... before) {
    return decided(decision, Session.absent(SessionId.BUREAU), before);
  }

  private static Event<?> listed(Waiting waiting) {
    return new TransitionListed(OLD, waiting);
  }

  @Test
  void listsASessionOnce() {
    assertThat(decided(TransitionRules.list(OLD, MINE)).events())
        .isEqualTo(List.of(new TransitionListed(OLD, MINE)));
    assertThat(decided(TransitionRules.list(OLD, MINE), listed(MINE)).isEmpty()).isTrue();
  }

  /** Whoever was there before may be gone, and is taken off the list for that. */
  @Test
  void listsASessionInTheNameOfWhoPassesItNow() {
    assertThat(decided(TransitionRules.list(OLD, MINE), listed(THEIRS)).events())
        .isEqualTo(List.of(new TransitionListed(OLD, MINE)));
  }

  @Test
  void takesOffTheListOnlyWhatItHasSeenThere() {
    assertThat(decided(TransitionRules.unlist(OLD, MINE), listed(MINE)).events())
        .isEqualTo(List.of(new TransitionUnlisted(OLD)));
    assertThat(decided(TransitionRules.unlist(OLD, MINE), listed(THEIRS)).isEmpty()).isTrue();
  }

  /** An intent has its agent begin nothing; one that has ended does not anyway. */
  @Test
  void intendsNothingOfASessionThatHasEnded() {
    Decision intend = TransitionRules.intend(PASSAGE);

    assertThat(decided(intend, session(Status.COMPLETED)).isEmpty()).isTrue();
    assertThat(decided(intend, session(Status.ACTIVE)).events())
        .isEqualTo(List.of(new TransitionIntended(PASSAGE)));
  }

  private static Session session(Status status) {
    Session absent = Session.absent(OLD);
    return new Session(
        OLD,
        3,
        status,
        absent.profile(),
        absent.metadata(),
        absent.times(),
        null,
        absent.links(),
        null,
        absent.work());
  }
}
