package dev.bureau.store.sql;

import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One caller's writing, to be done in a transaction with that of others, and what became of it. */
final class Piece<T> {
  /** How it is done. */
  enum Kind {
    /** With others; it seldom takes anything back. */
    PLAIN,
    /** With others, behind a mark, for it may take back what it has written. */
    MARKED,
    /** By itself and in no transaction. */
    APART
  }

  private final Kind kind;
  private final Link.Work<T> work;
  private final Function<StoreException, T> ifUnknown;
  private @Nullable T result;
  private @Nullable RuntimeException failure;
  private boolean settled;

  /**
   * @param ifUnknown what it means when the transaction may stand or not
   */
  Piece(Kind kind, Link.Work<T> work, Function<StoreException, T> ifUnknown) {
    this.kind = kind;
    this.work = work;
    this.ifUnknown = ifUnknown;
  }

  boolean isApart() {
    return kind == Kind.APART;
  }

  /** Whether it is known what became of it. */
  boolean isSettled() {
    return settled;
  }

  /** The transaction it was done in stands. */
  void stands() {
    settled = true;
  }

  /**
   * Does it in the open transaction; what it throws itself is kept, and nothing of it stands.
   *
   * @param marked whether every piece must set a mark
   * @throws Link.Unmarked if it has to take something back without one
   */
  void attempt(Link link, boolean marked) throws SQLException {
    boolean mark = marked || kind == Kind.MARKED;
    result = null;
    failure = null;
    if (mark) {
      link.mark();
    }
    try {
      result = work.on(link);
    } catch (RuntimeException e) {
      failure = e;
      link.undo();
    }
    if (mark) {
      link.release();
    }
  }

  /** Does it outside of any transaction. */
  void apart(Link link) throws SQLException {
    result = work.on(link);
    settled = true;
  }

  void failed(StoreException cause) {
    failure = cause;
    settled = true;
  }

  /** The transaction may stand or not; what had failed by itself before has failed anyway. */
  void unknown(StoreException cause) {
    settled = true;
    if (failure != null) {
      return;
    }
    try {
      result = ifUnknown.apply(cause);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /**
   * What came of it.
   *
   * @throws RuntimeException what it threw, or why it could not be done
   */
  T outcome() {
    if (failure != null) {
      throw failure;
    }
    if (result == null || !settled) {
      throw new IllegalStateException("It was never done");
    }
    return result;
  }
}
