package dev.bureau.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Session DIRECTOR = Session.absent(new SessionId("director"));

  private static Change stopping(Session session) {
    return TreeRules.stopping("evening", Duration.ofMinutes(1))
        .decide(session, Aspects.NONE, new Moment(AT, new CommitId(1, 1), Actor.user("u")));
  }

  @Test
  void saysUntilWhenATreeIsBeingStopped() {
    assertThat(stopping(DIRECTOR).events())
        .isEqualTo(List.of(new TreeStopping("evening", AT.plusSeconds(60))));
  }

  @Test
  void saysNothingOfATreeThatHasEnded() {
    Session ended =
        new Session(
            DIRECTOR.id(),
            3,
            Status.TERMINATED,
            DIRECTOR.profile(),
            DIRECTOR.metadata(),
            DIRECTOR.times(),
            null,
            DIRECTOR.links(),
            null,
            DIRECTOR.work());

    assertThat(stopping(ended).isEmpty()).isTrue();
  }

  @Test
  void isOverWhenWhoeverStopsItMustBeThrough() {
    Stopping stopping =
        new TreeStopping("evening", AT.plusSeconds(60)).applyTo(Stopping.ASPECT.empty(), AT);

    assertThat(stopping.isUnderWay(AT.plusSeconds(59))).isTrue();
    assertThat(stopping.isUnderWay(AT.plusSeconds(60))).isFalse();
    assertThat(Stopping.ASPECT.empty().isUnderWay(AT)).isFalse();
  }
}
