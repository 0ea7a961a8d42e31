package dev.bureau.store.sql.killed;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.store.sql.Sqlite;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a child process does until it dies: for each order on its input it plays the scenario, tells
 * each step of its store, and says when it is through.
 */
final class KilledProcess {
  private KilledProcess() {}

  /** {@code SCENARIO}. */
  public static void main(String[] arguments) throws Exception {
    Scenario scenario = Scenario.of(arguments[0]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      play(scenario, Order.of(line));
      Pipe.say("through");
    }
  }

  private static void play(Scenario scenario, Order order) throws Exception {
    Steps steps = new Steps(order.death());
    StoreFactory store =
        (seams, catalogue) ->
            order
                .planted()
                .over(new SteppingStore(database(order.folder()).open(seams, catalogue), steps));
    OutsideWorld world = new OutsideWorld(order.folder());
    try (Bureau sender = Bureau.open(store)) {
      scenario.send(sender);
    }
    try (Bureau bureau = Bureau.open(config(), store, scenario.agents(world), Seams.system());
        Following resolving =
            bureau.follow(Follow.fromStart(), new Resolver(bureau.sessions(), world))) {
      if (order.end() == Order.End.SETTLED) {
        Settling.awaitSilence(scenario, bureau);
      } else {
        Settling.awaitCompletion(bureau);
      }
    }
  }

  static Sqlite database(Path folder) {
    return Sqlite.at(folder.resolve("bureau.db"));
  }

  /** One handling at a time and no looks in between, so that steps come in the same order. */
  private static BureauConfig config() {
    return BureauConfig.defaults()
        .withMaxSessions(1)
        .withPoll(Duration.ofHours(1))
        .withRetries(0, Duration.ofMillis(1));
  }
}
