package dev.bureau.cli.transition;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.configuration.Span;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Passes a session to the next of its chain. */
@Command(
    name = "transition",
    description = {
      "Pass a session to the next of its chain: it ends, and a new one with an empty window takes"
          + " over its task, role, place, groups, bindings and mail. With the cause emergency a"
          + " checkpoint is taken, the new one knows what the old one knew, compressed, and the old"
          + " one is archived.",
      "Broken off anywhere, whoever runs agents on the store sees it through, and so does the same"
          + " command again."
    },
    footer = {
      "",
      "Examples:",
      "  bureau transition reader",
      "  bureau transition reader --cause handoff --reason 'the night shift' --drain 5m"
    })
public final class TransitionCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session, the last one of its chain.")
  private SessionId id;

  @Option(
      names = "--cause",
      paramLabel = "C",
      description = "Why: ${COMPLETION-CANDIDATES} (default: CLEAR).")
  private Why cause = Why.CLEAR;

  @Option(
      names = "--reason",
      paramLabel = "R",
      description = "The end reason of the old one, in a few words (default: says the cause).")
  private @Nullable String reason;

  @Option(
      names = "--drain",
      paramLabel = "D",
      description =
          "The longest to wait for the end of a message that is being handled, "
              + Span.FORMS
              + " (default: 30s). What is not through by then is handled again by the new one.")
  private @Nullable String drain;

  /** The causes that somebody may give; the others are those of resume. */
  private enum Why {
    CLEAR(Cause.CLEAR),
    HANDOFF(Cause.HANDOFF),
    EMERGENCY(Cause.EMERGENCY);

    private final Cause cause;

    Why(Cause cause) {
      this.cause = cause;
    }
  }

  /**
   * @param invocation the run it is part of
   */
  public TransitionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    TransitionSpec spec = spec();
    try (Bureau bureau = invocation.open()) {
      Transitioned through =
          cause == Why.EMERGENCY
              ? bureau.recovery().recover(id, spec)
              : bureau.transitions().transition(id, spec);
      if (invocation.json()) {
        invocation
            .output()
            .json(
                new JsonObject()
                    .with("from", through.from().id())
                    .with("to", through.to().id())
                    .with("manner", through.manner())
                    .map());
      } else {
        String how =
            through.manner() == Transitioned.Manner.FORCED
                ? "; what it was at is handled again"
                : "";
        invocation.output().line(through.from().id() + " has passed to " + through.to().id() + how);
      }
    }
    return ExitCode.OK;
  }

  private TransitionSpec spec() {
    TransitionSpec spec = TransitionSpec.of(cause.cause);
    if (reason != null) {
      spec = spec.reason(reason);
    }
    return drain == null ? spec : spec.drain(Span.of("--drain", drain));
  }
}
