package dev.bureau.store.memory;

import dev.bureau.core.change.Moment;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.store.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit as a journal and the feed keep it: what was said, once. The entries are made for
 * whoever reads them.
 */
final class Made {
  /** Its number in the feed, 0 if it is not in it; guarded by the session's stripe. */
  long position;

  /** Where that is; null if it is not in the feed. */
  @Nullable StreamPage page;

  private final SessionId session;
  private final long version;
  private final long epoch;
  private final Moment moment;
  private final List<Event<?>> events;
  private final CommitId highest;

  /**
   * @param before the commit before it in its journal, if there is one
   */
  Made(Commit commit, @Nullable Made before) {
    this.session = commit.session();
    this.version = commit.head().version();
    this.epoch = commit.epoch();
    this.moment = commit.moment();
    this.events = commit.change().events();
    this.highest = before == null || before.highest.compareTo(id()) < 0 ? id() : before.highest;
  }

  CommitId id() {
    return moment.commit();
  }

  /** The highest id of a commit up to here: ids rise with time, so a new one is mostly higher. */
  CommitId highest() {
    return highest;
  }

  long version() {
    return version;
  }

  List<Event<?>> events() {
    return events;
  }

  void addEntriesTo(List<Entry> entries) {
    for (int index = 0; index < events.size(); index++) {
      entries.add(
          new Entry(
              session,
              version,
              index,
              moment.now(),
              moment.commit(),
              epoch,
              moment.actor(),
              events.get(index)));
    }
  }
}
