package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cursor shows each session whose sort keys do not change exactly once, while others are created,
 * moved and removed through another instance (S5).
 */
abstract class CursorUnderWritersContract extends ListingClauses {
  private static final int STANDING = 9;
  private static final int SEEDS = 3;

  CursorUnderWritersContract(StoreContract contract) {
    super(contract);
  }

  private Session ranked(String name, int rank) {
    return committed(
        other, creating(fresh(), SessionSpec.active(name).metadata(Map.of("rank", rank))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "createdAt:desc",
        "name",
        "metadata->>'rank'",
        "metadata->>'rank':desc, name",
        "status, metadata->>'rank'"
      })
  @Tag(StoreContract.TWO_INSTANCES)
  void showsEachStandingSessionExactlyOnce(String order) {
    for (int seed = 0; seed < SEEDS; seed++) {
      nameTheRun();
      Writers writers = new Writers(new SplittableRandom(seed));
      Query query = query(Filter.all()).orderedBy(OrderParser.parse(order)).limit(1 + seed % 3);

      List<String> seen =
          walked(query, writers::write).stream()
              .map(Session::name)
              .filter(name -> name.startsWith("standing"))
              .toList();

      List<String> expected =
          names(query.limit(ALL)).stream().filter(name -> name.startsWith("standing")).toList();
      assertThat(expected).hasSize(STANDING);
      assertThat(seen).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void showsEachSessionOnceWhileOneIsRemoved() {
    List<Session> sessions = Stream.of(1, 2, 3, 4, 5).map(rank -> ranked("one", rank)).toList();

    List<Session> seen =
        walked(query(Filter.all()).limit(2), () -> other.sessions().remove(sessions.get(1)));

    assertThat(seen).isEqualTo(sessions);
  }

  /** Changes everything but the sort keys of the sessions that stand. */
  private final class Writers {
    private final RandomGenerator random;
    private final List<Session> standing = new ArrayList<>();
    private final List<Session> moving = new ArrayList<>();

    Writers(RandomGenerator random) {
      this.random = random;
      for (int i = 0; i < STANDING; i++) {
        standing.add(ranked("standing " + random.nextInt(4), random.nextInt(5)));
        moving.add(ranked("moving " + random.nextInt(4), random.nextInt(5)));
      }
    }

    void write() {
      if (moving.size() < 3 * STANDING) {
        moving.add(ranked("moving " + random.nextInt(4), random.nextInt(5)));
      }
      int chosen = random.nextInt(moving.size());
      Session head = moving.get(chosen);
      if (random.nextBoolean()) {
        other.sessions().remove(head);
        moving.remove(chosen);
      } else {
        Map<String, Object> patch = Map.of("rank", random.nextInt(5));
        moving.set(chosen, committed(other, Draft.on(head, now()).metadata(patch)));
      }
      int touched = random.nextInt(STANDING);
      standing.set(touched, committed(other, Draft.updating(standing.get(touched), now())));
    }
  }
}
