package dev.bureau.core.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept in memory of the sessions that a process works with. */
class LiveTest {
  private static final SessionId ID = new SessionId("a");

  private final Doors doors = new Doors();

  private Live live(int sessions) {
    Fold fold = new Fold(CoreEvents.CATALOGUE);
    return new Live(
        doors.store, new Replay(doors.store.sessions(), fold), fold, doors.seams, sessions);
  }

  private static Session committed(SessionId id, int times) {
    Session session = Session.absent(id);
    for (int i = 0; i < times; i++) {
      session = session.committed(Instant.EPOCH);
    }
    return session;
  }

  private static Kept kept(Session session) {
    return new Kept(new Loaded(session, Aspects.NONE, 0, true), 0, 0);
  }

  @Test
  void keepsAsManySessionsAsAreWorkedWith() {
    Live live = live(8_192);
    List<Kept> all = new ArrayList<>();
    for (int i = 0; i < 8_192; i++) {
      all.add(kept(committed(new SessionId("s" + i), 1)));
    }

    all.forEach(live::keep);

    assertThat(all)
        .allSatisfy(each -> assertThat(live.known(each.loaded().session().id())).isSameAs(each));
  }

  @Test
  void keepsTheLaterHeadWhenTheStoreGaveItsOwnBefore() {
    Live live = live(0);
    Kept later = kept(committed(ID, 3));
    live.keep(later);

    Kept found = live.kept(new StoredSession(committed(ID, 2), 0, true));

    assertThat(found).isSameAs(later);
  }

  @Test
  void forgetsASessionThatItHasKeptTwice() {
    Live live = live(0);
    live.keep(kept(committed(ID, 1)));
    live.keep(kept(committed(ID, 2)));

    live.forget(ID);

    assertThat(live.known(ID).loaded().exists()).isFalse();
  }
}
