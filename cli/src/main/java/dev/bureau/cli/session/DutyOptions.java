package dev.bureau.cli.session;

import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Metric;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What sessions are there for, as options of a command. */
final class DutyOptions {
  private static final Pattern SCALE = Pattern.compile("([^:]+):(\\d{1,4})-(\\d{1,4})");

  @Option(
      names = "--max-tasks",
      paramLabel = "N",
      description = "The most tasks that a director hands out at the same time (default: 10).")
  private @Nullable Integer maxTasks;

  @Option(
      names = "--auto-scale",
      paramLabel = "T:MIN-MAX",
      description = "Departments that a director gets by itself, from template T.")
  private @Nullable String autoScale;

  @Option(names = "--domain", paramLabel = "TEXT", description = "What a department knows about.")
  private @Nullable String domain;

  @Option(
      names = "--watch",
      paramLabel = "ID",
      description = "Whom an observer watches, by id or name, or a glob; repeatable.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "What an observer wants to know of them: ${COMPLETION-CANDIDATES}; repeatable.")
  private List<Metric> metrics = new ArrayList<>();

  /** Whether any of them is given. */
  boolean areGiven() {
    return maxTasks != null
        || autoScale != null
        || domain != null
        || !(targets.isEmpty() && metrics.isEmpty());
  }

  /**
   * A spec with what they say.
   *
   * @throws BadInputException if a value can never be accepted, or belongs to another type
   */
  SessionSpec on(SessionSpec plain) {
    SessionSpec spec = maxTasks == null ? plain : plain.maxConcurrentTasks(maxTasks);
    spec = autoScale == null ? spec : spec.autoScale(scale(autoScale));
    spec = domain == null ? spec : spec.domain(domain);
    return targets.isEmpty() && metrics.isEmpty()
        ? spec
        : spec.watch(new Watch(new TreeSet<>(targets), new TreeSet<>(metrics)));
  }

  private static AutoScale scale(String text) {
    Matcher parts = SCALE.matcher(text);
    if (!parts.matches()) {
      throw new BadInputException(
          "--auto-scale", text, "give TEMPLATE:MIN-MAX, such as worker:1-4");
    }
    return AutoScale.of(
        parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
  }
}
