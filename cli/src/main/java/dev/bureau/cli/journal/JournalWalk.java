package dev.bureau.cli.journal;

import dev.bureau.cli.invocation.Output;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One way through a journal: whole versions, in order, until a number of entries is reached. */
final class JournalWalk {
  private static final int PAGE = 1_000;
  private static final int LOOK_SECONDS = 2;

  private final Bureau bureau;
  private final Output output;
  private final SessionId session;
  private long version;
  private long left;

  /**
   * @param output where the entries go; when nobody reads it any more the walk ends
   * @param from the version to begin with
   * @param limit about how many entries to show
   */
  JournalWalk(Bureau bureau, Output output, SessionId session, long from, long limit) {
    this.bureau = bureau;
    this.output = output;
    this.session = session;
    this.version = from;
    this.left = limit;
  }

  /** Shows what there is. */
  void show(Consumer<Entry> row) {
    while (left > 0 && !output.isCut()) {
      List<Entry> entries = bureau.journal(session, version, (int) Math.min(left, PAGE));
      if (entries.isEmpty()) {
        return;
      }
      entries.forEach(row);
      left -= entries.size();
      version = entries.get(entries.size() - 1).version() + 1;
    }
  }

  /**
   * Shows what there is, and what comes, until the session is final and all of it is shown.
   *
   * @param shown called when for now there is no more
   * @throws dev.bureau.core.door.NoSuchSessionException if it is deleted meanwhile
   */
  void follow(Consumer<Entry> row, Runnable shown) throws InterruptedException {
    Semaphore written = new Semaphore(0);
    try (Following following =
        bureau.follow(Follow.fromNow().sessions(session), entry -> written.release())) {
      while (true) {
        show(row);
        shown.run();
        if (left <= 0 || output.isCut() || hasEnded()) {
          return;
        }
        // The feed does not tell of a removal: look now and then whether the session is there.
        if (written.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
          written.drainPermits();
        }
      }
    }
  }

  private boolean hasEnded() {
    Session head = bureau.sessions().get(session);
    return head.status().isFinal() && head.version() < version;
  }

  /** The first version that the limit left out, if any. */
  OptionalLong next() {
    return bureau.journal(session, version, 1).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(version);
  }
}
