package dev.bureau.core.door;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.interleaving.OrderlySeams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Sessions that come, count and go, through one door or two of as many processes. */
@Param(name = "place", gen = IntGen.class, conf = "0:1")
public abstract class DoorOperations {
  private final List<SessionId> sessions;
  private final List<Door> doors = new ArrayList<>();
  private final AtomicInteger counts = new AtomicInteger();

  DoorOperations(List<String> sessions, int doors, OrderlySeams seams) {
    this.sessions = sessions.stream().map(SessionId::new).toList();
    EventCatalogue catalogue = CoreEvents.CATALOGUE;
    StoreFactory memory = Memory.store();
    for (int i = 0; i < doors; i++) {
      this.doors.add(new Door(memory.open(seams, catalogue), new Fold(catalogue), seams));
    }
    create(0);
  }

  @Operation
  public String create(@Param(name = "place") int place) {
    return answer(() -> door(place).create(session(place), Doors.PERSON, DoorOperations::plain));
  }

  /** Without the digest of a spec: JSON is not what threads share, and Lincheck looks into it. */
  private static Change plain(Session absent, Aspects aspects, Moment moment) {
    SessionSpec spec = SessionSpec.active("plain");
    Links links = Links.first(absent.id(), null);
    return Change.of(new SessionCreated(spec.profile(), spec.metadata(), links, null, null));
  }

  @Operation
  public String count(@Param(name = "place") int place) {
    return answer(() -> door(place).change(session(place), Doors.PERSON, this::counting));
  }

  /** With a claim: its lock lies between a store's look at what stands and its change. */
  private Change counting(Session session, Aspects aspects, Moment moment) {
    Claim claim = new Claim("count", Integer.toString(counts.incrementAndGet()));
    Change counted = Doors.counting().decide(session, aspects, moment);
    return counted.and(Change.NONE.withClaims(List.of(claim)));
  }

  @Operation
  public String load(@Param(name = "place") int place) {
    return answer(() -> door(place).load(session(place)));
  }

  @Operation
  public String remove(@Param(name = "place") int place) {
    try {
      door(place).remove(session(place), Doors.PERSON, Doors.FREE);
      return "removed";
    } catch (NoSuchSessionException e) {
      return "none";
    }
  }

  private Door door(int place) {
    return doors.get(place % doors.size());
  }

  private SessionId session(int place) {
    return sessions.get(place % sessions.size());
  }

  private static String answer(Supplier<Loaded> work) {
    try {
      Session session = work.get().session();
      return "version " + session.version() + ", count " + session.metadata().get("count");
    } catch (NoSuchSessionException e) {
      return "none";
    } catch (SessionExistsException e) {
      return "exists";
    }
  }

  /** Two sessions in one process: its locks and what it remembers. */
  public static final class OneDoor extends DoorOperations {
    public OneDoor() {
      super(List.of("a", "b"), 1, OrderlySeams.locking());
    }
  }

  /** One session in two processes: versions, conflicts, and what each remembers wrongly. */
  public static final class TwoDoors extends DoorOperations {
    public TwoDoors() {
      super(List.of("a"), 2, OrderlySeams.locking());
    }
  }

  /** One session in one process whose locks let everybody in, the store's too. */
  public static final class Unlocked extends DoorOperations {
    public Unlocked() {
      super(List.of("a"), 1, OrderlySeams.unlocked());
    }
  }
}
