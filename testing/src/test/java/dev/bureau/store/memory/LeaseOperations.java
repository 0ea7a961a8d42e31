package dev.bureau.store.memory;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.testing.interleaving.OrderlySeams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Two holders and one session, whose epoch must rise with each new lease. Holders may die. */
@Param(name = "holder", gen = IntGen.class, conf = "1:2")
@Param(name = "epoch", gen = IntGen.class, conf = "0:3")
public class LeaseOperations {
  private static final SessionId SESSION = new SessionId("a");
  private static final Duration LENGTH = Duration.ofHours(1);

  private final OrderlySeams seams;
  private final Store store;

  public LeaseOperations() {
    this(OrderlySeams.locking());
  }

  LeaseOperations(OrderlySeams seams) {
    this.seams = seams;
    this.store = Memory.store().open(seams, EventCatalogue.of(List.of(SessionEvent.FEATURE)));
    store.sessions().commit(Commitments.of(SESSION, seams.ids().next(), 1));
  }

  @Operation
  public String claim(@Param(name = "holder") int holder) {
    LeaseOutcome outcome = store.leases().claim(SESSION, holder(holder), LENGTH);
    if (outcome instanceof LeaseOutcome.Granted granted) {
      return (granted.takenOver() ? "taken over, " : "granted, ") + granted.lease().epoch();
    }
    return outcome instanceof LeaseOutcome.Held held
        ? "held by " + held.by().holder().node()
        : "no session";
  }

  @Operation
  public boolean renew(@Param(name = "holder") int holder, @Param(name = "epoch") int epoch) {
    return !store.leases().renew(holder(holder), List.of(lease(holder, epoch)), LENGTH).isEmpty();
  }

  @Operation
  public void release(@Param(name = "holder") int holder, @Param(name = "epoch") int epoch) {
    store.leases().release(holder(holder), List.of(lease(holder, epoch)));
  }

  /**
   * For good. A jump of the clock would be no step of its own: who asks has looked at it before.
   */
  @Operation
  public void die(@Param(name = "holder") int holder) {
    seams.processes().end(holder(holder).process());
  }

  @Operation
  public String holders() {
    return store.leases().holders().stream()
        .map(each -> each.holder().node() + each.epoch())
        .toList()
        .toString();
  }

  private static Holder holder(int number) {
    return new Holder("node-" + number, new ProcessStamp("boot", "namespace", number, 1));
  }

  private static Lease lease(int holder, long epoch) {
    return new Lease(SESSION, Instant.EPOCH, holder(holder), epoch, Instant.EPOCH);
  }

  /** The same with locks that let everybody in. */
  public static final class Unlocked extends LeaseOperations {
    public Unlocked() {
      super(OrderlySeams.unlocked());
    }
  }
}
