package dev.bureau.bench.compare;

import dev.bureau.bench.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our JMH benchmarks, ours and the limits: each run in a fresh JVM, of the peers' heap size unless
 * it has one of its own.
 */
final class OurBenchmarks {
  private static final List<String> HEAP = List.of("-Xms2g", "-Xmx4g");

  private final Effort effort;
  private final Collection<BenchmarkListEntry> all;

  OurBenchmarks(Effort effort) {
    this.effort = effort;
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    this.all = BenchmarkList.defaultList().getAll(silent, List.of());
  }

  /** The benchmarks of that class, those to be compared next to each other; empty if none. */
  List<String> in(String simpleName) {
    return all.stream()
        .filter(each -> each.getUserClassQName().endsWith("." + simpleName))
        .sorted(
            Comparator.comparingInt((BenchmarkListEntry each) -> each.getThreads().orElse(1))
                .thenComparing(each -> pair(method(each.getUsername()))))
        .map(BenchmarkListEntry::getUsername)
        .toList();
  }

  /**
   * Runs one.
   *
   * @throws MeasuringException if it fails, with what it says itself
   */
  void run(Work work, String benchmark, int round, Figures figures) throws IOException {
    Path log = Files.createTempFile(DataFolder.path(), "jmh", ".log");
    try {
      for (RunResult each : new Runner(options(work, benchmark, log).build()).run()) {
        Result<?> result = each.getPrimaryResult();
        double value =
            work.isTimed() ? result.getStatistics().getPercentile(50) : result.getScore();
        figures.add(round, row(work, benchmark, each.getParams().getThreads()), value);
      }
    } catch (RunnerException e) {
      throw new MeasuringException(reason(log, e));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private ChainedOptionsBuilder options(Work work, String benchmark, Path log) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark) + "$")
            .mode(work.mode())
            .timeUnit(work.isTimed() ? TimeUnit.MICROSECONDS : TimeUnit.SECONDS)
            .forks(1)
            .warmupIterations(effort.warmUps())
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(effort.repetitions())
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend(heap(benchmark))
            .shouldFailOnError(true)
            .output(log.toString());
    return work.hasRows() ? options.param("rows", String.valueOf(effort.rows())) : options;
  }

  private String[] heap(String benchmark) {
    return all.stream()
        .filter(each -> each.getUsername().equals(benchmark))
        .map(each -> each.getJvmArgsAppend().orElse(HEAP))
        .findFirst()
        .orElse(HEAP)
        .toArray(String[]::new);
  }

  /** What it is called in figures. */
  static Row row(Work work, String benchmark, int threads) {
    String name =
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    Row.Source source = method(benchmark).startsWith("ours") ? Row.Source.OURS : Row.Source.LIMIT;
    return new Row(work, source, name, "", threads);
  }

  private static String method(String benchmark) {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** What ours and the limit have in common, so that one follows the other. */
  private static String pair(String method) {
    return method.replaceFirst("^(ours|rawGroup|raw|record|bare)", "");
  }

  private static String reason(Path log, RunnerException failure) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("Exception") && !line.startsWith("\t"))
        .findFirst()
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }
}
