package dev.bureau.testing.recording;

/**
 * Stands, while a recording is replayed, for what the work of a cell threw then. Of that only the
 * text is recorded: message and text are the same, the class is not, so an agent that catches one
 * particular exception of its cell's work does not catch this one.
 */
public final class RecordedFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String recorded;

  /**
   * @param recorded its {@code toString}: the name of its class, a colon and its message
   */
  RecordedFailure(String recorded) {
    super(recorded.replaceFirst("^[\\w.$]+: ", ""));
    this.recorded = recorded;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // it passes for another class
  public String toString() {
    return recorded;
  }
}
