package dev.bureau.store.sql;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * One file, open: a connection that writes, by turns, and a few that read and never wait for it.
 */
final class Database {
  private final DatabaseFile file;
  private final Failures failures;
  private final Usability usability;
  private final Readers readers;
  private final Writer writer;
  private final Turns<Piece<?>> turns;
  private final Checkpoints checkpoints;

  private Database(DatabaseFile file, Seams seams, int logPages) {
    this.file = file;
    this.failures = new Failures(file.place());
    this.usability = new Usability(failures);
    this.readers = new Readers(file, seams.lock());
    this.checkpoints = new Checkpoints(this, file, usability, seams, logPages);
    this.writer = new Writer(file, failures, usability, checkpoints, seams.lock());
    this.turns = new Turns<>(seams.lock(), writer::together);
  }

  /**
   * Opens a file, creating and upgrading it as needed.
   *
   * @throws StoreException if it cannot be; the file is then as it was
   */
  static Database open(Path path, Seams seams) {
    return open(path, seams, Checkpoints.PAGES);
  }

  /** The same, with another size of the log from which on it is copied into the file. */
  static Database open(Path path, Seams seams, int logPages) {
    DatabaseFile file = new DatabaseFile(path, seams.disk());
    Database database = new Database(file, seams, logPages);
    try {
      database.writer.adopt(new Opening(file, seams).open());
      return database;
    } catch (SQLException e) {
      throw database.failures.of(e);
    }
  }

  /** The file as its user knows it. */
  String place() {
    return file.place();
  }

  Failures failures() {
    return failures;
  }

  /** The connection that writes. */
  Writer writer() {
    return writer;
  }

  /**
   * Reads. Every statement sees all commits that returned before it began.
   *
   * @throws StoreException if it could not
   */
  <T> T read(Link.Work<T> work) {
    usability.require();
    try {
      return readers.with(work, usability::require);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Writes, all or nothing. The work may take back what it has written and go on. It may be done
   * more than once; only the last time counts.
   *
   * @throws StoreException if it could not; nothing has happened then, unless it says otherwise
   */
  <T> T write(Link.Work<T> work) {
    return write(
        Piece.Kind.MARKED,
        work,
        cause -> {
          throw unknown(cause);
        });
  }

  /** The same, for who can say what it means if the commit itself fails. */
  <T> T write(Piece.Kind kind, Link.Work<T> work, Function<StoreException, T> ifUnknown) {
    Piece<T> piece = new Piece<>(kind, work, ifUnknown);
    turns.take(piece);
    return piece.outcome();
  }

  /** Closes what is not at work; what is at work closes itself when it is done. */
  void close() {
    usability.close();
    checkpoints.close();
    writer.close();
    readers.close();
  }

  private StoreException unknown(StoreException cause) {
    return new StoreException(
        cause.category(),
        place(),
        cause.fact() + ", while committing: whether the change stands is not known",
        cause.remedy() + "; doing the same again does no harm",
        cause);
  }
}
