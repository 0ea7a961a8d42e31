package dev.bureau.store.sql;

import dev.bureau.core.store.StoreFactory;
import java.nio.file.Path;

/** Sessions kept in one SQLite file. */
public final class Sqlite {
  private Sqlite() {}

  /**
   * The store in that file, which is created with mode 0600 if it is not there; its directory must
   * be. Several processes of one machine may have it open at once; on a network file system it is
   * not safe.
   */
  public static StoreFactory at(Path file) {
    return (seams, catalogue) -> {
      Database database = Database.open(file, seams);
      return new SqliteStore(database, seams, catalogue);
    };
  }
}
