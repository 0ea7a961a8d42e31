package dev.bureau.bench.durable;

import dev.bureau.core.id.CommitId;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How the value of one column is found for a change: as Bureau's own, or another of its length. */
interface Slot {
  void bind(PreparedStatement statement, int index, Turn turn) throws SQLException;

  /**
   * One change to write.
   *
   * @param session the session's number
   * @param id the session's id
   * @param version the version that the change makes
   * @param nanos the time, since 1970
   * @param commit the commit's identity
   */
  record Turn(int session, String id, long version, long nanos, CommitId commit) {}

  /** The slot for a column that had this value when that session was updated. */
  static Slot of(String column, Object value, String id) {
    if (value instanceof String text) {
      return text(text, id);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.capacity()];
      buffer.duplicate().get(bytes);
      return bytes.length == Turns.COMMIT_BYTES
          ? (statement, index, turn) -> statement.setBytes(index, Turns.bytes(turn.commit()))
          : (statement, index, turn) -> statement.setBytes(index, bytes);
    }
    long number = ((Number) value).longValue();
    if (column.equals("version")) {
      return (statement, index, turn) -> statement.setLong(index, turn.version());
    }
    return number >= Turns.LEAST_NANOS
        ? (statement, index, turn) -> statement.setLong(index, turn.nanos())
        : (statement, index, turn) -> statement.setLong(index, number);
  }

  /** Texts that name the session name the right one; else they are those of that one update. */
  private static Slot text(String text, String id) {
    if (text.equals(id)) {
      return (statement, index, turn) -> statement.setString(index, turn.id());
    }
    if (!text.contains(id)) {
      return (statement, index, turn) -> statement.setString(index, text);
    }
    String[] texts = new String[BenchSessions.COUNT];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.replace(id, BenchSessions.id(i).value());
    }
    return (statement, index, turn) -> statement.setString(index, texts[turn.session()]);
  }
}
