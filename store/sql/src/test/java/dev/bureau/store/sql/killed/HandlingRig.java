package dev.bureau.store.sql.killed;

import dev.bureau.orchestrator.Bureau;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Lets processes die while they play a scenario, another one play it to its end, and asks the
 * oracle what is wrong then. Thread-safe.
 *
 * <p>Each death has a folder of its own, which is left only if something was wrong. The processes
 * that finish live longer than one death: to them nothing happens.
 */
final class HandlingRig implements AutoCloseable {
  private static final String THROUGH = "through";
  private static final String STEP = "step ";
  private static final String COMMIT = "commit ";

  private final Path folder;
  private final Scenario scenario;
  private final Outcome undisturbed;
  private final Path beginning;
  private final List<String> steps;
  private final BlockingQueue<Child> finishers = new LinkedBlockingQueue<>();
  private final AtomicInteger places = new AtomicInteger();
  private final AtomicInteger deaths = new AtomicInteger();

  private HandlingRig(Path folder, Scenario scenario, Outcome undisturbed, Path beginning)
      throws Exception {
    this.folder = Files.createDirectory(folder.resolve("rig-of-" + beginning.getFileName()));
    this.scenario = scenario;
    this.undisturbed = undisturbed;
    this.beginning = beginning;
    this.steps = played();
  }

  /** A rig in which nothing has happened yet. */
  static HandlingRig of(Path folder, Scenario scenario) throws Exception {
    Path beginning = Files.createDirectory(folder.resolve("beginning"));
    try (Bureau bureau = Bureau.open(KilledProcess.database(beginning))) {
      scenario.create(bureau);
    }
    Path memory = Files.createDirectory(folder.resolve("memory"));
    return new HandlingRig(folder, scenario, Outcome.undisturbed(scenario, memory), beginning);
  }

  /** A rig in which a process has died at that step already. */
  HandlingRig after(Death death) throws Exception {
    Path place = place();
    if (!dies(place, Planted.NOTHING, death)) {
      throw new AssertionError("The process has outlived " + death);
    }
    return new HandlingRig(folder, scenario, undisturbed, place);
  }

  /** How many processes have died here, so far. */
  int deaths() {
    return deaths.get();
  }

  /** The steps of an undisturbed run, in order, up to the last commit. */
  List<String> steps() {
    return steps;
  }

  private List<String> played() throws Exception {
    Child child = finisher();
    child.tell(new Order(place(), Planted.NOTHING, Death.NEVER, Order.End.COMPLETED).toString());
    List<String> all =
        child.hearUntil(THROUGH).stream().map(each -> each.substring(STEP.length())).toList();
    finishers.add(child);
    return all.subList(0, lastCommit(all)); // how it closes is a race of its own
  }

  private static int lastCommit(List<String> steps) {
    int last = steps.size();
    while (!steps.get(last - 1).startsWith(COMMIT)) {
      last--;
    }
    return last;
  }

  /**
   * Lets a process die at that step, and another one finish; returns what is wrong then. If it does
   * not come to that step, it is no death, and nothing may be wrong either.
   */
  List<String> violations(Planted planted, Death death) throws Exception {
    Path place = place();
    if (dies(place, planted, death)) {
      deaths.incrementAndGet();
    }
    return finished(place);
  }

  private boolean dies(Path place, Planted planted, Death death) throws Exception {
    try (Child victim = child(place)) {
      victim.tell(new Order(place, planted, death, Order.End.COMPLETED).toString());
      victim.tellNoMore();
      int exit = victim.exit();
      if (exit != 0 && exit != Steps.EXIT) {
        throw new AssertionError("The process has ended by itself, with " + exit);
      }
      return exit == Steps.EXIT;
    }
  }

  /**
   * Kills processes by SIGKILL, one after another on the same data, each after a random number of
   * commits of its work; then lets one finish. Not of steps: a process has many before its first
   * commit, and a session that makes no progress in ten recoveries fails.
   *
   * @param kills so many that the work is not done before the last
   */
  List<String> violationsAfterKills(int kills, SplittableRandom random) throws Exception {
    Path place = place();
    int commits = (int) steps.stream().filter(each -> each.startsWith(COMMIT)).count();
    for (int i = 0; i < kills; i++) {
      try (Child victim = child(place)) {
        victim.tell(new Order(place, Planted.NOTHING, Death.NEVER, Order.End.COMPLETED).toString());
        victim.hearUntil(STEP + "waiting"); // sent again what was sent before
        victim.hearMore(random.nextInt(commits / kills / 2), STEP + COMMIT);
        victim.kill();
      }
    }
    return finished(place);
  }

  private List<String> finished(Path place) throws Exception {
    Child finisher = finisher();
    finisher.tell(Order.finish(place).toString());
    finisher.hearUntil(THROUGH);
    finishers.add(finisher);
    List<String> violations = Oracle.violations(scenario, undisturbed, place);
    if (violations.isEmpty()) {
      delete(place);
    }
    return violations;
  }

  private Child finisher() throws IOException {
    Child idle = finishers.poll();
    return idle == null ? child(folder) : idle;
  }

  private Child child(Path temporary) throws IOException {
    return Child.start(temporary, KilledProcess.class, scenario.toString());
  }

  /** A new folder with the sessions as they are at the beginning. */
  private Path place() throws IOException {
    Path place = Files.createDirectory(folder.resolve("place-" + places.incrementAndGet()));
    for (Path each : files(beginning)) {
      Files.copy(each, place.resolve(each.getFileName()));
    }
    return place;
  }

  private static void delete(Path place) throws IOException {
    for (Path each : files(place)) {
      Files.delete(each);
    }
    Files.delete(place);
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.sorted().toList();
    }
  }

  @Override
  public void close() {
    finishers.forEach(Child::close);
  }
}
