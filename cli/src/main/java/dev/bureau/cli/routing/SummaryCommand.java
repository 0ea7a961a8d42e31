package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.discipline.Compliance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sums up how well sessions keep to their limits of reading. */
@Command(
    name = "summary",
    description = {
      "Sum up how well sessions keep to the limits of what they read before they delegate.",
      "Without an ID: all that are not final and have read anything. With one: that session, with"
          + " the files that count and its latest violations.",
      "The score is the share of all they wanted to read that was not blocked, in percent; 80 and"
          + " more is compliant."
    },
    footer = {"", "Examples:", "  bureau summary", "  bureau summary desk --json"})
public final class SummaryCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The session.")
  private @Nullable SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public SummaryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      if (id == null) {
        all(bureau.discipline().summary());
      } else if (invocation.json()) {
        invocation.output().json(ComplianceView.of(bureau.discipline().of(id)));
      } else {
        invocation.output().print(ComplianceView.outline(bureau.discipline().of(id)));
      }
    }
  }

  private void all(List<Compliance> sessions) {
    if (invocation.json()) {
      invocation.output().json(ComplianceView.of(sessions));
      return;
    }
    try (Table table =
        invocation
            .output()
            .table("ID", "ROLE", "SCORE", "COMPLIANT", "READS", "VIOLATIONS", "BLOCKED")) {
      sessions.forEach(each -> ComplianceView.row(table, each));
    }
  }
}
