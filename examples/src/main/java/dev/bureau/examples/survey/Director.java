package dev.bureau.examples.survey;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.examples.survey.analysis.Batch;
import dev.bureau.examples.survey.analysis.Report;
import dev.bureau.examples.survey.analysis.SourceFile;
import dev.bureau.examples.survey.analysis.SourceTree;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The director: lists the files batch by batch and hands each batch to every department; has each
 * department sum up when all of its batches are done; writes the report when the last sum is in.
 * What it must remember is in its metadata ({@link Progress}), what it has read is in its cells.
 */
final class Director implements Agent {
  static final String NAME = "survey-director";

  private @Nullable SourceTree tree;

  @Override
  public void handle(Message message, Context context) throws Exception {
    Progress progress = Progress.of(context.session());
    switch (message.type()) {
      case Talk.BEGIN -> {
        context.update(Progress.departments(message.content()));
        context.send(context.session().id(), list(0, ""));
      }
      case Talk.LIST -> list(message, progress, context);
      case Talk.ANALYSED -> {
        String analysis = String.valueOf(message.content().get("analysis"));
        Progress after = progress.withBatchDone(analysis);
        context.update(after.update());
        if (after.hasAllBatchesOf(analysis)) {
          context.send(after.department(analysis), Letter.of(Talk.SUMMARISE, Map.of()));
        }
      }
      case Talk.SUMMARISED -> {
        Progress after =
            progress.withSummary(
                String.valueOf(message.content().get("analysis")),
                new BlobId(String.valueOf(message.content().get("summary"))));
        context.update(after.update());
        if (after.hasAllSummaries()) {
          report(after, context);
          context.complete("report written");
        }
      }
      default -> throw MessageRejectedException.forGood("a director knows no " + message.type());
    }
  }

  private void list(Message message, Progress progress, Context context) throws Exception {
    long number = ((Number) message.content().getOrDefault("batch", 0)).longValue();
    String after = String.valueOf(message.content().getOrDefault("after", ""));
    Map<String, Object> listed =
        context.cell(
            CellSpec.readOnly(Talk.LIST_CELL).input(Map.of("after", after)),
            () -> batch(context, after));
    Object files = listed.getOrDefault("files", List.of());
    for (SessionId department : progress.departments().values()) {
      context.send(department, Letter.of(Talk.ANALYSE, Map.of("batch", number, "files", files)));
    }
    Object next = listed.get("after");
    if (next != null) {
      context.send(context.session().id(), list(number + 1, String.valueOf(next)));
    }
    long total = ((Number) listed.getOrDefault("total", 0)).longValue();
    Progress listedNow = progress.withBatchListed(((List<?>) files).size(), total);
    context.update((next == null ? listedNow.withEverythingListed() : listedNow).update());
  }

  /** Listing goes first, so that the departments soon have plenty to do. */
  private static Letter list(long number, String after) {
    return Letter.of(Talk.LIST, Map.of("batch", number, "after", after)).priority(Priority.HIGH);
  }

  private Map<String, Object> batch(Context context, String after) {
    SourceTree known = tree;
    if (known == null) {
      known = Plan.from(context.session().metadata()).tree();
      tree = known;
    }
    Batch batch = known.next(after.isEmpty() ? null : after);
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("total", known.size());
    listed.put("files", batch.files().stream().map(SourceFile::toJson).toList());
    if (!batch.isLast()) {
      listed.put("after", batch.after());
    }
    return listed;
  }

  private static void report(Progress progress, Context context) throws Exception {
    Plan plan = Plan.from(context.session().metadata());
    Map<String, Object> looked =
        context.cell(
            CellSpec.readOnly("look at the files again"),
            () ->
                Map.of(
                    "changed",
                    ListedFiles.of(context.cells().all(), context::resultOf).changed(plan.tree())));
    Map<String, Object> rendered =
        context.cell(
            CellSpec.readOnly(Talk.REPORT_CELL),
            () -> {
              Map<String, Map<String, Object>> summaries = new TreeMap<>();
              progress
                  .summaries()
                  .forEach((analysis, blob) -> summaries.put(analysis, context.attached(blob)));
              summaries.put("director", looked);
              return Map.of("text", Report.render(plan.title(), summaries));
            });
    String text = String.valueOf(rendered.get("text"));
    context.cell(
        CellSpec.idempotent("write the report")
            .input(Map.of("file", plan.report().toString(), "sha256", BlobId.of(text))),
        () -> {
          ReportFile.write(plan.report(), text);
          return Map.of("characters", text.length());
        });
  }
}
