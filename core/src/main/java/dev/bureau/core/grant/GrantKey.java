package dev.bureau.core.grant;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a transfer of a session is known by. A session has one open at a time, so a key that is not
 * larger than the last one is old.
 *
 * @param life when the session was created: another one may take its id after it was deleted
 * @param number counts its transfers, from 1
 */
public record GrantKey(Instant life, long number) implements Comparable<GrantKey> {
  private static final Comparator<GrantKey> ORDER =
      Comparator.comparing(GrantKey::life).thenComparing(GrantKey::number);

  @Override
  public int compareTo(GrantKey other) {
    return ORDER.compare(this, other);
  }
}
