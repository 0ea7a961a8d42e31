package dev.bureau.transitions.process;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import org.jspecify.annotations.Nullable;

/**
 * How a program came to its end.
 *
 * @param exitCode its exit code, 128+n if signal n ended it
 * @param cause who wanted it
 * @param breach which limit it has passed, if that was the cause
 */
public record Ended(int exitCode, Cause cause, @Nullable Breach breach) {
  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  /** Who wanted the end of a program. */
  public enum Cause {
    /** Itself, or somebody else than this process. */
    OWN,
    /** Whoever called {@link AgentProcess#stop}, {@code kill} or {@code close}. */
    STOPPED,
    /** It has passed a limit. */
    BREACH
  }

  /** What this means for the session if nobody wanted the end: code 0 completes, another fails. */
  public Operation operation() {
    return exitCode == 0 && cause != Cause.BREACH ? Operation.COMPLETE : Operation.FAIL;
  }

  /** Code and reason, as a session keeps them (T1). */
  public Ending ending() {
    return new Ending(exitCode, reason());
  }

  private String reason() {
    if (breach != null) {
      String unit = breach.constraint().equals("timeout") ? "ms" : "bytes";
      return "constraint %s: %d %s, of at most %d"
          .formatted(breach.constraint(), breach.found(), unit, breach.limit());
    }
    String code =
        exitCode > SIGNALS && exitCode <= SIGNALS + LAST_SIGNAL
            ? "exit code %d, as by signal %d".formatted(exitCode, exitCode - SIGNALS)
            : "exit code " + exitCode;
    return cause == Cause.STOPPED ? "stopped, " + code : code;
  }
}
