package dev.bureau.store.sql;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes bodies out of chunks during one read, which keeps the last chunk of some sessions at hand:
 * who reads on inflates each once.
 */
final class Unpacking {
  private static final int KEPT = 16;

  private final Link link;
  private final Map<String, Map<Chunk.Place, String>> chunks =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Chunk.Place, String>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param link the connection of the read, on which a statement is under way: so both see the same
   */
  Unpacking(Link link) {
    this.link = link;
  }

  /**
   * The body of an entry whose row has none.
   *
   * @throws RuntimeException if it is not where it should be, or damaged
   */
  String body(String session, Chunk.Place place) throws SQLException {
    Map<Chunk.Place, String> chunk = chunks.get(session);
    if (chunk == null || !chunk.containsKey(place)) {
      chunk = found(session, place);
      chunks.put(session, chunk);
    }
    return Optional.ofNullable(chunk.get(place)).orElseThrow();
  }

  private Map<Chunk.Place, String> found(String session, Chunk.Place place) throws SQLException {
    Optional<byte[]> content =
        link.sql(
                "SELECT content FROM packed WHERE session = ? AND (version, idx) <= (?, ?)"
                    + " ORDER BY version DESC, idx DESC LIMIT 1")
            .text(session)
            .number(place.version())
            .number(place.index())
            .first(row -> row.getBytes(1));
    return Chunk.read(content.orElseThrow());
  }
}
