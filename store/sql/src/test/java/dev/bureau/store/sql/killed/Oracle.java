package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.Bureau;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a scenario that was played to its end through deaths, against one that
 * was not disturbed.
 */
final class Oracle {
  private final Scenario scenario;
  private final Outcome undisturbed;
  private final List<String> violations = new ArrayList<>();

  private Oracle(Scenario scenario, Outcome undisturbed) {
    this.scenario = scenario;
    this.undisturbed = undisturbed;
  }

  /** What is wrong; empty if nothing is. */
  static List<String> violations(Scenario scenario, Outcome undisturbed, Path folder)
      throws IOException {
    Oracle oracle = new Oracle(scenario, undisturbed);
    try (Bureau bureau = Bureau.open(KilledProcess.database(folder))) {
      oracle.compareLives(bureau);
      oracle.countHandlings(bureau);
      oracle.checkOrder(bureau);
      oracle.countEffects(bureau, new OutsideWorld(folder).effects());
      oracle.violations.addAll(bureau.doctor().examine((sessions, all) -> {}).faults());
    }
    return oracle.violations;
  }

  private void compareLives(Bureau bureau) {
    Map<SessionId, Outcome.Life> lives = Outcome.of(scenario, bureau).lives();
    undisturbed
        .lives()
        .forEach(
            (id, life) -> {
              if (!life.equals(lives.get(id))) {
                violations.add(
                    "%s is%n  %s%nand would have been%n  %s".formatted(id, lives.get(id), life));
              }
            });
  }

  /** Each message once, in whichever journal (P4). */
  private void countHandlings(Bureau bureau) {
    Set<MessageId> handled = new HashSet<>();
    for (SessionId id : scenario.sessions()) {
      for (Message each : Outcome.handled(id, bureau)) {
        if (!handled.add(each.id())) {
          violations.add("Message " + each.id() + " was handled more than once");
        }
      }
    }
  }

  /** Versions without gaps (P2), epochs that never fall (P3). */
  private void checkOrder(Bureau bureau) {
    for (SessionId id : scenario.sessions()) {
      long version = 0;
      long epoch = 0;
      for (Entry each : bureau.journal(id, 1, Integer.MAX_VALUE)) {
        if (each.version() != version && each.version() != version + 1) {
          violations.add("Version %d of %s follows %d".formatted(each.version(), id, version));
        }
        if (each.epoch() < epoch) {
          violations.add("Epoch %d of %s follows %d".formatted(each.epoch(), id, epoch));
        }
        version = each.version();
        epoch = each.epoch();
      }
      if (bureau.sessions().get(id).version() != version) {
        violations.add("The head of %s is not at version %d".formatted(id, version));
      }
    }
  }

  /** What can be repeated happened for each cell, what cannot happened once for each (X3). */
  private void countEffects(Bureau bureau, List<OutsideWorld.Effect> effects) {
    Set<String> cells = new HashSet<>();
    for (SessionId id : scenario.sessions()) {
      for (Cell each : bureau.sessions().cells(id)) {
        cells.add(each.step().key().toString());
      }
    }
    cells.removeIf(each -> each.contains("/look#"));
    Map<String, Long> times =
        effects.stream()
            .map(OutsideWorld.Effect::key)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    if (!times.keySet().equals(cells)) {
      violations.add("There are effects of %s, but cells %s".formatted(times.keySet(), cells));
    }
    effects.stream()
        .filter(each -> each.isOf(Worker.CHARGE))
        .map(OutsideWorld.Effect::key)
        .filter(each -> times.get(each) > 1)
        .distinct()
        .forEach(each -> violations.add(each + " happened " + times.get(each) + " times"));
  }
}
