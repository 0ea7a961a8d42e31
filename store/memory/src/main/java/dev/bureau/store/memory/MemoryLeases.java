package dev.bureau.store.memory;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Leases in memory; time and what lives are as the caller's own seams tell. */
final class MemoryLeases implements Leases {
  private final MemoryStore store;
  private final Seams seams;

  MemoryLeases(MemoryStore store, Seams seams) {
    this.store = store;
    this.seams = seams;
  }

  @Override
  public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        session,
        () -> {
          Life life = contents.lives.get(session);
          if (life == null) {
            return new LeaseOutcome.NoSession();
          }
          Instant now = seams.wall().instant();
          Lease present = contents.leases.get(session);
          if (present != null && present.holder().equals(holder)) {
            return granted(contents, present, now.plus(length), false);
          }
          if (present != null
              && now.isBefore(present.until())
              && !seams.processes().isGone(present.holder().process())) {
            return new LeaseOutcome.Held(present);
          }
          long epoch = life.stand().epoch() + 1;
          life.becomes(life.stand().session(), epoch);
          Instant created = life.stand().session().times().created();
          Lease next = new Lease(session, created, holder, epoch, now);
          return granted(contents, next, now.plus(length), present != null);
        });
  }

  @Override
  public List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length) {
    Contents contents = store.contents();
    Instant until = seams.wall().instant().plus(length);
    List<Lease> kept = new ArrayList<>();
    for (Lease each : leases) {
      contents
          .stripes
          .holding(
              each.session(),
              () -> own(contents, holder, each).map(lease -> put(contents, lease, until)))
          .ifPresent(kept::add);
    }
    return kept;
  }

  @Override
  public void release(Holder holder, Collection<Lease> leases) {
    Contents contents = store.contents();
    for (Lease each : leases) {
      contents.stripes.holding(
          each.session(),
          () -> own(contents, holder, each).map(lease -> contents.leases.remove(lease.session())));
    }
  }

  @Override
  public List<Lease> holders() {
    return store.contents().leases.values().stream()
        .sorted(Comparator.comparing(Lease::session))
        .toList();
  }

  private static LeaseOutcome granted(
      Contents contents, Lease lease, Instant until, boolean takenOver) {
    return new LeaseOutcome.Granted(put(contents, lease, until), takenOver);
  }

  private static Lease put(Contents contents, Lease lease, Instant until) {
    Lease prolonged = lease.until(until);
    contents.leases.put(lease.session(), prolonged);
    return prolonged;
  }

  /** The present lease if it is still the one that this holder means. */
  private static Optional<Lease> own(Contents contents, Holder holder, Lease lease) {
    return Optional.ofNullable(contents.leases.get(lease.session()))
        .filter(each -> each.holder().equals(holder) && each.isSame(lease));
  }
}
