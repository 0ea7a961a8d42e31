package dev.bureau.testing.simulation;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.doctor.Diagnosis;
import dev.bureau.orchestrator.doctor.Doctor;
import dev.bureau.testing.MemoryDisk;
import dev.bureau.testing.schedule.Choices;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.SimulatedSeams;
import dev.bureau.testing.schedule.Tape;
import dev.bureau.testing.schedule.WorldEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The simulated world as a {@link SimulationTest} holds it: nodes that run agents over one store,
 * in virtual time, and everything that may go wrong with them. The test itself is a process of that
 * world to which nothing happens.
 *
 * <p>While it runs, every commit of every node is held against what Bureau promises: P2, P3, P4, P8
 * and P9 of {@code docs/reliability.md}. For tasks of its own world only; they take turns, so
 * nothing here needs to be thread-safe.
 */
public final class Simulation {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration UNDER_FAULTS = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final World world;
  private final Place here;
  private final SimulatedSeams seams;
  private Faults faults = Faults.all();
  private BureauConfig config = BureauConfig.defaults();
  private UnaryOperator<Store> between = UnaryOperator.identity();
  private Function<Seams, Telemetry> telemetry = process -> Telemetry.NONE;
  private final List<Runnable> lastChecks = new ArrayList<>();
  private Agents agents = new Agents();
  private @Nullable Store store;
  private @Nullable Bureau bureau;

  Simulation(World world, Place here) {
    this.world = world;
    this.here = here;
    this.seams = world.seams(here, new Machine("test", world.scheduler()));
  }

  /** Has the nodes work by that configuration; to be said before they start. */
  public Simulation config(BureauConfig changed) {
    config = changed;
    return this;
  }

  /**
   * Runs a test once in a world in which nothing goes wrong and nobody is kept from going on: the
   * same every time, in virtual time. Like every simulated test it ends with {@link #settle}.
   *
   * @throws AssertionError if it fails, or whatever the test throws; what happened until then is
   *     suppressed in it
   */
  public static void calm(Consumer<Simulation> test) {
    World.Run run = new World(Tape.played(1, Choices.of(List.of())), true).run(test);
    if (run.failure() != null) {
      run.failure().addSuppressed(new WhatHappened(run.timeline()));
      throw Simulation.<RuntimeException>unchecked(run.failure());
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a test may throw anything
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  /** Has these faults befall the nodes from now on; unless told, {@link Faults#all}. */
  public Simulation faults(Faults changed) {
    faults = changed;
    world.misfortune().becomes(changed);
    return this;
  }

  /** Has all share the store that this opens, instead of one in memory; before all else. */
  public Simulation on(StoreFactory shared) {
    world.on(shared);
    return this;
  }

  /** Has each node reach the store through that, as a double that breaks something; before all. */
  public Simulation through(UnaryOperator<Store> broken) {
    between = broken;
    return this;
  }

  /** Has each process of nodes and programs, told by its seams, tell what it does; before all. */
  public Simulation measured(Function<Seams, Telemetry> told) {
    telemetry = told;
    return this;
  }

  /**
   * Starts nodes. After a crash a node begins anew with agents that are bound again; only what is
   * in the store, and what the test itself holds, is still there.
   *
   * @param count how many, from 1
   * @param bindings binds the agents of a starting process
   * @throws BadInputException if there are nodes already
   */
  public Simulation nodes(int count, Consumer<Agents> bindings) {
    bindings.accept(agents);
    world.misfortune().becomes(faults);
    boolean together = world.tape().below("one machine", 3) == 2;
    Machine common = new Machine("machine", world.scheduler());
    for (int number = 1; number <= count; number++) {
      Machine own = new Machine("machine " + number, world.scheduler());
      Node node =
          new Node("node " + number, world, together ? common : own, starts(config, bindings));
      starts(node);
    }
    return this;
  }

  /** By its name go its faults, the stamps of its processes and its lines in the timeline. */
  private void starts(Node node) {
    if (world.nodes().stream().anyMatch(each -> each.name().equals(node.name()))) {
      throw new BadInputException(
          "name", node.name(), "start all nodes at once, and each program under its own name");
    }
    world.nodes().add(node);
    node.start();
  }

  private Node.Program starts(BureauConfig settings, Consumer<Agents> bindings) {
    return (node, machine, place) -> {
      SimulatedSeams process = world.seams(place, machine);
      Agents bound = new Agents();
      bindings.accept(bound);
      Store link = between.apply(world.connected(process, node));
      Bureau.measured(telemetry.apply(process))
          .open(
              settings,
              (same, catalogue) -> link,
              bound.through(agent -> new AssertingAgent(agent, world)),
              process);
    };
  }

  /**
   * Starts a process without agents that does something as a client. All befalls it that befalls
   * nodes: after a crash, or if the store could not serve, it does it again from the beginning.
   *
   * @param name 1–64 of letters, digits, spaces and {@code . _ -}
   * @throws BadInputException if the name is none, or another has it
   */
  public Simulation program(String name, Consumer<Bureau> work) {
    if (!name.matches("[A-Za-z0-9 ._-]{1,64}")) {
      throw new BadInputException("program", name, "give 1-64 of A-Z a-z 0-9 . _ - and spaces");
    }
    Node.Program program =
        (node, machine, place) -> {
          SimulatedSeams process = world.seams(place, machine);
          Store link = between.apply(world.connected(process, node));
          work.accept(
              Bureau.measured(telemetry.apply(process))
                  .open(config, (same, catalogue) -> link, new Agents(), process));
        };
    starts(new Node(name, world, new Machine(name, world.scheduler()), program));
    return this;
  }

  /** The bureau of the test itself: it runs no agents, and nothing ever befalls it. */
  public Bureau bureau() {
    if (bureau == null) {
      bureau =
          Bureau.open(BureauConfig.defaults(), (same, catalogue) -> store(), new Agents(), seams);
    }
    return bureau;
  }

  private Store store() {
    if (store == null) {
      store = world.connected(seams, null);
    }
    return store;
  }

  /** The clock, the tasks and the locks of the test itself. */
  public Seams seams() {
    return seams;
  }

  /** The files that all processes of this world share; looking at them costs no turn. */
  public MemoryDisk disk() {
    return world.disk();
  }

  /** Has something checked after every commit; it looks at what the test holds and never waits. */
  public Simulation always(String what, Runnable check) {
    world.always(what, check);
    return this;
  }

  /** Has something checked at the end of the test, when everything has come to rest. */
  public Simulation atEnd(Runnable check) {
    lastChecks.add(check);
    return this;
  }

  void end() {
    settle();
    lastChecks.forEach(Runnable::run);
  }

  /** Adds a line to the timeline that is shown if the test fails. */
  public Simulation note(String what) {
    world.note(world.scheduler().me().place().name(), () -> what);
    return this;
  }

  /**
   * Ends the run as failed, from whatever task; does not return. For listeners too, whose
   * exceptions harm nobody.
   */
  public Error fail(AssertionError why) {
    throw world.scheduler().fail(why);
  }

  /**
   * Does something beside the test, as another process would; {@link #settle} waits for its end.
   */
  public void beside(String name, Runnable work) {
    world
        .scheduler()
        .spawn(
            here,
            name,
            world.awaited(
                name,
                () -> {
                  try {
                    work.run();
                  } catch (WorldEnded e) {
                    throw e;
                  } catch (RuntimeException | Error e) {
                    throw world.scheduler().fail(e);
                  }
                }));
  }

  /** Lets time pass for the caller: the test, or an agent for which something takes long. */
  public void sleep(Duration time) {
    world.scheduler().sleep(time);
  }

  /**
   * A number from 0 to below the bound, chosen by the seed; a smaller one is the simpler case.
   *
   * @throws BadInputException if the bound is below 1
   */
  public int choose(int bound) {
    if (bound < 1) {
      throw new BadInputException("choose", bound, "give at least 1");
    }
    return world.tape().below("test", bound);
  }

  /**
   * True with that probability, by the seed; false is the simpler case. With 1 nothing is left to
   * the seed.
   *
   * @param probability 0 to 1
   * @throws BadInputException if it is none
   */
  public boolean sometimes(double probability) {
    if (!(probability >= 0 && probability <= 1)) { // nor may it be NaN
      throw new BadInputException("sometimes", probability, "give 0 to 1");
    }
    return probability == 1 || world.tape().rarely("test", probability, 2) != 0;
  }

  /**
   * A node's process dies at once; another starts after that time.
   *
   * @param node from 1
   */
  public void crash(int node, Duration until) {
    node(node).note("crashes, as the test says");
    node(node).crash(until);
  }

  /**
   * A node stands still for that time.
   *
   * @param node from 1
   */
  public void pause(int node, Duration time) {
    node(node).note("stands still for " + time + ", as the test says");
    node(node).pause(time);
  }

  /**
   * A node does not reach the store for that time.
   *
   * @param node from 1
   */
  public void cutOff(int node, Duration time) {
    node(node).note("is cut off for " + time + ", as the test says");
    node(node).cutOff(time);
  }

  private Node node(int number) {
    return world.nodes().get(number - 1);
  }

  /**
   * Waits until something is so.
   *
   * @param longest in virtual time
   * @throws AssertionError if it is not so by then
   */
  public void eventually(String what, Duration longest, BooleanSupplier condition) {
    long deadline = world.scheduler().now() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (world.scheduler().now() >= deadline) {
        throw new AssertionError("Not within " + longest + ": " + what);
      }
      sleep(LOOK);
    }
  }

  /**
   * Waits until everything has come to rest: no message waits that anybody could handle, and every
   * program is done. Things go on going wrong for at most two minutes of that; then nothing does
   * any more. At last examines all that is kept. Done at the end of every test that has not.
   *
   * @throws AssertionError if it does not come to rest within half an hour, or the examination
   *     finds something
   */
  public void settle() {
    Rest rest = new Rest(store(), seams, agents);
    comesToRest(rest, UNDER_FAULTS);
    faults(Faults.none());
    world.nodes().forEach(Node::heal);
    if (!comesToRest(rest, LONGEST)) {
      List<String> missing = new ArrayList<>(world.missing());
      missing.addAll(rest.missing(world.deliveries()));
      throw new AssertionError("Not at rest within " + LONGEST + ": " + missing);
    }
    Diagnosis found =
        new Doctor(store(), seams, CoreEvents.CATALOGUE).examine((examined, all) -> {});
    if (!found.isHealthy()) {
      throw new AssertionError("The doctor finds: " + found.faults());
    }
  }

  private boolean comesToRest(Rest rest, Duration longest) {
    long deadline = world.scheduler().now() + longest.toNanos();
    boolean reached = false;
    while (!reached && world.scheduler().now() < deadline) {
      sleep(LOOK);
      reached = world.areDone() && rest.isReached(world.deliveries());
    }
    return reached;
  }

  /** Mailboxes in which something still waits, for whatever reason. */
  public Set<SessionId> waiting() {
    return world.waiting();
  }
}
