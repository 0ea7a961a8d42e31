package dev.bureau.bench.compare;

import java.util.List;
import java.util.Map;

/** The figures as Markdown: losses as well as wins, and what is missing. */
final class Report {
  private final Arguments arguments;
  private final Figures figures;

  Report(Arguments arguments, Figures figures) {
    this.arguments = arguments;
    this.figures = figures;
  }

  String text(String command, Map<String, String> facts) {
    StringBuilder text = new StringBuilder("# Bureau beside the limits and its peers\n\n");
    text.append("    dev.bureau.bench.Compare ").append(command).append("\n\n");
    facts.forEach((name, fact) -> line(text, "- " + name + ": " + fact));
    line(
        text,
        "- rounds: "
            + arguments.rounds()
            + ", each in fresh JVMs; a figure is "
            + arguments.effort().repetitions()
            + " s long after "
            + arguments.effort().warmUps()
            + " s of warm-up");
    if (arguments.effort() == Effort.QUICK) {
      line(text, "- **a quick run: it shows that all works, and its figures mean little**");
    }
    for (Work work : arguments.works()) {
      table(text, work);
    }
    ratios(text);
    list(text, "Notes", List.copyOf(figures.notes()));
    list(
        text,
        "Not measured",
        figures.missing().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .toList());
    return text.toString();
  }

  private void table(StringBuilder text, Work work) {
    line(text, "");
    line(text, "## " + work + ": " + work.title() + " (" + work.unit() + ")");
    line(text, "");
    line(text, "| contestant | | callers | median | min..max over rounds |");
    line(text, "|---|---|---|---|---|");
    for (Row row : figures.rows()) {
      if (row.work() == work) {
        Spread spread = figures.spread(row);
        String name = row.mode().isEmpty() ? row.name() : row.name() + ": " + row.mode();
        cells(
            text,
            name,
            row.source().text(),
            String.valueOf(row.threads()),
            spread.middle(),
            spread.range());
      }
    }
  }

  private void ratios(StringBuilder text) {
    line(text, "");
    line(text, "## Ratios, each taken within a round");
    line(text, "");
    line(text, "| | what | against | median | min..max over rounds | target | |");
    line(text, "|---|---|---|---|---|---|---|");
    for (Ratio ratio : Ratios.ALL) {
      if (arguments.works().contains(ratio.work())) {
        ratio(text, ratio);
      }
    }
  }

  private void ratio(StringBuilder text, Ratio ratio) {
    List<Double> values = ratio.in(figures, arguments.rounds());
    String work = ratio.work().name();
    String target = ratio.target().text();
    String what = ratio.what().text();
    String against = ratio.against().text();
    if (values.isEmpty()) {
      cells(text, work, what, against, "not measured", "", target, "");
      return;
    }
    Spread spread = Spread.of(values);
    cells(
        text,
        work,
        what,
        against,
        spread.middle(),
        spread.range(),
        target,
        ratio.target().verdict(spread.median()));
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      line(text, "");
      line(text, "## " + title);
      line(text, "");
      items.forEach(each -> line(text, "- " + each));
    }
  }

  private static void cells(StringBuilder text, String... cells) {
    line(text, "| " + String.join(" | ", cells) + " |");
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
