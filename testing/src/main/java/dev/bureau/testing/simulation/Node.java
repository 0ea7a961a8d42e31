package dev.bureau.testing.simulation;

import dev.bureau.core.error.BureauException;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.Scheduler;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node: one process after another that runs the agents, on one machine. */
final class Node {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final String name;
  private final World world;
  private final Machine machine;
  private final Program program;
  private Place place;
  private long cutOffUntil;
  private boolean starting;
  private boolean done;
  private @Nullable String gaveUp;

  /** What a process of the node does. */
  @FunctionalInterface
  interface Program {
    void start(Node node, Machine machine, Place place);
  }

  Node(String name, World world, Machine machine, Program program) {
    this.name = name;
    this.world = world;
    this.machine = machine;
    this.program = program;
    this.place = new Place(name);
  }

  /** Starts its first process, or the next one. */
  void start() {
    starting = false;
    place = new Place(name);
    Place here = place;
    world.scheduler().spawn(here, "start", () -> starts(here));
  }

  private void starts(Place here) {
    note("starts");
    try {
      program.start(this, machine, here);
      done = true;
    } catch (BureauException e) {
      if (!e.category().retryHelps()) {
        throw e;
      }
      gaveUp = e.getMessage();
      note("gives up and begins again: " + gaveUp);
      crash(AGAIN);
    }
  }

  String name() {
    return name;
  }

  /** What is missing until one of its processes has done to the end what it does at its start. */
  Optional<String> missing() {
    return done
        ? Optional.empty()
        : Optional.of(
            name
                + " has not got through its beginning"
                + (gaveUp == null ? "" : "; it last gave up: " + gaveUp));
  }

  /** Its process dies; another starts after that time. */
  void crash(Duration until) {
    if (!starting) {
      starting = true;
      world.scheduler().kill(place);
      world.scheduler().at(world.scheduler().now() + until.toNanos(), this::start);
    }
  }

  /** It stands still for that time. */
  void pause(Duration time) {
    place.pauseUntil(world.scheduler().now() + time.toNanos());
  }

  /** It does not reach the store for that time. */
  void cutOff(Duration time) {
    cutOffUntil = Math.max(cutOffUntil, world.scheduler().now() + time.toNanos());
  }

  /** Whatever keeps it from working ends. */
  void heal() {
    place.goOn();
    cutOffUntil = 0;
  }

  boolean isCutOff() {
    return world.scheduler().now() < cutOffUntil;
  }

  @Nullable Fault nextFault() {
    return world.misfortune().next(name);
  }

  boolean either() {
    return world.misfortune().either(name);
  }

  /** A fault strikes the call that its present task makes. */
  void befalls(Fault fault) {
    Duration time = world.misfortune().time(name);
    switch (fault) {
      case CRASH -> {
        note("is dead for " + time);
        crash(time);
      }
      case PAUSE -> {
        note("stands still for " + time);
        pause(time);
        world.scheduler().sleep(time);
      }
      case CUT_OFF -> {
        note("is cut off for " + time);
        cutOff(time);
      }
      case CLOCK_JUMP -> {
        Duration error = world.misfortune().clockError(name);
        note("has a clock that is wrong by " + error);
        machine.isWrongBy(error);
      }
      default -> world.scheduler().sleep(time);
    }
  }

  /** What it has sent arrives later. */
  void later(String what, Runnable arrival) {
    Duration time = world.misfortune().time(name);
    Scheduler scheduler = world.scheduler();
    Place network = new Place("network");
    Runnable awaited = world.awaited("late " + what + " of " + name, arrival);
    scheduler.at(
        scheduler.now() + time.toNanos(), () -> scheduler.spawn(network, "late " + what, awaited));
  }

  void note(Fault fault, String call) {
    note(fault + " at " + call);
  }

  void note(String what) {
    world.note(name, () -> what);
  }
}
