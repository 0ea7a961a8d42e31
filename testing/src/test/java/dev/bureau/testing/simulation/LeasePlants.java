package dev.bureau.testing.simulation;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingLeases;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.contract.broken.Altered;
import dev.bureau.testing.contract.broken.Defect;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Bugs as leases and epochs could have them. */
final class LeasePlants {
  private LeasePlants() {}

  static List<Plant> all() {
    return List.of(
        plant("a commit of an old epoch is taken", LeasePlants::unfenced),
        plant("a new holder keeps the epoch of the old one", LeasePlants::epochKept),
        plant("a lease that was not given back stays", LeasePlants::stays),
        plant("epochs begin again when a lease is given back", LeasePlants::epochsBeginAgain),
        plant("two who ask at once both get the session", LeasePlants::grantedTwice));
  }

  private static Plant plant(String name, Function<AtomicInteger, Defect> planting) {
    return new Plant(name, Plant.Place.LEASES, planting);
  }

  private static Defect unfenced(AtomicInteger bites) {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                long present =
                    super.head(commit.session()).map(StoredSession::epoch).orElse(commit.epoch());
                if (present <= commit.epoch()) {
                  return super.commit(commit);
                }
                bites.incrementAndGet();
                return super.commit(Altered.epoch(commit, present));
              }
            });
  }

  private static Defect epochKept(AtomicInteger bites) {
    Map<SessionId, Long> first = new HashMap<>();
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                LeaseOutcome outcome = super.claim(session, holder, length);
                if (!(outcome instanceof LeaseOutcome.Granted granted)) {
                  return outcome;
                }
                Lease lease = granted.lease();
                long epoch = first.computeIfAbsent(session, each -> lease.epoch());
                if (epoch != lease.epoch()) {
                  bites.incrementAndGet();
                }
                return new LeaseOutcome.Granted(
                    new Lease(session, lease.created(), holder, epoch, lease.until()),
                    granted.takenOver());
              }
            });
  }

  private static Defect stays(AtomicInteger bites) {
    Map<SessionId, Lease> held = new HashMap<>();
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                Lease present = held.get(session);
                if (present != null && !present.holder().equals(holder)) {
                  bites.incrementAndGet();
                  return new LeaseOutcome.Held(present);
                }
                LeaseOutcome outcome = super.claim(session, holder, length);
                if (outcome instanceof LeaseOutcome.Granted granted) {
                  held.put(session, granted.lease());
                }
                return outcome;
              }

              @Override
              public void release(Holder holder, Collection<Lease> leases) {
                super.release(holder, leases);
                leases.forEach(each -> held.remove(each.session()));
              }
            });
  }

  private static Defect epochsBeginAgain(AtomicInteger bites) {
    Map<SessionId, Long> given = new HashMap<>();
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                LeaseOutcome outcome = super.claim(session, holder, length);
                Long back = given.get(session);
                if (!(outcome instanceof LeaseOutcome.Granted granted) || back == null) {
                  return outcome;
                }
                bites.incrementAndGet();
                Lease lease = granted.lease();
                return new LeaseOutcome.Granted(
                    new Lease(
                        session, lease.created(), holder, lease.epoch() - back, lease.until()),
                    granted.takenOver());
              }

              @Override
              public void release(Holder holder, Collection<Lease> leases) {
                super.release(holder, leases);
                leases.forEach(each -> given.put(each.session(), each.epoch()));
              }
            });
  }

  private static Defect grantedTwice(AtomicInteger bites) {
    return Defect.leases(
        works ->
            new ForwardingLeases(works.leases()) {
              @Override
              public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
                Leases leases = works.leases();
                LeaseOutcome outcome = leases.claim(session, holder, length);
                if (!(outcome instanceof LeaseOutcome.Held held)) {
                  return outcome;
                }
                bites.incrementAndGet();
                Lease present = held.by();
                return new LeaseOutcome.Granted(
                    new Lease(session, present.created(), holder, present.epoch(), present.until()),
                    false);
              }
            });
  }
}
