package dev.bureau.cli.lineage;

import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.Printable;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.lineage.Lineage;
import dev.bureau.orchestrator.lineage.Link;
import java.util.HashMap;
import java.util.Map;

/** A lineage as a graph of Mermaid: a node for each session, an arrow for each link. */
final class LineageGraph {
  private final Output output;
  private final Map<SessionId, String> nodes = new HashMap<>();

  private LineageGraph(Output output) {
    this.output = output;
  }

  static void print(Lineage lineage, Output output) {
    new LineageGraph(output).print(lineage);
  }

  private void print(Lineage lineage) {
    output.line("graph TD");
    for (Session each : lineage.sessions()) {
      String is = each.type() + " " + each.status();
      node(each.id(), text(each.id().value()) + "<br/>" + text(each.name()) + "<br/>" + is);
    }
    for (Link each : lineage.links()) {
      String from = known(each.from());
      String to = known(each.to());
      output.line("  " + from + " " + arrow(each) + " " + to);
    }
  }

  private String known(SessionId id) {
    String node = nodes.get(id);
    return node == null ? node(id, text(id.value()) + "<br/>deleted") : node;
  }

  private String node(SessionId id, String label) {
    String node = "s" + nodes.size();
    nodes.put(id, node);
    output.line("  " + node + "[\"" + label + "\"]");
    return node;
  }

  private static String arrow(Link link) {
    return switch (link.kind()) {
      case SUPERVISES -> "-->|supervises|";
      case TRANSITION -> "==>|then|";
      case FORK -> "-.->|fork at " + link.version() + "|";
      case CLONE -> "-.->|clone at " + link.version() + "|";
    };
  }

  /** Text for a label: whatever could mean something to Mermaid or HTML is a numbered entity. */
  private static String text(String text) {
    StringBuilder safe = new StringBuilder();
    Printable.of(text)
        .codePoints()
        .forEach(
            each -> {
              if (Character.isLetterOrDigit(each) || " .,-_:".indexOf(each) >= 0) {
                safe.appendCodePoint(each);
              } else {
                safe.append('#').append(each).append(';');
              }
            });
    return safe.toString();
  }
}
