package dev.bureau.store.sql;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Feed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The feed in SQLite: entries by their position, which is the order of commits. */
final class SqliteFeed implements Feed {
  private final Database database;
  private final EntryRows rows;

  SqliteFeed(Database database, EntryRows rows) {
    this.database = database;
    this.rows = rows;
  }

  @Override
  public Slice read(Position after, int limit) {
    long from = number(after);
    return database.read(
        link -> {
          List<Entry> entries = new ArrayList<>();
          long[] last = {from};
          Unpacking unpacking = new Unpacking(link);
          link.sql(
                  "SELECT "
                      + EntryRows.COLUMNS
                      + " FROM entry WHERE position > ? AND session <> ''"
                      + " ORDER BY position LIMIT ?")
              .number(from)
              .number(Math.max(limit, 1))
              .each(
                  row -> {
                    last[0] = EntryRows.position(row);
                    return entries.add(rows.read(row, unpacking));
                  });
          if (entries.isEmpty() && from > last(link)) {
            throw refused(after);
          }
          return new Slice(entries, position(last[0]));
        });
  }

  @Override
  public Position end() {
    return database.read(link -> position(last(link)));
  }

  @Override
  public Optional<Position> cursor(String reader) {
    return database.read(
        link ->
            link.sql("SELECT position FROM cursor WHERE reader = ?")
                .text(reader)
                .first(row -> new Position(row.getString(1))));
  }

  @Override
  public void advance(String reader, Position position) {
    long number = number(position);
    database.write(
        link -> {
          if (number > last(link)) {
            throw refused(position);
          }
          return link.sql(
                  "INSERT INTO cursor (reader, position) VALUES (?, ?)"
                      + " ON CONFLICT (reader) DO UPDATE SET position = excluded.position")
              .text(reader)
              .text(position.token())
              .update();
        });
  }

  private static long last(Link link) throws SQLException {
    return link.sql("SELECT max(position) FROM entry").first(row -> row.getLong(1)).orElse(0L);
  }

  private static Position position(long number) {
    return number == 0 ? Position.START : new Position(Long.toString(number));
  }

  private static long number(Position position) {
    if (position.equals(Position.START)) {
      return 0;
    }
    if (!position.token().matches("[1-9][0-9]{0,17}")) {
      throw refused(position);
    }
    return Long.parseLong(position.token());
  }

  private static BadInputException refused(Position position) {
    return new BadInputException(
        "feed position", position.token(), "give one that this store's feed gave");
  }
}
