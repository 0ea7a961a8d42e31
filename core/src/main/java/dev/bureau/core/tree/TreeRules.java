package dev.bureau.core.tree;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import java.time.Duration;

/** The pure rules of trees. */
public final class TreeRules {
  private TreeRules() {}

  /**
   * The session and all below it are going to be stopped; nothing happens if it is final.
   *
   * @param reason in a few words
   * @param longest how long that may take
   */
  public static Decision stopping(String reason, Duration longest) {
    return (session, aspects, moment) ->
        session.status().isFinal()
            ? Change.NONE
            : Change.of(new TreeStopping(reason, moment.now().plus(longest)));
  }
}
