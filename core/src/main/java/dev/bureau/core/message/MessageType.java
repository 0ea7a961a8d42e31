package dev.bureau.core.message;

/** The names of the built-in message types (S20); users add their own. */
public final class MessageType {
  public static final String DIRECTION = "DIRECTION";
  public static final String COMMAND = "COMMAND";
  public static final String VERIFICATION_REQUEST = "VERIFICATION_REQUEST";
  public static final String VERIFICATION_RESPONSE = "VERIFICATION_RESPONSE";
  public static final String MERGE_REQUEST = "MERGE_REQUEST";
  public static final String STATUS_UPDATE = "STATUS_UPDATE";
  public static final String PROGRESS_REPORT = "PROGRESS_REPORT";
  public static final String COMPLETION_NOTIFICATION = "COMPLETION_NOTIFICATION";
  public static final String BLOCKED_NOTIFICATION = "BLOCKED_NOTIFICATION";
  public static final String HEARTBEAT = "HEARTBEAT";
  public static final String ERROR = "ERROR";
  public static final String DATA_UPDATE = "DATA_UPDATE";

  /** What a person or a system answered to a question of the session (X60). */
  public static final String ANSWER = "ANSWER";

  /** Nobody answered the session in time (X60). */
  public static final String WAIT_TIMED_OUT = "WAIT_TIMED_OUT";

  /** Somebody called off what the session waited for (X60). */
  public static final String WAIT_CANCELLED = "WAIT_CANCELLED";

  private MessageType() {}
}
