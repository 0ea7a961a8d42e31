package dev.bureau.orchestrator.cloning;

import dev.bureau.core.cell.CellRules;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a clone that keeps the state takes along of each feature, as events of its own journal. A
 * feature without a rule here fails the build.
 */
final class Inheritance {
  static final Map<String, Function<Aspects, List<Event<?>>>> RULES =
      Map.ofEntries(
          Map.entry("cell", aspects -> CellRules.recorded(aspects.get(Cells.ASPECT))),
          Map.entry(
              "context",
              aspects -> List.copyOf(ContextRules.inherited(aspects.get(ContextMap.ASPECT)))),
          Map.entry(
              "duty", Inheritance::nothing), // belongs to the description, which every clone has
          Map.entry("wait", Inheritance::nothing), // whoever is asked answers the original
          Map.entry("task", Inheritance::nothing), // and so do its departments
          Map.entry("staff", Inheritance::nothing), // which are the original's
          Map.entry("tree", Inheritance::nothing), // it is the original that is being stopped
          Map.entry("migration", Inheritance::nothing), // and that moves
          Map.entry("transition", Inheritance::nothing), // or passes to another
          Map.entry("removal", Inheritance::nothing), // or is being deleted
          Map.entry("checkpoint", Inheritance::nothing), // its versions are the original's
          Map.entry("host", Inheritance::nothing), // and whose agent runs
          Map.entry("constraint", Inheritance::nothing), // and that has passed its limits
          Map.entry("health", Inheritance::nothing), // and that is ill
          Map.entry("usage", Inheritance::nothing), // and that has the bill (S42)
          Map.entry("model", Inheritance::nothing), // its first is the one it begins with
          Map.entry("budget", Inheritance::nothing), // its limits are those of every clone
          Map.entry("grant", Inheritance::nothing), // it was the original that drew
          Map.entry("routing", Inheritance::nothing), // it was the original that decided
          Map.entry("discipline", Inheritance::nothing), // and that has read
          Map.entry("transcript", Inheritance::nothing), // and whose agent has said all that
          Map.entry("mcp", Inheritance::nothing), // and whose agent's configuration was changed
          Map.entry("group", Inheritance::nothing), // kept in the session "bureau"
          Map.entry("affinity", Inheritance::nothing), // as are bindings
          Map.entry("template", Inheritance::nothing), // and templates
          Map.entry("price", Inheritance::nothing)); // and prices

  private Inheritance() {}

  private static List<Event<?>> nothing(Aspects aspects) {
    return List.of();
  }

  /** In the order of the features' names. */
  static List<Event<?>> of(Aspects aspects) {
    return RULES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(each -> each.getValue().apply(aspects).stream())
        .toList();
  }
}
