package dev.bureau.store.memory;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Unused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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
  public Unused unused(Instant putBefore) {
    Contents contents = store.contents();
    return Stripes.holding(contents.blobsLock, () -> sum(unused(contents, putBefore)));
  }

  @Override
  public Unused collect(Instant putBefore) {
    Contents contents = store.contents();
    return Stripes.holding(
        contents.blobsLock,
        () -> {
          Map<BlobId, Contents.Blob> unused = unused(contents, putBefore);
          contents.blobs.keySet().removeAll(unused.keySet());
          return sum(unused);
        });
  }

  private static Map<BlobId, Contents.Blob> unused(Contents contents, Instant putBefore) {
    Map<BlobId, Contents.Blob> unused = new HashMap<>(contents.blobs);
    unused.keySet().removeAll(contents.blobUses.keySet());
    unused.values().removeIf(each -> !each.putAt.isBefore(putBefore));
    return unused;
  }

  private static Unused sum(Map<BlobId, Contents.Blob> blobs) {
    long bytes = blobs.values().stream().mapToLong(each -> each.content.length).sum();
    return new Unused(blobs.size(), bytes);
  }
}
