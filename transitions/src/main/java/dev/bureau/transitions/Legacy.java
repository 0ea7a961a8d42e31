package dev.bureau.transitions;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.host.HostStarted;
import dev.bureau.core.host.Hosting;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.staff.Staff;
import dev.bureau.core.staff.StaffDismissed;
import dev.bureau.core.staff.StaffStarted;
import dev.bureau.core.staff.StaffWanted;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.core.task.TaskHandedOut;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.core.wait.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a session leaves to the one that takes over (T5), as events of that one's journal. A feature
 * without a rule here fails the build.
 *
 * @param aspects of the session that has passed
 * @param passage how
 * @param waiting the messages of its chain that are not handled
 */
record Legacy(Aspects aspects, Passage passage, Set<MessageId> waiting) {
  static final Map<String, Function<Legacy, List<Event<?>>>> RULES =
      Map.ofEntries(
          Map.entry("cell", Legacy::cells),
          Map.entry("context", Legacy::context),
          Map.entry("duty", Legacy::duty),
          Map.entry("checkpoint", Legacy::nothing), // they are of the other's states
          Map.entry("wait", Legacy::waits),
          Map.entry("task", Legacy::tasks),
          Map.entry("staff", Legacy::staff),
          Map.entry("budget", Legacy::limits), // those of trees stand at the chain's beginning
          Map.entry("grant", Legacy::nothing), // what it drew goes back, the next one draws anew
          Map.entry("transition", Legacy::nothing), // it is over
          Map.entry("host", Legacy::host),
          Map.entry("transcript", Legacy::nothing), // its agent begins another
          Map.entry("tree", Legacy::nothing), // one that is being stopped does not pass
          Map.entry("migration", Legacy::nothing), // nor does one that moves
          Map.entry("removal", Legacy::nothing), // or whose chain is being deleted
          Map.entry("constraint", Legacy::nothing), // it has kept to its own so far
          Map.entry("health", Legacy::nothing), // that is seen soon
          Map.entry("usage", Legacy::nothing), // what was used stays on its bill
          Map.entry("model", Legacy::nothing), // its first is the one it begins with
          Map.entry("routing", Legacy::nothing), // it has decided nothing yet
          Map.entry("discipline", Legacy::nothing), // nor read
          Map.entry("mcp", Legacy::nothing), // its servers are asked anew
          Map.entry("group", Legacy::nothing), // kept in the session "bureau", for chains
          Map.entry("affinity", Legacy::nothing), // as are bindings
          Map.entry("template", Legacy::nothing), // and templates
          Map.entry("price", Legacy::nothing)); // and prices

  /** In the order of the features' names. */
  List<Event<?>> events() {
    return RULES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(each -> each.getValue().apply(this).stream())
        .toList();
  }

  private List<Event<?>> nothing() {
    return List.of();
  }

  /** Those of messages that may be handled again: what they have done is not done twice. */
  private List<Event<?>> cells() {
    List<Event<?>> carried = new ArrayList<>();
    for (Cell each : aspects.get(Cells.ASPECT).all()) {
      if (waiting.contains(each.step().key().message())) {
        carried.add(new CellCarried(each));
      }
    }
    return carried;
  }

  private List<Event<?>> context() {
    return passage.cause().keepsContext()
        ? List.copyOf(ContextRules.inherited(aspects.get(ContextMap.ASPECT)))
        : List.of();
  }

  private List<Event<?>> duty() {
    Duty duty = aspects.get(Duty.ASPECT);
    return duty.equals(Duty.ASPECT.empty()) ? List.of() : List.of(new DutyAssigned(duty));
  }

  /** Without questions about limits, which are asked where the limits stand. */
  private List<Event<?>> waits() {
    Budget budget = aspects.get(Budget.ASPECT);
    return aspects.get(Waits.ASPECT).all().stream()
        .filter(each -> budget.asked(each.id()).isEmpty())
        .<Event<?>>map(WaitOpened::new)
        .toList();
  }

  private List<Event<?>> tasks() {
    Tasks tasks = aspects.get(Tasks.ASPECT);
    List<Event<?>> events = new ArrayList<>();
    tasks.underWay().forEach(each -> events.add(new TaskHandedOut(each.task(), each.department())));
    tasks.queued().forEach(each -> events.add(new TaskGiven(each)));
    return events;
  }

  private List<Event<?>> staff() {
    List<Event<?>> events = new ArrayList<>();
    for (Staff.Member each : aspects.get(Staff.ASPECT).members()) {
      events.add(new StaffWanted(each.department()));
      switch (each.stage()) {
        case WANTED -> {}
        case AT_WORK -> events.add(new StaffStarted(each.department()));
        case DISMISSED -> events.add(new StaffDismissed(each.department()));
      }
    }
    return events;
  }

  /** While its process goes on running, others must be able to tell whether it does (X9). */
  private List<Event<?>> host() {
    Lodging lodging = aspects.get(Hosting.ASPECT).lodging();
    return lodging == null || !passage.cause().keepsAgent()
        ? List.of()
        : List.of(new HostStarted(lodging));
  }

  private List<Event<?>> limits() {
    return BudgetRules.first(aspects.get(Budget.ASPECT).limits(Reach.SESSION));
  }
}
