package dev.bureau.core.seam;

/** How readily a program gets a processor, compared with the process that starts it (S2). */
public enum CpuPriority {
  /** 10 nicer: it takes what others leave. */
  LOW(10),
  /** As the process that starts it. */
  NORMAL(0),
  /** 5 less nice, which takes a right that most users do not have. */
  HIGH(-5);

  private final int nicer;

  CpuPriority(int nicer) {
    this.nicer = nicer;
  }

  /** What is added to the nice value of the process that starts it. */
  int nicer() {
    return nicer;
  }
}
