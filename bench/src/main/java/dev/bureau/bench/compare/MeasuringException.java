package dev.bureau.bench.compare;

/** Something could not be measured; the others still can. */
final class MeasuringException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason in one line
   */
  MeasuringException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
