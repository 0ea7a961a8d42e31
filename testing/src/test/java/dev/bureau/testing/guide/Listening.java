package dev.bureau.testing.guide;

import dev.bureau.core.journal.Entry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.progress.Progress;
import java.util.function.Consumer;

/** The programs of docs/guide/listeners.md. */
final class Listening {
  private Listening() {}

  /** Writes down which sessions began and ended, and goes on where it stopped the last time. */
  static Following audit(Bureau bureau, Consumer<Entry> log) {
    return bureau.follow(
        Follow.fromStart().named("audit").types("session.created", "session.ended"), log::accept);
  }

  /** Shows what the agents of this process tell by context.progress("page 3 of 12"). */
  static Progress.Listening shown(Bureau bureau, Consumer<String> screen) {
    return bureau.progress(chunk -> screen.accept(chunk.text()));
  }
}
