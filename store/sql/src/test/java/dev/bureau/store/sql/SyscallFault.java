package dev.bureau.store.sql;

/**
 * One call of the system that goes wrong.
 *
 * @param call its name
 * @param at which call of that name on the files of the store, from 1, in each thread
 */
record SyscallFault(String call, Kind kind, int at) {
  /** How it goes wrong. */
  enum Kind {
    /** The process is killed as it makes the call. */
    KILL("signal=KILL"),
    /** The disk fails. */
    EIO("error=EIO"),
    /** There is no room. */
    ENOSPC("error=ENOSPC");

    private final String injection;

    Kind(String injection) {
      this.injection = injection;
    }
  }

  /** As strace wants it. */
  String injection() {
    return "inject=" + call + ":" + kind.injection + ":when=" + at;
  }
}
