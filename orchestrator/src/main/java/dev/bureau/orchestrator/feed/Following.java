package dev.bureau.orchestrator.feed;

import dev.bureau.core.door.Door;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.StoreException;
import java.time.Duration;
import java.util.function.Consumer;

/** One listener on its way through the feed. Close it to stop. */
public final class Following implements AutoCloseable {
  private static final int BATCH = 256;

  private final Feed feed;
  private final EntryListener listener;
  private final Consumer<Following> closing;
  private final Tasks.Repeating loop;
  private final Door.Listening listening;
  private Feed.Position position;
  private volatile boolean closed;

  /**
   * @param door whose commits wake the listener at once
   * @param from where to begin
   * @param poll how often to look for entries of other processes
   * @param closing told when it is closed
   */
  public Following(
      Feed feed,
      Door door,
      Feed.Position from,
      EntryListener listener,
      Tasks tasks,
      Duration poll,
      Consumer<Following> closing) {
    this.feed = feed;
    this.listener = listener;
    this.closing = closing;
    this.position = from;
    this.loop = tasks.every("listener", poll, this::readOnUnlessClosed);
    this.listening = door.listen(commit -> loop.wake());
    loop.wake();
  }

  private void readOnUnlessClosed() {
    try {
      readOn();
    } catch (StoreException e) {
      if (!closed) { // else the store was closed behind the last look
        throw e;
      }
    }
  }

  private void readOn() {
    Feed.Slice slice = feed.read(position, BATCH);
    while (!slice.entries().isEmpty()) {
      for (Entry entry : slice.entries()) {
        if (closed) {
          return;
        }
        listener.on(entry);
      }
      position = slice.next();
      slice = feed.read(position, BATCH);
    }
  }

  @Override
  public void close() {
    closed = true;
    listening.close();
    loop.close();
    closing.accept(this);
  }
}
