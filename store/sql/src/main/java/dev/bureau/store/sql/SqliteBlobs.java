package dev.bureau.store.sql;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Blobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Larger values in SQLite. */
final class SqliteBlobs implements Blobs {
  private final Database database;
  private final InstantSource wall;

  SqliteBlobs(Database database, InstantSource wall) {
    this.database = database;
    this.wall = wall;
  }

  @Override
  public BlobId put(byte[] content) {
    BlobId id = BlobId.of(content);
    long now = Nanos.clamped(wall.instant());
    database.write(
        link -> {
          int refreshed =
              link.sql("UPDATE blob SET put_at = max(put_at, ?) WHERE id = ?")
                  .number(now)
                  .text(id.value())
                  .update();
          if (refreshed == 0) {
            link.sql("INSERT INTO blob (id, put_at, content) VALUES (?, ?, ?)")
                .text(id.value())
                .number(now)
                .bytes(content)
                .update();
          }
          return id;
        });
    return id;
  }

  @Override
  public Optional<byte[]> get(BlobId id) {
    return database.read(
        link ->
            link.sql("SELECT content FROM blob WHERE id = ?")
                .text(id.value())
                .first(row -> row.getBytes(1)));
  }

  @Override
  public long collect(Instant putBefore) {
    return database.write(
        link ->
            (long)
                link.sql(
                        "DELETE FROM blob WHERE put_at < ?"
                            + " AND NOT EXISTS (SELECT 1 FROM blob_use WHERE blob = blob.id)")
                    .number(Nanos.clamped(putBefore))
                    .update());
  }
}
