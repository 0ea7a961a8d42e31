package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The survey as a plain program on one thread: what any other way to run it must agree with. */
public final class PlainPass {
  private PlainPass() {}

  /** The report on a tree; the excluded paths are as {@link SourceTree#at} takes them. */
  public static String report(Path root, Set<Path> excluded) {
    SourceTree tree = SourceTree.at(root, excluded);
    Map<String, List<Map<String, Object>>> results = new LinkedHashMap<>();
    Batch batch = tree.next(null);
    while (true) {
      for (Analysis analysis : Analysis.all()) {
        results
            .computeIfAbsent(analysis.name(), name -> new ArrayList<>())
            .add(analysis.analyse(tree.root(), batch.files()));
      }
      if (batch.isLast()) {
        break;
      }
      batch = tree.next(batch.after());
    }
    Map<String, Map<String, Object>> summaries = new LinkedHashMap<>();
    for (Analysis analysis : Analysis.all()) {
      summaries.put(
          analysis.name(), analysis.summarise(results.getOrDefault(analysis.name(), List.of())));
    }
    return Report.render(tree.name(), summaries);
  }

  /** {@code DIR [REPORT]}: writes the report to the file, or prints it. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: PlainPass DIR [REPORT]");
      System.exit(2);
    }
    long start = System.nanoTime();
    Path root = Path.of(arguments[0]);
    if (arguments.length == 2) {
      Path target = Path.of(arguments[1]);
      Files.writeString(target, report(root, Set.of(target)));
    } else {
      System.out.print(report(root, Set.of()));
    }
    System.err.printf("%.2f s%n", (System.nanoTime() - start) / 1e9);
  }
}
