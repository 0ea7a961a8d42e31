package dev.bureau.store.sql;

import dev.bureau.core.id.CommitId;
import java.nio.ByteBuffer;

/** Commit ids as their 16 bytes, whose order is theirs. */
final class CommitIds {
  private static final int SIZE = 2 * Long.BYTES;

  private CommitIds() {}

  static byte[] bytes(CommitId id) {
    return ByteBuffer.allocate(SIZE).putLong(id.high()).putLong(id.low()).array();
  }

  static CommitId id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new CommitId(buffer.getLong(), buffer.getLong());
  }
}
