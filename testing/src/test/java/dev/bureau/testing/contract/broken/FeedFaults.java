package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Feed.Position;
import dev.bureau.core.store.Feed.Slice;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingFeed;
import dev.bureau.testing.ForwardingSessions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What goes wrong for those who follow the feed. */
final class FeedFaults {
  private FeedFaults() {}

  /**
   * A commit takes its number in the feed when it begins and shows when it ends, so a reader goes
   * past those that are slower than their followers. The first commit of a race is slow here.
   */
  static Defect slowCommitsSkipped() {
    Set<CommitId> underWay = ConcurrentHashMap.newKeySet();
    CountDownLatch passed = new CountDownLatch(1);
    Slow slow = new Slow();
    Defect numbersFirst =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    if (!slow.isThis()) {
                      return super.commit(commit);
                    }
                    underWay.add(commit.moment().commit());
                    CommitOutcome outcome = super.commit(commit);
                    Rendezvous.await(passed);
                    underWay.remove(commit.moment().commit());
                    return outcome;
                  }
                });
    return numbersFirst.and(
        Defect.feed(
            works ->
                new ForwardingFeed(works.feed()) {
                  @Override
                  public Slice read(Position after, int limit) {
                    Slice slice = super.read(after, limit);
                    List<Entry> shown = new ArrayList<>(slice.entries());
                    if (shown.removeIf(each -> underWay.contains(each.commit()))) {
                      passed.countDown();
                    }
                    return new Slice(shown, slice.next());
                  }
                }));
  }

  /** The entry of a commit can be followed before the head shows what it did. */
  static Defect entriesBeforeTheirHeads() {
    Map<SessionId, Optional<StoredSession>> before = new ConcurrentHashMap<>();
    Set<SessionId> given = ConcurrentHashMap.newKeySet();
    CountDownLatch looked = new CountDownLatch(1);
    Slow slow = new Slow();
    Defect headsLast =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    if (!slow.isThis()) {
                      return super.commit(commit);
                    }
                    before.put(commit.session(), super.head(commit.session()));
                    CommitOutcome outcome = super.commit(commit);
                    Rendezvous.await(looked);
                    before.remove(commit.session());
                    return outcome;
                  }

                  @Override
                  public Optional<StoredSession> head(SessionId session) {
                    Optional<StoredSession> late = before.get(session);
                    if (late != null && given.contains(session)) {
                      looked.countDown();
                    }
                    return late != null ? late : super.head(session);
                  }
                });
    return headsLast.and(
        Defect.feed(
            works ->
                new ForwardingFeed(works.feed()) {
                  @Override
                  public Slice read(Position after, int limit) {
                    Slice slice = super.read(after, limit);
                    slice.entries().forEach(each -> given.add(each.session()));
                    return slice;
                  }
                }));
  }

  /** Where a slice ends is where the next begins: its last entry comes twice. */
  static Defect lastEntryRepeated() {
    Map<Position, Entry> lastBefore = new ConcurrentHashMap<>();
    return Defect.feed(
        works ->
            new ForwardingFeed(works.feed()) {
              @Override
              public Slice read(Position after, int limit) {
                Slice slice = super.read(after, limit);
                if (slice.entries().isEmpty()) {
                  return slice;
                }
                List<Entry> shown = new ArrayList<>(slice.entries());
                lastBefore.put(slice.next(), shown.get(shown.size() - 1));
                if (lastBefore.containsKey(after)) {
                  shown.add(0, lastBefore.get(after));
                }
                return new Slice(shown, slice.next());
              }
            });
  }

  /** A slice comes in no order: the query has none. */
  static Defect slicesUnordered() {
    return Defect.feed(
        works ->
            new ForwardingFeed(works.feed()) {
              @Override
              public Slice read(Position after, int limit) {
                Slice slice = super.read(after, limit);
                List<Entry> shown = new ArrayList<>(slice.entries());
                Collections.reverse(shown);
                return new Slice(shown, slice.next());
              }
            });
  }

  /** Where readers stand is kept in memory, by one instance. */
  static Defect placesKeptByTheInstance() {
    return Defect.feed(
        works -> {
          Map<String, Position> places = new ConcurrentHashMap<>();
          return new ForwardingFeed(works.feed()) {
            @Override
            public Optional<Position> cursor(String reader) {
              return Optional.ofNullable(places.get(reader));
            }

            @Override
            public void advance(String reader, Position position) {
              places.put(reader, position);
            }
          };
        });
  }

  /** Where readers stand is kept in memory, by one process. */
  static Defect placesKeptByTheProcess() {
    Map<String, Position> places = new ConcurrentHashMap<>();
    return Defect.feed(
        works ->
            new ForwardingFeed(works.feed()) {
              @Override
              public Optional<Position> cursor(String reader) {
                return Optional.ofNullable(places.get(reader));
              }

              @Override
              public void advance(String reader, Position position) {
                places.put(reader, position);
              }
            });
  }

  /** Picks the one commit that is slow: the first that is not of the test's own thread. */
  private static final class Slow {
    private final Thread alone = Thread.currentThread();
    private final AtomicBoolean picked = new AtomicBoolean();

    boolean isThis() {
      return Thread.currentThread() != alone && picked.compareAndSet(false, true);
    }
  }
}
