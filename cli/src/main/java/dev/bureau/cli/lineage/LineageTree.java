package dev.bureau.cli.lineage;

import dev.bureau.cli.invocation.Output;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.lineage.Lineage;
import dev.bureau.orchestrator.lineage.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lineage as an indented table: each session once, below the nearest that it comes from, with all
 * that it comes from beside it. The lives of a chain stand below each other at the same indent.
 */
final class LineageTree {
  private static final int DEEPEST = 20; // so that a long line of clones stays on the screen

  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final Set<SessionId> ids = new LinkedHashSet<>();
  private final Map<SessionId, List<Link>> into = new HashMap<>();
  private final Map<SessionId, List<Link>> below = new HashMap<>();
  private final Set<SessionId> shown = new HashSet<>();

  LineageTree(Lineage lineage) {
    lineage.sessions().forEach(each -> sessions.put(each.id(), each));
    lineage.sessions().forEach(each -> ids.add(each.id()));
    for (Link each : lineage.links()) {
      ids.add(each.from()); // one may be gone
      ids.add(each.to());
      into.computeIfAbsent(each.to(), id -> new ArrayList<>()).add(each);
    }
    into.values().forEach(each -> each.sort(Comparator.comparing(LineageTree::distance)));
    ids.stream()
        .flatMap(each -> sources(each).limit(1))
        .forEach(each -> below.computeIfAbsent(each.from(), id -> new ArrayList<>()).add(each));
  }

  /** What it comes from, the nearest first. */
  private Stream<Link> sources(SessionId id) {
    return into.getOrDefault(id, List.of()).stream();
  }

  private static int distance(Link link) {
    return switch (link.kind()) {
      case TRANSITION -> 0;
      case FORK, CLONE -> 1;
      case SUPERVISES -> 2;
    };
  }

  void print(Output output) {
    try (Table table = output.table("ID", "TYPE", "STATUS", "NAME", "COMES FROM")) {
      ids.stream().filter(each -> !into.containsKey(each)).forEach(each -> print(table, each));
      ids.forEach(each -> print(table, each)); // those whose links lead in a circle
    }
  }

  private record Placed(SessionId id, int depth) {}

  private void print(Table table, SessionId top) {
    Deque<Placed> next = new ArrayDeque<>(List.of(new Placed(top, 0)));
    while (!next.isEmpty()) {
      Placed each = next.pop();
      if (shown.add(each.id())) {
        row(table, each);
        List<Link> links = new ArrayList<>(below.getOrDefault(each.id(), List.of()));
        Collections.reverse(links); // what is pushed first comes last: the next life
        links.sort(Comparator.comparing(LineageTree::distance));
        for (Link link : links) {
          int deeper = link.kind() == Link.Kind.TRANSITION ? 0 : 1;
          next.push(new Placed(link.to(), each.depth() + deeper));
        }
      }
    }
  }

  private void row(Table table, Placed placed) {
    Session session = sessions.get(placed.id());
    table.row(
        "  ".repeat(Math.min(placed.depth(), DEEPEST)) + placed.id(),
        session == null ? "" : session.type().name(),
        session == null ? "deleted" : session.status().name(),
        session == null ? "" : session.name(),
        sources(placed.id()).map(LineageTree::source).collect(Collectors.joining(", ")));
  }

  private static String source(Link link) {
    return switch (link.kind()) {
      case TRANSITION -> "after " + link.from();
      case FORK -> "fork of " + link.from() + " at version " + link.version();
      case CLONE -> "clone of " + link.from() + " at version " + link.version();
      case SUPERVISES -> "below " + link.from();
    };
  }
}
