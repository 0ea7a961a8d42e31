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
   * What {@link #collect} with that time would remove now; changes nothing.
   *
   * @param putBefore see there
   */
  Unused unused(Instant putBefore);

  /**
   * Removes what was put before that time and is named by no commit of a session that is there.
   *
   * @param putBefore far enough back that whoever put something since has had time to commit it;
   *     DESIGN: 24 hours
   * @return what was removed
   */
  Unused collect(Instant putBefore);
}
