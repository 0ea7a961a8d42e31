package dev.bureau.testing;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Unused;
import java.time.Instant;
import java.util.Optional;

/** Blobs that hand everything on to others; a double overrides what it changes. */
public abstract class ForwardingBlobs implements Blobs {
  private final Blobs works;

  /** Blobs over those. */
  protected ForwardingBlobs(Blobs works) {
    this.works = works;
  }

  @Override
  public BlobId put(byte[] content) {
    return works.put(content);
  }

  @Override
  public Optional<byte[]> get(BlobId id) {
    return works.get(id);
  }

  @Override
  public Unused unused(Instant putBefore) {
    return works.unused(putBefore);
  }

  @Override
  public Unused collect(Instant putBefore) {
    return works.collect(putBefore);
  }
}
