package dev.bureau.transitions.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.error.BadInputException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;

/**
 * A target: whatever the text, it is read or refused by name. Every build tries the kept inputs;
 * with {@code JAZZER_FUZZ=1} Jazzer makes a million of its own, one target in each JVM.
 */
abstract class Fuzzed {
  static final long ENOUGH = 1_000_000;
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final long BEGAN = System.nanoTime();
  private static long inputs;

  /** What is read of one input; empty if it is refused. */
  static <T> Optional<T> read(Supplier<T> reader) {
    inputs++;
    long began = PROCESSOR.getCurrentThreadCpuTime();
    try {
      return Optional.of(reader.get());
    } catch (BadInputException e) {
      require(!e.field().isBlank() && !e.remedy().isBlank(), "says neither what nor what to do");
      return Optional.empty();
    } finally {
      require(
          PROCESSOR.getCurrentThreadCpuTime() - began < LONGEST_NANOS,
          "takes longer than 5 s of the processor");
    }
  }

  /** Plain, because a million times it must cost nothing. */
  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Who is slow fails when its time is over, and does not end early without a word. */
  @AfterAll
  static void hadEnough(TestInfo target) {
    if (System.getenv("JAZZER_FUZZ") != null) {
      System.out.printf(
          "fuzzed %s: inputs=%d in %d s%n",
          target.getDisplayName(), inputs, (System.nanoTime() - BEGAN) / 1_000_000_000);
      assertThat(inputs).as("inputs").isGreaterThanOrEqualTo(ENOUGH);
    }
  }
}
