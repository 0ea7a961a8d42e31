package dev.bureau.orchestrator.affinity;

import dev.bureau.core.affinity.AffinityEvent;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.NoSuchBindingException;
import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageEvent;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Store;
import dev.bureau.core.wait.WaitEvent;
import dev.bureau.orchestrator.configuration.RoomsConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directors whose work this process hands out, each with a desk (S40). A director gets one when
 * it is first asked for; from then on a choice reads memory only. Commits of this process are seen
 * at once, those of others at the next look, for which there is one repeating task as soon as there
 * is a desk. Thread-safe.
 */
public final class Desks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

  private final RoomsConfig rooms;
  private final Door door;
  private final Seams seams;
  private final Lookout lookout;
  private final Consumer<SessionId> examine;
  private final Lock lock;
  private final ConcurrentMap<SessionId, Desk> desks = new ConcurrentHashMap<>(); // by chains
  private volatile Map<SessionId, List<Desk>> watching = Map.of();
  private volatile Duration pause = Duration.ZERO;
  private volatile boolean closed;
  private Door.@Nullable Listening listening;
  private Tasks.@Nullable Repeating looking;

  /**
   * @param store where mail waits
   * @param examine examines a member that was UNHEALTHY when it was seen last, unless it works in
   *     another process, and journals what it finds
   */
  public Desks(
      Door door, Store store, Seams seams, RoomsConfig rooms, Consumer<SessionId> examine) {
    this.examine = examine;
    this.rooms = rooms;
    this.door = door;
    this.seams = seams;
    this.lookout = new Lookout(door, store, seams);
    this.lock = seams.lock();
  }

  /**
   * Chooses who is to get a piece of a director's work.
   *
   * @return the live end of the department's chain
   * @throws NoSuchBindingException if the director is bound to no departments
   * @throws NoMemberAvailableException if none of them can take it
   * @throws dev.bureau.core.error.BadInputException if its strategy goes by something else
   */
  public SessionId choose(SessionId director, Request request) {
    return roster(director).choose(request);
  }

  /** The members of a director's binding, as they were looked at last. */
  List<Member> members(SessionId director) {
    return roster(director).members();
  }

  /** Makes sure that affinity may be used; throws if it may not. */
  void requireOn() {
    rooms.requireAffinity();
  }

  private Roster roster(SessionId director) {
    requireOn();
    Desk desk = desks.get(director);
    Roster roster = desk == null ? null : desk.roster();
    return roster == null ? opened(director) : roster;
  }

  /** In whichever life a director is asked for, its desk is that of its chain. */
  private Roster opened(SessionId director) {
    if (closed) {
      throw new IllegalStateException("This bureau is closed");
    }
    listen();
    SessionId chain = lookout.chain(director);
    Desk desk = desks.computeIfAbsent(chain, each -> new Desk(each, lookout, seams, this::bound));
    Roster roster = desk.opened();
    if (roster == null) {
      desks.remove(chain, desk);
      throw new NoSuchBindingException(director);
    }
    return roster;
  }

  private void listen() {
    lock.lock();
    try {
      if (listening == null) {
        listening = door.listen((commit, before) -> committed(commit));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whatever befalls these members comes to their desks from now on. */
  private void bound(Binding binding) {
    lock.lock();
    try {
      watch();
      if (!closed && (looking == null || binding.check().compareTo(pause) < 0)) {
        if (looking != null) {
          looking.close();
        }
        pause = binding.check();
        looking = seams.tasks().every("affinity", pause, this::look);
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    Map<SessionId, List<Desk>> watched = new HashMap<>();
    for (Desk desk : desks.values()) {
      for (SessionId member : desk.watched()) {
        watched.computeIfAbsent(member, each -> new ArrayList<>()).add(desk);
      }
    }
    watching = watched;
  }

  private void look() {
    for (Desk desk : desks.values()) {
      if (desk.isDue(pause) && look(desk)) {
        examine(desk);
      }
    }
  }

  /** Whoever was to find out that a member is well again may have died. */
  private void examine(Desk desk) {
    Roster roster = desk.roster();
    List<Member> members = roster == null ? List.of() : roster.members();
    for (Member each : members) {
      if (Fitness.UNHEALTHY.equals(each.out())) {
        examine(each.end());
      }
    }
  }

  private void examine(SessionId member) {
    try {
      examine.accept(member);
    } catch (BureauException e) {
      if (!closed) { // else the store was closed behind the last look
        LOG.warn("The health of {} is not known: {}", member, e.getMessage());
      }
    }
  }

  /** Whether it could be done. */
  private boolean look(Desk desk) {
    try {
      if (desk.looked() == null && desks.remove(desk.director(), desk)) {
        unbound();
      }
      return true;
    } catch (BureauException e) {
      if (!closed) { // else the store was closed behind the last look
        LOG.warn("Who works for {} is looked at again later: {}", desk.director(), e.getMessage());
      }
      return false;
    }
  }

  private void unbound() {
    lock.lock();
    try {
      watch();
    } finally {
      lock.unlock();
    }
  }

  private void committed(Commit commit) {
    if (commit.session().equals(SessionId.BUREAU)) {
      if (commit.change().events().stream().anyMatch(AffinityEvent.class::isInstance)) {
        desks.values().forEach(this::look);
      }
      return;
    }
    if (commit.head().links().supervisor() != null) {
      welcome(commit.head().links().supervisor(), commit.change().events());
    }
    SessionId chain = commit.head().links().chain();
    List<Desk> concerned = watching.get(chain);
    if (concerned != null && mayMatter(commit.change().events())) {
      for (Desk desk : concerned) {
        if (!look(desk)) {
          desk.doubt(chain);
        }
      }
    }
  }

  /** A department may be a new one. */
  private void welcome(SessionId director, List<Event<?>> events) {
    Desk desk = desks.get(director);
    if (desk != null
        && desk.isOfSupervised()
        && events.stream().anyMatch(StatusChanged.class::isInstance)) {
      look(desk);
    }
  }

  /** Mail, steps and waits say nothing of whether a session is fit. */
  private static boolean mayMatter(List<Event<?>> events) {
    for (Event<?> each : events) {
      if (!(each instanceof MessageEvent
          || each instanceof CellEvent
          || each instanceof WaitEvent)) {
        return true;
      }
    }
    return false;
  }

  /** No more looks; what is known stays as it is. Idempotent. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (listening != null) {
        listening.close();
      }
      if (looking != null) {
        looking.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
