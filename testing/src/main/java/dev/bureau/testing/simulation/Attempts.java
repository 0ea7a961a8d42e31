package dev.bureau.testing.simulation;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Failure;
import dev.bureau.testing.promise.Promise;
import java.util.regex.Pattern;

/**
 * Handlings that fail: they stand in the timeline, and an assertion that fails in one counts. Of
 * most of those {@link AssertingAgent} has told before; here are those of cells whose failure the
 * agent has caught.
 */
final class Attempts implements Promise {
  private static final Pattern ASSERTION =
      Pattern.compile(
          "(Step '.*' failed and is tried again in \\S+: )?"
              + "[\\w.$]*(Assertion\\w*|MultipleFailures)Error\\b.*",
          Pattern.DOTALL);

  private final World world;

  Attempts(World world) {
    this.world = world;
  }

  @Override
  public void failed(SessionId mailbox, MessageId message, Failure failure) {
    String then = failure.retryAt() == null ? "is a dead letter" : "will be tried again";
    world.note("", () -> "%s of %s %s: %s".formatted(message, mailbox, then, failure.reason()));
    if (ASSERTION.matcher(failure.reason()).matches()) {
      throw new AssertionError(
          "In the handling of %s by %s: %s".formatted(message, mailbox, failure.reason()));
    }
  }
}
