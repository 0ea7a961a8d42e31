package dev.bureau.core.constraint;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limits that a session has passed, oldest first. Immutable. There are few: a session that
 * passes one works no more.
 */
public record Breaches(List<Breach> all) {
  /** The breaches as an aspect of a session. */
  public static final Aspect<Breaches> ASPECT =
      new Aspect<>("constraint", 1, new Breaches(List.of()), Form.of(Breaches.class));

  public Breaches {
    all = List.copyOf(all);
  }

  Breaches with(Breach breach) {
    return new Breaches(Stream.concat(all.stream(), Stream.of(breach)).toList());
  }
}
