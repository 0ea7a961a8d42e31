package dev.bureau.core.message;

/** How urgent a message is; higher ones are handled first (S20). */
public enum Priority {
  LOW(1),
  NORMAL(2),
  HIGH(3),
  CRITICAL(4);

  private final int level;

  Priority(int level) {
    this.level = level;
  }

  /** 1 (low) to 4 (critical). */
  public int level() {
    return level;
  }
}
