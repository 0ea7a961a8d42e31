package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.testing.ForwardingBlobs;
import dev.bureau.testing.ForwardingSessions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong with blobs. */
final class BlobFaults {
  private static final int COLUMN = 1 << 20;

  private BlobFaults() {}

  /** A commit does not note which blobs it names, so they are collected. */
  static Defect namesNotNoted() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.commit(Altered.withoutBlobs(commit));
              }
            });
  }

  /** A removed session takes its blobs along, whoever else names them. */
  static Defect goneWithTheFirstRemoval() {
    Map<SessionId, List<BlobId>> named = new ConcurrentHashMap<>();
    Set<BlobId> gone = ConcurrentHashMap.newKeySet();
    Defect removed =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    named.put(commit.session(), commit.change().blobs());
                    return super.commit(commit);
                  }

                  @Override
                  public CommitOutcome remove(Session expected) {
                    CommitOutcome outcome = super.remove(expected);
                    if (outcome instanceof Committed) {
                      gone.addAll(named.getOrDefault(expected.id(), List.of()));
                    }
                    return outcome;
                  }
                });
    return removed.and(
        Defect.blobs(
            works ->
                new ForwardingBlobs(works.blobs()) {
                  @Override
                  public Optional<byte[]> get(BlobId id) {
                    return gone.contains(id) ? Optional.empty() : super.get(id);
                  }
                }));
  }

  /** Bytes that are there are not put again, and keep their old age. */
  static Defect ageNotRefreshed() {
    return Defect.blobs(
        works ->
            new ForwardingBlobs(works.blobs()) {
              @Override
              public BlobId put(byte[] content) {
                BlobId id = BlobId.of(content);
                return super.get(id).isPresent() ? id : super.put(content);
              }
            });
  }

  /** The column is too small, and the database cuts without a word. */
  static Defect largeValuesCut() {
    return Defect.blobs(
        works ->
            new ForwardingBlobs(works.blobs()) {
              @Override
              public Optional<byte[]> get(BlobId id) {
                return super.get(id)
                    .map(each -> each.length > COLUMN ? Arrays.copyOf(each, COLUMN) : each);
              }
            });
  }
}
