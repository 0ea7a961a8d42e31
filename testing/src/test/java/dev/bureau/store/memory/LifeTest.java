package dev.bureau.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal finds its commits by their ids, in whatever order those were drawn. */
class LifeTest {
  private static final SessionId SESSION = new SessionId("a");

  private final Life life = new Life(Session.absent(SESSION), 0);

  @ParameterizedTest
  @ValueSource(strings = {"1 2 3 4 5", "5 4 3 2 1", "3 1 5 2 4", "5 1 2 3 4", "1 2 3 5 4"})
  void findsEachCommitAndNoOther(String order) {
    List<Long> drawn = Stream.of(order.split(" ", -1)).map(Long::valueOf).toList();
    for (int i = 0; i < drawn.size(); i++) {
      life.add(Commitments.of(SESSION, id(drawn.get(i)), i + 1));
    }

    assertThat(drawn).map(each -> life.versionOf(id(each))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(life.versionOf(id(0))).isZero();
    assertThat(life.versionOf(id(6))).isZero();
  }

  private static CommitId id(long number) {
    return new CommitId(number, 7);
  }
}
