package dev.bureau.core.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What only the process can tell in which a session's agent works. What cannot be known is absent.
 *
 * @param memory the bytes that its own process has in memory, as that of a host's agent does;
 *     absent where sessions share a JVM, which cannot tell them apart
 * @param cpu the processor time spent on it since it became live there, or since its own process
 *     started; absent on virtual threads
 * @param recent its latest attempts to handle a message; absent if there were none
 */
public record Vitals(
    @Nullable Long memory, @Nullable Duration cpu, @Nullable RecentHandlings recent) {
  /** Nothing is known. */
  public static final Vitals NONE = new Vitals(null, null, null);

  /** The same, and what is not known from another source. */
  public Vitals or(Vitals other) {
    return new Vitals(
        memory == null ? other.memory : memory,
        cpu == null ? other.cpu : cpu,
        recent == null ? other.recent : recent);
  }
}
