package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S20: whose turn it is. */
class ReadyTest {
  private final Ready<String> ready = new Ready<>();

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource({
    // each is a level and a name, in order of arrival
    "2a 2b 2c,          2a 2b 2c",
    "1a 4b 2c 3d,       4b 3d 2c 1a",
    "1a 2b 1c 2d,       2b 2d 1a 1c",
    // the eighth is the one that came first
    "1a 2b 2c 2d 2e 2f 2g 2h 2i 2j,    2b 2c 2d 2e 2f 2g 2h 1a 2i 2j",
    "1a 3b 4c 4d 4e 4f 4g 4h 4i 4j 3k, 4c 4d 4e 4f 4g 4h 4i 1a 4j 3b 3k",
  })
  void servesByLevelAndEveryEighthByArrival(String arrived, String served) {
    for (String each : arrived.split(" ", -1)) {
      ready.add(each, each.charAt(0) - '0');
    }

    assertThat(drained()).containsExactly(served.split(" ", -1));
  }

  @Test
  void hasNobodyAtFirst() {
    assertThat(ready.poll()).isEmpty();
  }

  /** Whoever waits is served after eight times as many as were before it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 100})
  void servesALowOneThoughCriticalOnesNeverEnd(int before) {
    IntStream.range(0, before).forEach(i -> ready.add("before " + i, 1));
    ready.add("low", 1);
    int served = 0;
    String next;
    do {
      ready.add("critical", 4);
      ready.add("critical", 4);
      next = ready.poll().orElseThrow();
      served++;
    } while (!next.equals("low"));

    assertThat(served).isLessThanOrEqualTo(8 * (before + 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void losesNobodyAndServesNobodyTwice(long seed) {
    Random random = new Random(seed);
    List<String> added = new ArrayList<>();
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      if (random.nextInt(3) > 0) {
        added.add(Integer.toString(i));
        ready.add(Integer.toString(i), 1 + random.nextInt(4));
      } else {
        ready.poll().ifPresent(served::add);
      }
      assertThat(ready.size()).isEqualTo(added.size() - served.size());
    }
    served.addAll(drained());

    assertThat(served).containsExactlyInAnyOrderElementsOf(added);
  }

  private List<String> drained() {
    List<String> served = new ArrayList<>();
    for (Optional<String> next = ready.poll(); next.isPresent(); next = ready.poll()) {
      served.add(next.get());
    }
    return served;
  }
}
