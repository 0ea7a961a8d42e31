package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.Held;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingLeases;
import dev.bureau.testing.ForwardingSessions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong with the right to run a session. */
final class LeaseFaults {
  private LeaseFaults() {}

  /** Whoever asks gets the session. */
  static Defect grantedToEverybody() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                return stolen(works, super.claim(session, holder, length), holder, length);
              }
            });
  }

  private static LeaseOutcome stolen(
      Store works, LeaseOutcome outcome, Holder holder, Duration length) {
    if (outcome instanceof Held held) {
      works.leases().release(held.by().holder(), List.of(held.by()));
      return works.leases().claim(held.by().session(), holder, length);
    }
    return outcome;
  }

  /** Whether the session is free is asked before the transaction that takes it. */
  static Defect freedomCheckedApart() {
    Rendezvous between = Rendezvous.of(2);
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                if (of(works.leases(), session).isPresent()) {
                  return super.claim(session, holder, length);
                }
                between.meet(session);
                return stolen(works, super.claim(session, holder, length), holder, length);
              }
            });
  }

  /** A heartbeat is answered with yes without a look at who has the lease. */
  static Defect lostLeasesProlonged() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
                super.renew(holder, leases, length);
                return List.copyOf(leases);
              }
            });
  }

  /** A lease is known by its holder and its epoch alone, whatever has become of its session. */
  static Defect earlierLivesProlonged() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
                return super.renew(holder, leases.stream().map(this::asItIs).toList(), length);
              }

              private Lease asItIs(Lease lease) {
                return of(works.leases(), lease.session())
                    .filter(each -> each.epoch() == lease.epoch())
                    .orElse(lease);
              }
            });
  }

  /** A lease stays with who has it, also when it has ended. */
  static Defect endedLeasesStay() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                return of(works.leases(), session)
                    .filter(each -> !each.holder().equals(holder))
                    .<LeaseOutcome>map(Held::new)
                    .orElseGet(() -> super.claim(session, holder, length));
              }
            });
  }

  /** Holders are told apart by their node alone: a restarted one walks on under the old epoch. */
  static Defect nodesTakenForHolders() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                return of(works.leases(), session)
                    .filter(each -> !each.holder().equals(holder))
                    .filter(each -> each.holder().node().equals(holder.node()))
                    .<LeaseOutcome>map(
                        each ->
                            new Granted(
                                new Lease(
                                    session, each.created(), holder, each.epoch(), each.until()),
                                false))
                    .orElseGet(() -> super.claim(session, holder, length));
              }
            });
  }

  /** Anybody who knows a lease can give it back. */
  static Defect releasedByAnybody() {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public void release(Holder holder, Collection<Lease> leases) {
                for (Lease each : leases) {
                  of(works.leases(), each.session())
                      .ifPresent(lease -> super.release(lease.holder(), List.of(lease)));
                }
              }
            });
  }

  /** Only another holder has a higher epoch: who gave its lease back has the same one again. */
  static Defect epochKeptForTheLastHolder() {
    Map<SessionId, Lease> givenBack = new ConcurrentHashMap<>();
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                LeaseOutcome outcome = super.claim(session, holder, length);
                Lease before = givenBack.get(session);
                return outcome instanceof Granted granted
                        && before != null
                        && before.holder().equals(holder)
                        && before.epoch() == granted.lease().epoch() - 1
                    ? new Granted(before.until(granted.lease().until()), granted.takenOver())
                    : outcome;
              }

              @Override
              public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
                return super.renew(holder, leases.stream().map(this::asItIs).toList(), length);
              }

              private Lease asItIs(Lease lease) {
                return lease.equals(givenBack.get(lease.session()))
                    ? of(works.leases(), lease.session()).orElse(lease)
                    : lease;
              }

              @Override
              public void release(Holder holder, Collection<Lease> leases) {
                super.release(holder, leases);
                leases.forEach(each -> givenBack.put(each.session(), each));
              }
            });
  }

  /** The epoch stands in the row of the lease and is gone when that is given back. */
  static Defect epochGoesWithTheLease() {
    Set<SessionId> forgotten = ConcurrentHashMap.newKeySet();
    Defect released =
        Defect.leases(
            works ->
                new ForwardingLeases(works.leases()) {
                  @Override
                  public void release(Holder holder, Collection<Lease> leases) {
                    super.release(holder, leases);
                    leases.forEach(each -> forgotten.add(each.session()));
                  }
                });
    return released.and(
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    long epoch = super.head(commit.session()).map(StoredSession::epoch).orElse(0L);
                    return forgotten.contains(commit.session())
                        ? super.commit(Altered.epoch(commit, Math.max(epoch, commit.epoch())))
                        : super.commit(commit);
                  }

                  @Override
                  public Optional<StoredSession> head(SessionId session) {
                    return super.head(session)
                        .map(
                            each ->
                                forgotten.contains(session)
                                    ? new StoredSession(each.session(), 0, each.writable())
                                    : each);
                  }
                }));
  }

  private static Optional<Lease> of(Leases leases, SessionId session) {
    return leases.holders().stream().filter(each -> each.session().equals(session)).findAny();
  }
}
