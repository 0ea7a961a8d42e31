package dev.bureau.examples.survey;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.examples.survey.analysis.Analysis;
import dev.bureau.examples.survey.analysis.SourceFile;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One department: analyses the batches it is given, each in a cell of its own, and sums them up
 * when told. What it has found is in its cells, so nothing is lost or done twice when its process
 * dies.
 */
final class Department implements Agent {
  static final String NAME = "survey-department";

  @Override
  public void handle(Message message, Context context) throws Exception {
    Map<String, Object> metadata = context.session().metadata();
    Analysis analysis = analysis(String.valueOf(metadata.get("analysis")));
    switch (message.type()) {
      case Talk.ANALYSE -> {
        Path root = Path.of(String.valueOf(metadata.get("root")));
        analyse(message, root, analysis, context);
        context.reply(Letter.of(Talk.ANALYSED, Map.of("analysis", analysis.name())));
      }
      case Talk.SUMMARISE -> {
        Map<String, Object> summary =
            context.cell(CellSpec.readOnly("summarise"), () -> analysis.summarise(found(context)));
        context.reply(
            Letter.of(
                Talk.SUMMARISED,
                Map.of("analysis", analysis.name(), "summary", context.attach(summary))));
        context.complete("summarised");
      }
      default -> throw MessageRejectedException.forGood("a department knows no " + message.type());
    }
  }

  private static void analyse(Message message, Path root, Analysis analysis, Context context)
      throws Exception {
    List<SourceFile> files = ListedFiles.in(message.content());
    context.cell(
        CellSpec.readOnly(Talk.ANALYSE_CELL)
            .input(Map.of("batch", message.content().getOrDefault("batch", 0))),
        () -> analysis.analyse(root, files));
  }

  private static List<Map<String, Object>> found(Context context) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Cell cell : context.cells().all()) {
      if (cell.step().key().name().equals(Talk.ANALYSE_CELL) && cell.status() == CellStatus.DONE) {
        results.add(context.resultOf(cell));
      }
    }
    return results;
  }

  private static Analysis analysis(String name) {
    return Analysis.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no analysis " + name));
  }
}
