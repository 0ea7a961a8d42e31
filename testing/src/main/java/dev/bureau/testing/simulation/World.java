package dev.bureau.testing.simulation;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualClock;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.promise.Deliveries;
import dev.bureau.testing.promise.Edges;
import dev.bureau.testing.promise.Epochs;
import dev.bureau.testing.promise.LiveEnds;
import dev.bureau.testing.promise.Promise;
import dev.bureau.testing.promise.Versions;
import dev.bureau.testing.promise.Watched;
import dev.bureau.testing.schedule.Choices;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.Scheduler;
import dev.bureau.testing.schedule.SimulatedSeams;
import dev.bureau.testing.schedule.SimulatedTasks;
import dev.bureau.testing.schedule.Tape;
import dev.bureau.testing.schedule.Timeline;
import dev.bureau.testing.schedule.Trace;
import dev.bureau.testing.schedule.WorldEnded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: the tasks, the store that all share, its nodes, and what is promised of them. */
final class World {
  private final Trace trace = new Trace();
  private final Tape tape;
  private final Scheduler scheduler;
  private final Misfortune misfortune;
  private final Timeline timeline;
  private final Set<CommitId> standing = new HashSet<>();
  private final Deliveries deliveries = new Deliveries();
  private final List<Promise> promises =
      List.of(
          new Versions(),
          new Epochs(),
          new Edges(),
          new LiveEnds(),
          new Attempts(this),
          deliveries);
  private final Map<String, Runnable> checks = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Store> opened = new ArrayList<>();
  private final MemoryDisk disk = new MemoryDisk();
  private StoreFactory factory = Memory.store();
  private int processes;
  private final List<String> underWay = new ArrayList<>();

  World(Tape tape, boolean written) {
    this.tape = tape;
    this.timeline = new Timeline(written);
    this.scheduler = new Scheduler(tape, trace, timeline);
    this.misfortune = new Misfortune(tape);
  }

  /** What became of a run. */
  record Run(
      @Nullable Throwable failure, long hash, long steps, Choices choices, List<String> timeline) {}

  /** Runs a test in it. */
  Run run(Consumer<Simulation> test) {
    Place here = new Place("test");
    Simulation simulation = new Simulation(this, here);
    Throwable failure =
        scheduler.run(
            here,
            "test",
            () -> {
              test.accept(simulation);
              simulation.end();
            });
    return new Run(closed(failure), trace.hash(), trace.steps(), tape.choices(), timeline.lines());
  }

  /** What the run failed of stands before what goes wrong now. */
  private @Nullable Throwable closed(@Nullable Throwable failure) {
    Throwable first = failure;
    for (Store each : opened) {
      try {
        each.close();
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    return first;
  }

  Tape tape() {
    return tape;
  }

  /** The files of all processes. */
  MemoryDisk disk() {
    return disk;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Misfortune misfortune() {
    return misfortune;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Whether nothing is on its way, and all nodes and programs have done what they do at first. */
  boolean areDone() {
    return missing().isEmpty();
  }

  /** What has not been done to its end. */
  List<String> missing() {
    return Stream.concat(
            underWay.stream().map(each -> each + " has not ended"),
            nodes.stream().map(Node::missing).flatMap(Optional::stream))
        .toList();
  }

  /** Does something later, or beside all else, that has to end before there is rest. */
  Runnable awaited(String name, Runnable work) {
    underWay.add(name);
    return () -> {
      work.run();
      underWay.remove(name); // one of them, if several have it
    };
  }

  void note(String place, Supplier<String> what) {
    timeline.add(scheduler.now(), place, what);
  }

  /** The store that all share is opened by that. */
  void on(StoreFactory changed) {
    factory = changed;
  }

  /** Has something checked after every commit. */
  void always(String name, Runnable check) {
    checks.put(name, check);
  }

  /** The seams of a process. */
  SimulatedSeams seams(Place place, Machine machine) {
    Tasks tasks = new SimulatedTasks(scheduler, place);
    processes++; // no two draw the same, whatever their names
    long seed = tape.seed() * 1_000_003 + processes;
    Disk files = new SimulatedDisk(disk, scheduler);
    return new SimulatedSeams(
        scheduler, place, machine.wall(), machine.starts(place), tasks, files, seed);
  }

  /** A process's way to the store, with the store's own clock; faults strike that node, if any. */
  Store connected(Seams process, @Nullable Node node) {
    Seams stores = new StoreSeams(process, () -> ManualClock.START.plusNanos(scheduler.now()));
    Store shared = factory.open(stores, CoreEvents.CATALOGUE);
    opened.add(shared);
    return new Link(new Watched(shared, standing, new Witness()), scheduler, node);
  }

  private final class Witness implements Watched.Witness {
    @Override
    public void saw(Consumer<Promise> what) {
      if (!scheduler.isOver()) {
        judge(() -> promises.forEach(what));
      }
    }

    @Override
    public void committed(Commit commit, long version) {
      if (scheduler.isOver()) {
        return;
      }
      trace.add(commit.moment().commit().low() + version);
      note(scheduler.me().place().name(), () -> Telling.of(commit, version));
      saw(promise -> promise.committed(commit, version));
      checks.forEach((name, check) -> judge(() -> named(name, check)));
    }
  }

  private static void named(String name, Runnable check) {
    try {
      check.run();
    } catch (WorldEnded e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw named(name, e, e instanceof AssertionError ? e.getMessage() : e.toString());
    }
  }

  /** It stands where its cause does: that is the place by which failures are told apart. */
  private static AssertionError named(String name, Throwable cause, @Nullable String what) {
    AssertionError named = new AssertionError(name + ": " + what, cause);
    named.setStackTrace(cause.getStackTrace());
    return named;
  }

  /** An assertion does not hold: the run fails; does not return. */
  WorldEnded broken(String where, AssertionError assertion) {
    AssertionError failure = named(where, assertion, assertion.toString());
    if (!scheduler.isOver()) {
      note("broken", failure::getMessage);
    }
    throw scheduler.fail(failure);
  }

  private void judge(Runnable judgement) {
    try {
      scheduler.undisturbed(judgement);
    } catch (WorldEnded e) {
      throw e;
    } catch (RuntimeException | Error e) { // whatever it is, no agent and no node may catch it
      note("broken", e::getMessage);
      throw scheduler.fail(e);
    }
  }

  /** The sessions whose mail still waits. */
  Set<SessionId> waiting() {
    return deliveries.waiting().keySet();
  }
}
