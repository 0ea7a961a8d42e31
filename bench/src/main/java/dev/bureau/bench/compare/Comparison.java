package dev.bureau.bench.compare;

import dev.bureau.bench.pages.LoadedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of everything that is asked for, round by round, and its report. */
public final class Comparison {
  private final Arguments arguments;
  private final Figures figures = new Figures();
  private final List<Contestant> contestants = new ArrayList<>();

  private Comparison(Arguments arguments) {
    this.arguments = arguments;
  }

  /** One of those that take part. */
  private record Contestant(String name, Measurement measurement) {}

  private interface Measurement {
    void run(int round) throws IOException, InterruptedException;
  }

  /** Measures what the words ask for and prints the report. */
  public static void run(String... words) throws IOException, InterruptedException {
    Arguments arguments = Arguments.of(words);
    String report = new Comparison(arguments).report(String.join(" ", words));
    Path out = arguments.out();
    if (out != null) {
      Files.writeString(out, report);
    }
    System.out.println(report);
  }

  private String report(String command) throws IOException, InterruptedException {
    if (arguments.peers() == null) {
      figures.missing("peers", "no --peers");
      enter(null);
      measure();
    } else {
      try (PeersBench peers = PeersBench.copyOf(arguments.peers(), arguments.effort())) {
        enter(peers);
        measure();
      }
    }
    return new Report(arguments, figures).text(command, Machine.facts());
  }

  private void enter(@Nullable PeersBench peers) throws IOException, InterruptedException {
    OurBenchmarks ours = new OurBenchmarks(arguments.effort());
    for (Work work : arguments.works()) {
      for (String type : work.benchmarks()) {
        List<String> benchmarks = ours.in(type);
        if (benchmarks.isEmpty()) {
          figures.missing(work + " " + type, "there is no such benchmark in this program");
        }
        for (String each : benchmarks) {
          add(work + " " + each, round -> ours.run(work, each, round, figures));
        }
      }
      if (peers != null && !work.peers().isEmpty()) {
        enter(work, peers);
      }
      if (work.hasRows()) {
        say(work + ": loading " + arguments.effort().rows() + " sessions, unless they are there");
        LoadedFile.with(arguments.effort().rows());
      }
      if (work == Work.W4) {
        figures.note("our W4 has " + arguments.effort().rows() + " sessions, the peers' a million");
      }
    }
  }

  private void enter(Work work, PeersBench peers) throws IOException, InterruptedException {
    try {
      say("building the peers of " + work);
      figures.note("libraries for " + work + ": " + String.join(", ", peers.build(work)));
    } catch (MeasuringException e) {
      figures.missing("peers of " + work, "not built: " + e.reason());
      return;
    }
    for (String each : work.peers()) {
      add(work + " " + each, round -> peers.run(work, each, round, figures));
    }
  }

  private void add(String name, Measurement measurement) {
    contestants.add(new Contestant(name, measurement));
  }

  /** Every second round goes the other way, so that drift hits all alike. */
  private void measure() throws IOException, InterruptedException {
    for (int round = 1; round <= arguments.rounds(); round++) {
      for (Contestant each : contestants) {
        say("round " + round + " of " + arguments.rounds() + ": " + each.name());
        try {
          each.measurement().run(round);
        } catch (MeasuringException e) {
          say("  failed: " + e.reason());
          figures.missing(each.name() + ", round " + round, e.reason());
        }
      }
      Collections.reverse(contestants);
    }
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
