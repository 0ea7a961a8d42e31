package dev.bureau.core.context;

/** How much a compression may give up (E3). A later one gives up more; none what is critical. */
public enum CompressionLevel {
  /** What is temporary. */
  TEMPORARY,
  /** That, and of the rest that is not critical, what need not be there word for word. */
  NON_CRITICAL,
  /** All that is not critical. */
  AGGRESSIVE
}
