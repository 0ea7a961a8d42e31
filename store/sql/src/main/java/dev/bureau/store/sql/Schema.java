package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, as numbered scripts that are applied once each. The number of the last one stands in
 * the file ({@code user_version}), beside the mark by which our files are known ({@code
 * application_id}).
 */
final class Schema {
  /** "Bura" in the file's header. */
  static final int OURS = 0x42757261;

  private static final List<String> SCRIPTS = List.of("001.sql", "002.sql", "003.sql", "004.sql");

  /** The schema that this program writes. */
  static final int NEWEST = SCRIPTS.size();

  private final String place;

  Schema(String place) {
    this.place = place;
  }

  /** What a file says of itself. */
  private record Mark(int application, int version, int tables) {
    static Mark of(Link link) throws SQLException {
      return new Mark(
          number(link, "PRAGMA application_id"),
          number(link, "PRAGMA user_version"),
          number(link, "SELECT count(*) FROM sqlite_schema"));
    }

    private static int number(Link link, String sql) throws SQLException {
      return link.sql(sql).first(row -> row.getInt(1)).orElse(0);
    }

    boolean isEmpty() {
      return application == 0 && version == 0 && tables == 0;
    }
  }

  /**
   * Looks whether the file can be used.
   *
   * @return whether scripts remain to be applied
   * @throws StoreException if it is somebody else's or newer than this program
   */
  boolean needsUpgrade(Link link) throws SQLException {
    Mark mark = Mark.of(link);
    if (mark.application() != OURS && !mark.isEmpty()) {
      throw new StoreException(
          Category.UNREADABLE,
          place,
          "it is an SQLite database of another program",
          "give another path",
          null);
    }
    if (mark.version() > SCRIPTS.size()) {
      throw new StoreException(
          Category.UNREADABLE,
          place,
          "it has schema %d, and this program knows none after %d"
              .formatted(mark.version(), SCRIPTS.size()),
          "use the newer version of Bureau that wrote it",
          null);
    }
    return mark.version() < SCRIPTS.size();
  }

  /**
   * Applies what remains, in one transaction. Another process may do the same at the same time: who
   * comes second finds nothing left to do.
   */
  void upgrade(Link link) throws SQLException {
    link.begin();
    if (!needsUpgrade(link)) {
      link.rollback();
      return;
    }
    for (String script : SCRIPTS.subList(Mark.of(link).version(), SCRIPTS.size())) {
      link.run(text(script));
    }
    link.run("PRAGMA application_id = " + OURS);
    link.run("PRAGMA user_version = " + SCRIPTS.size());
    link.commit();
  }

  private static String text(String script) {
    try (InputStream resource = Schema.class.getResourceAsStream(script)) {
      if (resource == null) {
        throw new IllegalStateException(script + " is missing in the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
