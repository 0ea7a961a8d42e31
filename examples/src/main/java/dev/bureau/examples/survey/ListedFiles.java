package dev.bureau.examples.survey;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.session.Session;
import dev.bureau.examples.survey.analysis.SourceFile;
import dev.bureau.examples.survey.analysis.SourceTree;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The files of a survey as its director has journaled them, batch by batch. */
record ListedFiles(List<SourceFile> files) {
  /** The files in these cells of a director. */
  static ListedFiles of(Collection<Cell> cells, Function<Cell, Map<String, Object>> results) {
    List<SourceFile> files = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.step().key().name().equals(Talk.LIST_CELL)) {
        files.addAll(in(results.apply(cell)));
      }
    }
    return new ListedFiles(files);
  }

  /** The files of a director, as anybody can read them. */
  static ListedFiles of(SessionManager sessions, Session director) {
    return of(sessions.cells(director.id()), sessions::result);
  }

  /** The files in what a cell or a message lists. */
  static List<SourceFile> in(Map<String, Object> listed) {
    List<SourceFile> files = new ArrayList<>();
    for (Object each : (List<?>) listed.getOrDefault("files", List.of())) {
      files.add(SourceFile.fromJson(asObject(each)));
    }
    return files;
  }

  /** The paths of those that are not in the tree as they were listed. */
  List<String> changed(SourceTree tree) {
    return tree.changed(files);
  }

  @SuppressWarnings("unchecked") // objects in messages and cells have strings as keys
  private static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }
}
