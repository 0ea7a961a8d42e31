package dev.bureau.cli.budget;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.budget.BudgetStatement;
import dev.bureau.orchestrator.budget.Budgets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and limits what sessions may spend. */
@Command(
    name = "budget",
    description = {
      "Show what a session has spent and may spend, or limit it.",
      "ID or show ID: spent by the session, reserved for its calls, drawn by those below, received"
          + " from above, and what its next call may use; limit ID: sets limits, each in place of"
          + " the one like it; unlimit ID: takes them away."
    },
    footer = {
      "",
      "Examples:",
      "  bureau budget limit main --usd 5 --tree --on-crossing ask",
      "  bureau budget main",
      "  bureau budget unlimit main --usd --tree"
    })
public final class BudgetCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "show, limit or unlimit; or the ID, to show it.")
  private String first;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The session.")
  private @Nullable SessionId id;

  @Mixin private LimitOptions options;

  /**
   * @param invocation the run it is part of
   */
  public BudgetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    String action = id == null ? "show" : first.toLowerCase(Locale.ROOT);
    SessionId session = id == null ? new SessionId(first) : id;
    switch (action) {
      case "show" -> {
        if (options.areGiven()) {
          throw new BadInputException("ACTION", first, "give: budget limit ID, then its limits");
        }
        act(budgets -> budgets.of(session));
      }
      case "limit" -> {
        Limit[] limits = options.limits().toArray(Limit[]::new);
        act(budgets -> budgets.limit(session, limits));
      }
      case "unlimit" -> {
        options.measures(); // refuses before anything is opened
        act(
            budgets -> {
              for (Measure each : options.measures()) {
                budgets.unlimit(session, each, options.reach());
              }
              return budgets.of(session);
            });
      }
      default -> throw new BadInputException("ACTION", first, "give show, limit or unlimit");
    }
  }

  /** What is done to budgets. */
  @FunctionalInterface
  private interface Act {
    BudgetStatement on(Budgets budgets);
  }

  private void act(Act act) {
    try (Bureau bureau = invocation.open()) {
      BudgetStatement statement = act.on(bureau.budgets());
      if (invocation.json()) {
        invocation.output().json(BudgetView.json(statement));
      } else {
        try (Table table =
            invocation
                .output()
                .table("OF", "SPENT", "RESERVED", "DRAWN OUT", "RECEIVED", "LIMITS", "AVAILABLE")) {
          BudgetView.print(statement, table);
        }
      }
    }
  }
}
