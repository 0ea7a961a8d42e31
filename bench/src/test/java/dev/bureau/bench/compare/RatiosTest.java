package dev.bureau.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class RatiosTest {
  private static final List<BenchmarkListEntry> BENCHMARKS =
      List.copyOf(
          BenchmarkList.defaultList()
              .getAll(
                  OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                  List.of()));

  static Stream<Pick> ofOurBenchmarks() {
    return Ratios.ALL.stream()
        .flatMap(each -> Stream.of(each.what(), each.against()))
        .filter(each -> !each.text().contains("peer"));
  }

  @ParameterizedTest
  @MethodSource("ofOurBenchmarks")
  void areOfBenchmarksThatThereAre(Pick pick) {
    assertThat(Stream.of(Work.values()).flatMap(RatiosTest::rows)).anyMatch(pick.rows());
  }

  private static Stream<Row> rows(Work work) {
    return BENCHMARKS.stream()
        .filter(each -> work.benchmarks().contains(simpleName(each)))
        .map(each -> OurBenchmarks.row(work, each.getUsername(), each.getThreads().orElse(1)));
  }

  private static String simpleName(BenchmarkListEntry benchmark) {
    String name = benchmark.getUserClassQName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
