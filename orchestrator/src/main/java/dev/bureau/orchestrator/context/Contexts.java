package dev.bureau.orchestrator.context;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Decision;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.Content;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.operating.ActiveBand;
import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.operating.OperatingTable;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Keeps what agents know within the windows of their models (E1–E3, E35). An agent uses {@link
 * dev.bureau.orchestrator.agent.Context#window} instead. Thread-safe. Each method that changes
 * something is durable when it returns, and throws what {@link Door#change} throws, beside what it
 * says itself; each that names a session throws {@link dev.bureau.core.door.NoSuchSessionException}
 * if there is none of that id.
 */
public final class Contexts {
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final WindowConfig window;
  private final Librarian librarian;
  private final BiFunction<Follow, EntryListener, Following> follows;

  /**
   * @param access in whose name contexts are changed
   * @param follows has a listener told of entries
   */
  public Contexts(
      Access access, ContextConfig config, BiFunction<Follow, EntryListener, Following> follows) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
    this.window = config.window();
    this.librarian = new Librarian(config, store.blobs());
    this.follows = follows;
  }

  /**
   * A session knows that from now on, in place of what it knew under that key; nothing happens if
   * it is in its window like that.
   *
   * @throws BadInputException if the value is null, no JSON, larger than 1 MiB or than the window,
   *     or there are a thousand entries
   */
  public ContextView put(SessionId session, Note note) {
    return changed(session, librarian.put(note));
  }

  /** A session no longer knows what is under a key; nothing happens if it does not. */
  public ContextView remove(SessionId session, String key) {
    return changed(session, librarian.rules().remove(key));
  }

  /**
   * What was deferred is in the window again, as if it had been put last; if there is no room for
   * it, others are deferred. Nothing happens if it is in the window, or nowhere.
   */
  public ContextView recall(SessionId session, String key) {
    return changed(session, librarian.rules().recall(key));
  }

  /** The provider has said how full the window is; that wins over what is counted. */
  public ContextView report(SessionId session, ContextReported report) {
    return changed(session, librarian.rules().report(report));
  }

  /**
   * Makes what a session knows smaller. The compressor is asked outside of the commit; what changes
   * meanwhile is left as it is, and so is what it could not make smaller.
   *
   * @throws CriticalContextException if the compressor touches what is critical
   */
  public ContextView compress(SessionId session, CompressionLevel level) {
    ContextMap context = context(door.load(session));
    return changed(session, librarian.compress(session, context, level));
  }

  /** A session knows nothing any more, and its window is fresh. */
  public ContextView empty(SessionId session) {
    return changed(session, ContextRules.empty());
  }

  private ContextView changed(SessionId session, Decision decision) {
    return view(door.change(session, caller, decision));
  }

  /** All that a session knows, and how full its window is. */
  public ContextView of(SessionId session) {
    return view(door.load(session));
  }

  /** The value under a key, deferred or not; empty if nothing is there. */
  public Optional<Object> get(SessionId session, String key) {
    return context(door.load(session)).find(key).map(ContextEntry::content).map(librarian::value);
  }

  /**
   * What the compression in that version gave up, by key: found in the journal, and held against
   * the digest that stands there.
   *
   * @throws BadInputException if nothing was compressed in that version
   * @throws dev.bureau.core.store.StoreException if what is found is not what was given up
   */
  public Map<String, Object> dropped(SessionId session, long version) {
    door.load(session);
    Map<String, Content> found = new Dropped(store.sessions(), session, version).contents();
    Map<String, Object> values = new TreeMap<>();
    found.forEach((key, content) -> values.put(key, librarian.value(content)));
    return values;
  }

  /**
   * Where a session stands in the operating table. This reads its whole journal, to tell for how
   * long it was ACTIVE.
   */
  public Situation situation(SessionId session) {
    Loaded loaded = door.load(session);
    OperatingTable table = window.table();
    double position = window.gauge(context(loaded)).position();
    Duration time = new ActiveTime(store.sessions()).of(loaded.session(), seams.wall().instant());
    ContextBand context = table.position().band(position);
    ActiveBand active = table.active().band(time);
    return new Situation(position, context, time, active, table.advice(context, active));
  }

  /**
   * Tells a listener of each session that crosses a threshold upwards from now on.
   *
   * @param threshold one of {@link WindowConfig#thresholds}
   * @throws BadInputException if it is none of them
   */
  public Following follow(double threshold, ThresholdListener listener) {
    return follow(Follow.fromNow(), threshold, listener);
  }

  /**
   * The same, of the sessions and from the place that are named; with a name it goes on after a
   * restart where it was.
   *
   * @param follow its types are set here
   */
  public Following follow(Follow follow, double threshold, ThresholdListener listener) {
    if (!window.thresholds().contains(threshold)) {
      throw new BadInputException(
          "threshold", threshold, "give one of context.thresholds: " + window.thresholds());
    }
    return follows.apply(
        follow.types("context.threshold-crossed"),
        entry -> {
          if (entry.event() instanceof ThresholdCrossed crossed
              && Double.compare(crossed.threshold(), threshold) == 0) {
            Gauge gauge = crossed.gauge();
            listener.crossed(entry.session(), gauge.position(), gauge.available());
          }
        });
  }

  private ContextView view(Loaded loaded) {
    return ContextView.of(loaded.session().id(), context(loaded), window);
  }

  private static ContextMap context(Loaded loaded) {
    return loaded.aspects().get(ContextMap.ASPECT);
  }
}
