package dev.bureau.core.store;

/**
 * Where sessions are kept: the storage protocol that every adapter fulfils (X30). Small facets over
 * one consistent whole; what each promises stands at its methods, and the contract kit of the
 * testing module checks it.
 *
 * <p>Common to all: methods block, are thread-safe, and are safe against other instances and other
 * processes on the same data. Values are immutable. What is expected to happen is a value; what is
 * not is a {@link StoreException}, after which the store is usable again or says that it is not. A
 * read sees every commit that returned before the read began.
 */
public interface Store extends AutoCloseable {
  /** Heads and journals. */
  Sessions sessions();

  /** Messages that wait. */
  Mailboxes mailboxes();

  /** Larger values, by their hash. */
  Blobs blobs();

  /** All entries of all sessions, to follow. */
  Feed feed();

  /** Who may run a session's handlers. */
  Leases leases();

  /** What this adapter can do. */
  Capabilities capabilities();

  /**
   * Looks at all that is kept, for faults of the medium: takes as long as reading it. What journals
   * and heads mean is not its business.
   */
  Examination examine();

  /**
   * Gives everything back; idempotent. Calls under way end normally or with an exception; later
   * ones are refused with a {@link StoreException}.
   */
  @Override
  void close();
}
