package dev.bureau.store.sql;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Unused;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Larger values in SQLite. */
final class SqliteBlobs implements Blobs {
  private static final String UNUSED =
      "put_at < ? AND NOT EXISTS (SELECT 1 FROM blob_use WHERE blob = blob.id)";

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
  public Unused unused(Instant putBefore) {
    return database.read(link -> unused(link, putBefore));
  }

  @Override
  public Unused collect(Instant putBefore) {
    return database.write(
        link -> {
          Unused unused = unused(link, putBefore);
          link.sql("DELETE FROM blob WHERE " + UNUSED).number(Nanos.clamped(putBefore)).update();
          return unused;
        });
  }

  private static Unused unused(Link link, Instant putBefore) throws SQLException {
    return link.sql("SELECT count(*), coalesce(sum(length(content)), 0) FROM blob WHERE " + UNUSED)
        .number(Nanos.clamped(putBefore))
        .first(row -> new Unused(row.getLong(1), row.getLong(2)))
        .orElseThrow();
  }
}
