package dev.bureau.bench;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * W4, memory: what a live session without work costs beside its head, on SQLite: {@code [COUNT]}.
 * The heap with that many live sessions, less the heap with just as many heads in a list.
 */
public final class LiveSessions {
  private static final Pattern LINE = Pattern.compile(" *\\d+: +\\d+ +(\\d+) +(\\S+).*");
  private static final int SHOWN = 12;

  private LiveSessions() {}

  /** Prints bytes for each session, and the classes that take most of them. */
  public static void main(String[] arguments) throws IOException, JMException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    Path folder = DataFolder.scratch("live");
    List<Session> heads = new ArrayList<>(count);
    Map<String, Long> empty = histogram();
    try (Bureau bureau = Bureau.open(Sqlite.at(folder.resolve("heads.db")))) {
      start(bureau, count, heads::add);
    }
    Map<String, Long> listed = histogram();
    requireAllActive(heads);
    heads.clear();
    Agents agents = new Agents().bind("worker", () -> (message, context) -> {});
    BureauConfig config = BureauConfig.defaults().withMaxSessions(count);
    Sqlite store = Sqlite.at(folder.resolve("live.db"));
    try (Bureau bureau = Bureau.open(config, store, agents, Seams.system())) {
      start(bureau, count, head -> {});
      print(count, empty, histogram(), listed);
    }
    DataFolder.delete(folder);
  }

  private static void start(Bureau bureau, int count, Consumer<Session> started) {
    for (int i = 0; i < count; i++) {
      SessionId id = new SessionId(String.format(Locale.ROOT, "bench-%06d", i));
      bureau.sessions().create(SessionSpec.active("worker").id(id).agent("worker"));
      started.accept(bureau.sessions().start(id));
    }
  }

  private static void requireAllActive(List<Session> heads) {
    if (heads.stream().anyMatch(each -> each.status() != Status.ACTIVE)) {
      throw new IllegalStateException("not all sessions have started");
    }
  }

  private static void print(
      int count, Map<String, Long> empty, Map<String, Long> live, Map<String, Long> listed) {
    System.out.printf("live session: %d B%n", (sum(live) - sum(empty)) / count);
    System.out.printf("its head alone: %d B%n", (sum(listed) - sum(empty)) / count);
    System.out.printf("beside the head: %d B%n", (sum(live) - sum(listed)) / count);
    Map<String, Long> more = new TreeMap<>(live);
    listed.forEach((type, bytes) -> more.merge(type, -bytes, Long::sum));
    more.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(each -> System.out.printf("%6d  %s%n", each.getValue() / count, each.getKey()));
  }

  private static long sum(Map<String, Long> histogram) {
    return histogram.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes of each class, after a full collection. */
  private static Map<String, Long> histogram() throws JMException {
    String text =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {null},
                    new String[] {String[].class.getName()});
    Map<String, Long> bytes = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        bytes.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum);
      }
    }
    return bytes;
  }
}
