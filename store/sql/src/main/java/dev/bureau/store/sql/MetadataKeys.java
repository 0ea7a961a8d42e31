package dev.bureau.store.sql;

import dev.bureau.core.error.BadInputException;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Metadata keys that have an index of their own. Once declared they keep it. */
final class MetadataKeys {
  private MetadataKeys() {}

  /**
   * @throws BadInputException if the key has other characters than an index may hold
   */
  static String checked(String key) {
    if (!key.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new BadInputException("metadata key", key, "declare keys of 1-64 A-Z a-z 0-9 _ . -");
    }
    return key;
  }

  /** The keys that have an index in the file. */
  static Set<String> declared(Link link) throws SQLException {
    return new TreeSet<>(link.sql("SELECT key FROM metadata_key").all(row -> row.getString(1)));
  }

  /** Gives an index to each of these that has none. */
  static boolean declare(Link link, Set<String> keys) throws SQLException {
    Set<String> missing = new TreeSet<>(keys);
    missing.removeAll(declared(link));
    for (String key : missing) {
      link.sql("INSERT INTO metadata_key (key) VALUES (?)").text(key).update();
      long number =
          link.sql("SELECT number FROM metadata_key WHERE key = ?")
              .text(key)
              .first(row -> row.getLong(1))
              .orElseThrow();
      link.run(
          "CREATE INDEX metadata_%d ON session (%s, created, id)"
              .formatted(number, FieldSql.key(key)));
    }
    return !missing.isEmpty();
  }
}
