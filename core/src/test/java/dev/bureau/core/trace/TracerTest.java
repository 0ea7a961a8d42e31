package dev.bureau.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** X66: who is told of work. */
class TracerTest {
  private static final Activity WORK = new Activity.Committing(new SessionId("s"));
  private static final Usage USED =
      new Usage(new UsageKey("a"), "haiku", Tokens.of(1, 2), Instant.EPOCH);

  private final List<String> told = new ArrayList<>();

  /** Remembers what it is told. */
  private Tracer named(String name) {
    return activity -> {
      told.add(name + " begins");
      return new Span() {
        @Override
        public void came(Outcome outcome) {
          told.add(name + " came " + outcome);
        }

        @Override
        public void failed(Throwable cause) {
          told.add(name + " failed: " + cause.getMessage());
        }

        @Override
        public void counted(long count) {
          told.add(name + " counted " + count);
        }

        @Override
        public void used(Usage usage) {
          told.add(name + " used " + usage.model());
        }

        @Override
        public void close() {
          told.add(name + " ends");
        }
      };
    };
  }

  @Test
  void tellsBothAndEndsTheInnerOneFirst() {
    try (Span span = named("one").and(named("other")).begin(WORK)) {
      span.came(Outcome.PARKED);
      span.counted(3);
      span.used(USED);
    }

    assertThat(told)
        .containsExactly(
            "one begins",
            "other begins",
            "one came PARKED",
            "other came PARKED",
            "one counted 3",
            "other counted 3",
            "one used haiku",
            "other used haiku",
            "other ends",
            "one ends");
  }

  @Test
  void isNobodyOnlyIfNeitherWantsToKnow() {
    Tracer one = named("one");

    assertThat(Tracer.NONE.and(Tracer.NONE)).isSameAs(Tracer.NONE);
    assertThat(Tracer.NONE.and(one)).isSameAs(one);
    assertThat(one.and(Tracer.NONE)).isSameAs(one);
    assertThat(Tracer.NONE.begin(WORK)).isSameAs(Span.NONE);
  }

  @Test
  void tellsWhatTheWorkThrows() {
    assertThatThrownBy(
            () ->
                named("one")
                    .begin(WORK)
                    .around(
                        () -> {
                          throw new IOException("no line");
                        }))
        .isInstanceOf(IOException.class);

    assertThat(told).containsExactly("one begins", "one failed: no line", "one ends");
  }

  @Test
  void givesWhatTheWorkReturns() throws Exception {
    assertThat(named("one").begin(WORK).<String>around(() -> "done")).isEqualTo("done");

    assertThat(told).containsExactly("one begins", "one ends");
  }
}
