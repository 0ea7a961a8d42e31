package dev.bureau.core.error;

/** What kind of failure an error is, and whether trying the same again can help. */
public enum Category {
  /** The caller gave something that can never be accepted; nothing changed. */
  BAD_INPUT(false),
  /** A rule of the system forbids the request in the present state; nothing changed. */
  REFUSED(false),
  /** What was named does not exist. */
  NOT_FOUND(false),
  /** Somebody else was faster, or has a newer claim. */
  CONFLICT(true),
  /** The store or a resource cannot serve at the moment. */
  UNAVAILABLE(true),
  /** Stored data is damaged, foreign, or newer than this program; it was left as it is. */
  UNREADABLE(false);

  private final boolean retryHelps;

  Category(boolean retryHelps) {
    this.retryHelps = retryHelps;
  }

  /** Whether the same call may succeed later without anything being changed by the caller. */
  public boolean retryHelps() {
    return retryHelps;
  }
}
