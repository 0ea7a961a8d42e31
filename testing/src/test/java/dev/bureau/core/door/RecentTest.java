package dev.bureau.core.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent recent = new Recent(new ReentrantLock());

  @Test
  void findsEachThatWasAdded() {
    Kept first = added("s1");
    Kept second = added("s2");

    assertThat(recent.find(id("s1"))).isSameAs(first);
    assertThat(recent.find(id("s2"))).isSameAs(second);
    assertThat(recent.find(id("s3"))).isNull();
  }

  @Test
  void forgetsOnlyWhatIsRemoved() {
    added("s1");
    Kept middle = added("s2");
    added("s3");

    recent.remove(id("s1"));
    recent.remove(id("s3"));
    recent.remove(id("never"));

    assertThat(recent.find(id("s1"))).isNull();
    assertThat(recent.find(id("s2"))).isSameAs(middle);
    assertThat(recent.find(id("s3"))).isNull();
  }

  @Test
  void dropsTheOneThatWasNotUsedForLongest() {
    for (int i = 1; i <= 16; i++) {
      added("s" + i);
    }
    recent.find(id("s1"));

    added("s17");

    assertThat(recent.find(id("s1"))).isNotNull();
    assertThat(recent.find(id("s2"))).isNull();
    assertThat(recent.find(id("s3"))).isNotNull();
    assertThat(recent.find(id("s17"))).isNotNull();
  }

  @Test
  void hasRoomAgainForWhatWasRemoved() {
    Kept oldest = added("s1");
    for (int i = 2; i <= 16; i++) {
      added("s" + i);
    }
    recent.remove(id("s16"));

    added("s17");

    assertThat(recent.find(id("s1"))).isSameAs(oldest);
  }

  private Kept added(String name) {
    Kept kept = new Kept(new Loaded(Session.absent(id(name)), Aspects.NONE, 0, true), 0, 0);
    recent.add(kept);
    return kept;
  }

  private static SessionId id(String name) {
    return new SessionId(name);
  }
}
