package dev.bureau.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import org.junit.jupiter.api.Test;

class ChildrenTest {
  private static final SessionId ONE = new SessionId("one");
  private static final SessionId OTHER = new SessionId("other");

  private final Children children = new Children();
  private final Life life = new Life(Session.absent(new SessionId("child")), 0);

  @Test
  void offersThoseUnderTheSupervisorThatAFilterNames() {
    children.move(life, null, ONE);

    assertThat(children.candidates(Filter.status(Status.ACTIVE).and(Filter.supervisor(ONE))))
        .containsExactly(life);
    assertThat(children.candidates(Filter.supervisor(OTHER))).isEmpty();
  }

  @Test
  void knowsNothingOfAFilterWithoutASupervisor() {
    assertThat(children.candidates(Filter.all())).isNull();
    assertThat(children.candidates(Filter.status(Status.ACTIVE))).isNull();
  }

  @Test
  void followsASessionToAnotherSupervisor() {
    children.move(life, null, ONE);

    children.move(life, ONE, OTHER);

    assertThat(children.candidates(Filter.supervisor(ONE))).isEmpty();
    assertThat(children.candidates(Filter.supervisor(OTHER))).containsExactly(life);
  }

  @Test
  void forgetsASessionThatIsGone() {
    children.move(life, null, ONE);

    children.move(life, ONE, null);

    assertThat(children.candidates(Filter.supervisor(ONE))).isEmpty();
  }
}
