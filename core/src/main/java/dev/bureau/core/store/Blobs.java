package dev.bureau.core.store;

import dev.bureau.core.id.BlobId;
import java.time.Instant;
import java.util.Optional;

/** Values too large for a journal, by their hash; equal bytes are kept once. */
public interface Blobs {
  /**
   * Keeps these bytes, durable on return. Putting bytes that are there refreshes their age, so that
   * they are not collected before the commit that names them.
   */
  BlobId put(byte[] content);

  /** The bytes of that name. */
  Optional<byte[]> get(BlobId id);

  /**
   * Removes what was put before that time and is named by no commit of any session.
   *
   * @return how many were removed
   */
  long collect(Instant putBefore);
}
