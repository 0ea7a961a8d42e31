package dev.bureau.core.context;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entries were given up for the sake of room. What they said stands in the journal, in the commits
 * of that range, or in the blobs that those name. What takes the place of one is put right after.
 *
 * @param level how much could be given up
 * @param from the version that put the oldest of them there
 * @param to the version that put the newest of them there
 * @param digest of all their values: that of {@code dropped} as canonical JSON
 * @param dropped the digest of each one's value, by its key
 */
public record ContextCompressed(
    CompressionLevel level, long from, long to, BlobId digest, SortedMap<String, BlobId> dropped)
    implements ContextEvent {
  public ContextCompressed {
    dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
  }

  /**
   * These entries are given up.
   *
   * @param entries one at least
   */
  static ContextCompressed of(CompressionLevel level, Collection<ContextEntry> entries) {
    SortedMap<String, BlobId> dropped = new TreeMap<>();
    long from = Long.MAX_VALUE;
    long to = 0;
    for (ContextEntry each : entries) {
      dropped.put(each.key(), each.content().digest());
      from = Math.min(from, each.version());
      to = Math.max(to, each.version());
    }
    return new ContextCompressed(level, from, to, digest(dropped), dropped);
  }

  /** The digest of such a map. */
  public static BlobId digest(SortedMap<String, BlobId> dropped) {
    return BlobId.of(Json.canonical(dropped));
  }

  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.without(dropped.keySet());
  }
}
