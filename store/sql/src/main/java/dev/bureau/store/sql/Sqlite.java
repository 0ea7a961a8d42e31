package dev.bureau.store.sql;

import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sessions kept in one SQLite file. Immutable. */
public final class Sqlite implements StoreFactory {
  private final Path file;
  private final Set<String> keys;

  private Sqlite(Path file, Set<String> keys) {
    this.file = file;
    this.keys = Set.copyOf(keys);
  }

  /**
   * The store in that file, which is created with mode 0600 if it is not there; its directory must
   * be. Several processes of one machine may have it open at once; on a network file system it is
   * not safe.
   */
  public static Sqlite at(Path file) {
    return new Sqlite(file, Set.of());
  }

  /**
   * The same with an index for these keys of the metadata, outermost ones only: finding sessions by
   * their value and sorting by it then takes no longer than by a field of the head (S6). The index
   * is made when the file is opened next, which takes a while if it is large, and stays; each costs
   * every commit a little.
   *
   * @param more 1–64 characters of {@code A-Z a-z 0-9 _ . -} each
   * @throws dev.bureau.core.error.BadInputException if a key has other characters
   */
  public Sqlite indexing(String... more) {
    return indexing(List.of(more));
  }

  private Sqlite indexing(Collection<String> more) {
    Set<String> all = new TreeSet<>(keys);
    more.forEach(each -> all.add(MetadataKeys.checked(each)));
    return new Sqlite(file, all);
  }

  @Override
  public Store open(Seams seams, EventCatalogue catalogue) {
    Database database = Database.open(file, seams);
    try {
      if (!database.read(MetadataKeys::declared).containsAll(keys)) {
        database.write(link -> MetadataKeys.declare(link, keys));
      }
      return new SqliteStore(database, seams, catalogue);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }
}
