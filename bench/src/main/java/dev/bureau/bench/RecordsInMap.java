package dev.bureau.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a plain program would keep in memory: an immutable record for each session in a concurrent
 * map, nothing journaled, nothing checked. Every change makes a new record.
 */
final class RecordsInMap {
  private final ConcurrentHashMap<String, Plain> sessions = new ConcurrentHashMap<>();

  record Plain(String id, long version, String status, Map<String, String> metadata) {}

  void create(String id) {
    sessions.put(id, new Plain(id, 1, "INITIALIZING", Map.of()));
  }

  void become(String id, String status) {
    sessions.compute(
        id, (key, before) -> new Plain(key, before.version + 1, status, before.metadata));
  }

  void set(String id, String key, String value) {
    sessions.compute(
        id,
        (name, before) -> {
          Map<String, String> metadata = new HashMap<>(before.metadata);
          metadata.put(key, value);
          return new Plain(name, before.version + 1, before.status, metadata);
        });
  }

  Plain get(String id) {
    Plain found = sessions.get(id);
    if (found == null) {
      throw new IllegalStateException("No record " + id);
    }
    return found;
  }

  void delete(String id) {
    sessions.remove(id);
  }
}
