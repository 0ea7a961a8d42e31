package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean to the user of a store, and what to do about them. */
final class Failures {
  private static final int PRIMARY = 0xff;

  private final String place;

  Failures(String place) {
    this.place = place;
  }

  /** The file as its user knows it. */
  String place() {
    return place;
  }

  StoreException of(SQLException failure) {
    return switch (primary(failure)) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
          unavailable(
              failure,
              "it is locked by another program",
              "end what that program does with it, then try again");
      case SQLITE_FULL -> unavailable(failure, "the disk is full", "make room, then try again");
      case SQLITE_IOERR ->
          unavailable(
              failure,
              "the disk failed (" + failure.getMessage() + ")",
              "check the disk and the system's log, then try again");
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          unavailable(
              failure, "it is read-only", "make the file and its directory writable for this user");
      case SQLITE_CANTOPEN ->
          unavailable(
              failure,
              "it cannot be opened",
              "check that its directory is there and both are readable and writable");
      case SQLITE_NOTADB -> unreadable(failure, "it is not an SQLite database");
      case SQLITE_CORRUPT -> unreadable(failure, "it is damaged (" + failure.getMessage() + ")");
      case SQLITE_NOMEM ->
          unavailable(failure, "SQLite ran out of memory", "give the process more memory");
      case SQLITE_TOOBIG ->
          new StoreException(
              Category.BAD_INPUT,
              place,
              "a value is larger than a row can be",
              "keep it below 1 GB",
              failure);
      default ->
          unavailable(
              failure,
              "SQLite failed (" + failure.getMessage() + ")",
              "try again, and report it if it stays");
    };
  }

  /** Something in the file cannot be read back. */
  StoreException damaged(String what, RuntimeException cause) {
    return new StoreException(
        Category.UNREADABLE,
        place,
        what + " cannot be read (" + cause.getMessage() + ")",
        "use the version of Bureau that wrote it, or restore the file from a backup",
        cause);
  }

  /** Whether another program was in the way. */
  static boolean isBusy(SQLException failure) {
    SQLiteErrorCode code = primary(failure);
    return code == SQLiteErrorCode.SQLITE_BUSY
        || code == SQLiteErrorCode.SQLITE_LOCKED
        || code == SQLiteErrorCode.SQLITE_PROTOCOL;
  }

  /**
   * Whether the disk failed to keep what it was given. It may have forgotten that, and say of the
   * next sync that it succeeded.
   */
  static boolean isUnsynced(SQLException failure) {
    int code = code(failure);
    return code == SQLiteErrorCode.SQLITE_IOERR_FSYNC.code
        || code == SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC.code;
  }

  /** What everybody is told from then on. */
  StoreException poisoned(StoreException cause) {
    return unavailable(
        cause,
        "its disk has failed to keep what was written, so what it holds is not known",
        "check the disk and the system's log, then open the store again");
  }

  /** Something else than SQL broke off a commit. */
  StoreException interrupted(Throwable cause) {
    return unavailable(cause, "committing broke off (" + cause + ")", "try again");
  }

  private StoreException unavailable(Throwable cause, String fact, String remedy) {
    return new StoreException(Category.UNAVAILABLE, place, fact, remedy, cause);
  }

  private StoreException unreadable(SQLException cause, String fact) {
    return new StoreException(
        Category.UNREADABLE,
        place,
        fact,
        "give another path, or restore the file from a backup",
        cause);
  }

  private static SQLiteErrorCode primary(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(code(failure) & PRIMARY);
  }

  private static int code(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? sqlite.getResultCode().code
        : failure.getErrorCode();
  }
}
