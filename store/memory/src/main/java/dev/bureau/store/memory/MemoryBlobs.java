package dev.bureau.store.memory;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Blobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Larger values in memory, as copies that nobody else has. */
final class MemoryBlobs implements Blobs {
  private final MemoryStore store;
  private final InstantSource wall;

  MemoryBlobs(MemoryStore store, InstantSource wall) {
    this.store = store;
    this.wall = wall;
  }

  @Override
  public BlobId put(byte[] content) {
    Contents contents = store.contents();
    BlobId id = BlobId.of(content);
    Contents.Blob blob = new Contents.Blob(content.clone(), wall.instant());
    return Stripes.holding(
        contents.blobsLock,
        () -> {
          contents.blobs.merge(
              id, blob, (old, fresh) -> fresh.putAt.isBefore(old.putAt) ? old : fresh);
          return id;
        });
  }

  @Override
  public Optional<byte[]> get(BlobId id) {
    Contents contents = store.contents();
    return Stripes.holding(
        contents.blobsLock,
        () -> Optional.ofNullable(contents.blobs.get(id)).map(each -> each.content.clone()));
  }

  @Override
  public long collect(Instant putBefore) {
    Contents contents = store.contents();
    return Stripes.holding(
        contents.blobsLock,
        () -> {
          long before = contents.blobs.size();
          contents
              .blobs
              .entrySet()
              .removeIf(
                  each ->
                      each.getValue().putAt.isBefore(putBefore)
                          && !contents.blobUses.containsKey(each.getKey()));
          return before - contents.blobs.size();
        });
  }
}
