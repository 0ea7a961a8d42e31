package dev.bureau.cli.context;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.Term;
import dev.bureau.core.context.Weight;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.context.ContextView;
import dev.bureau.orchestrator.context.Contexts;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.context.Situation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an agent knows and how full its window is, and changes it. */
@Command(
    name = "context",
    description = {
      "Show what a session's agent knows, how full the window of its model is by that, and what the"
          + " operating table advises.",
      "put ID KEY JSON: it knows that from now on; get ID KEY: print it; remove ID KEY: it no"
          + " longer knows it; recall ID KEY: what was deferred is in the window again; compress"
          + " ID: make it smaller; dropped ID VERSION: print what the compression in that version"
          + " gave up; report ID --used N: the provider said how full the window is."
    },
    footer = {
      "",
      "Examples:",
      "  bureau context main",
      "  bureau context put main plan '{\"step\": 1}' --critical",
      "  bureau context compress main --level NON_CRITICAL"
    })
public final class ContextCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(
      arity = "1..4",
      paramLabel = "[ACTION] ID [KEY [JSON]]",
      description = "What to do, unless it is to show; the session; an entry and its value.")
  private List<String> words;

  @Mixin private Marks marks;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "With compress: how much may be given up: ${COMPLETION-CANDIDATES} (default: TEMPORARY).")
  private @Nullable CompressionLevel level;

  /** What is said of an entry, or of the window. */
  static final class Marks {
    @Option(names = "--critical", description = "With put: it is never given up.")
    private boolean critical;

    @Option(names = "--temporary", description = "With put: it is the first to go.")
    private boolean temporary;

    @Option(
        names = "--used",
        paramLabel = "N",
        description = "With report: the tokens in the window.")
    private @Nullable Long used;

    @Option(
        names = "--total",
        paramLabel = "N",
        description = "With report: the tokens that go into it (default: as it was).")
    private @Nullable Long total;
  }

  /**
   * @param invocation the run it is part of
   */
  public ContextCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    Request request = Request.of(words);
    request.require("put", marks.critical || marks.temporary, "--critical and --temporary");
    request.require("report", marks.used != null || marks.total != null, "--used and --total");
    request.require("compress", level != null, "--level");
    SessionId id = request.session();
    try (Bureau bureau = invocation.open()) {
      Contexts contexts = bureau.context();
      switch (request.action()) {
        case "put" -> changed(contexts, contexts.put(id, note(request)));
        case "remove" -> changed(contexts, contexts.remove(id, request.key()));
        case "recall" -> changed(contexts, contexts.recall(id, request.key()));
        case "compress" -> changed(contexts, contexts.compress(id, wantedLevel()));
        case "report" -> changed(contexts, contexts.report(id, report()));
        case "get" -> get(contexts, id, request.key());
        case "dropped" -> dropped(contexts, id, request.version());
        default -> show(contexts, contexts.of(id));
      }
    }
  }

  private Note note(Request request) {
    return new Note(
        request.key(),
        request.value(),
        marks.critical ? Weight.CRITICAL : Weight.ORDINARY,
        marks.temporary ? Term.TEMPORARY : Term.LASTING);
  }

  private CompressionLevel wantedLevel() {
    return level == null ? CompressionLevel.TEMPORARY : level;
  }

  private ContextReported report() {
    if (marks.used == null) {
      throw new BadInputException("--used", "", "give the tokens that are in the window");
    }
    return new ContextReported(marks.used, marks.total);
  }

  private void changed(Contexts contexts, ContextView view) {
    if (invocation.json()) {
      show(contexts, view);
    } else {
      invocation
          .output()
          .line(
              "%s: %d of %d tokens, %s"
                  .formatted(
                      view.session(), view.gauge().used(), view.gauge().total(), view.band()));
    }
  }

  private void show(Contexts contexts, ContextView view) {
    Situation situation = contexts.situation(view.session());
    if (invocation.json()) {
      invocation.output().json(SituationView.of(view, situation));
      return;
    }
    invocation.output().print(SituationView.outline(view, situation));
    try (Table table = invocation.output().table("KEY", "TOKENS", "")) {
      view.entries().forEach(each -> SituationView.row(table, each));
    }
  }

  private void get(Contexts contexts, SessionId id, String key) {
    Object value = contexts.get(id, key).orElseThrow(() -> new NoSuchEntryException(id, key));
    if (invocation.json()) {
      invocation
          .output()
          .json(new JsonObject().with("id", id).with("key", key).with("value", value).map());
    } else {
      invocation.output().line(Json.write(value));
    }
  }

  private void dropped(Contexts contexts, SessionId id, long version) {
    Map<String, Object> values = contexts.dropped(id, version);
    if (invocation.json()) {
      invocation
          .output()
          .json(
              new JsonObject()
                  .with("id", id)
                  .with("version", version)
                  .with("dropped", values)
                  .map());
    } else {
      values.forEach((key, each) -> invocation.output().line(key + ": " + Json.write(each)));
    }
  }
}
