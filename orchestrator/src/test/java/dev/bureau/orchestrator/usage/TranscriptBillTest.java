package dev.bureau.orchestrator.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Account;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R5, P5: the usage in transcripts, each call of which stands on several lines. */
class TranscriptBillTest {
  private static final Path OWN = Path.of("src/test/resources/dev/bureau/orchestrator/usage");
  private static final Path SAMPLES = Path.of("../../shared/data/transcripts/claude");

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionId id = Office.created(bureau);

  @AfterEach
  void close() {
    office.close();
  }

  private Spending billed(List<Usage> reports) {
    reports.forEach(each -> bureau.usage().record(id, each));
    return bureau.costs().of(id).total();
  }

  /** Repeated lines, cumulative output, side files, torn lines, keys of all three kinds. */
  @Test
  void countsEachCallOnceOverAllFiles() throws IOException {
    Spending spent = billed(UsageLines.in(OWN));

    assertThat(spent.calls()).isEqualTo(6);
    assertThat(spent.tokens()).isEqualTo(new Tokens(60, 250 + 30 + 12 + 9 + 5 + 4, 103, 40, 5));
    assertThat(bureau.costs().of(id).by(Account::category).keySet())
        .containsExactly("haiku", "opus", "unpriced");
  }

  @Test
  void countsThemOnceAsWellWhenTheyAreReadAgainIntoAnotherSession() throws IOException {
    Spending spent = billed(UsageLines.in(OWN));
    SessionId resumed = Office.created(bureau);

    List<Receipt> again = bureau.usage().record(resumed, UsageLines.in(OWN));

    assertThat(again).extracting(Receipt::outcome).containsOnly(Receipt.Outcome.ELSEWHERE);
    assertThat(bureau.costs().all().total()).isEqualTo(spent);
  }

  /** What somebody else has counted in real transcripts, where these are beside the repository. */
  @ParameterizedTest
  @CsvSource({
    "4c2ddfdc-b619-4525-8d03-1950fb1b0257.jsonl, 7, 33, 37172, 214627, 806",
    "agent-36541525.jsonl, 1, 3, 16976, 0, 3",
    "agent-50243ee8.jsonl, 1, 16878, 0, 0, 237",
    "incremental/turn-1.jsonl, 1, 10, 30383, 0, 574",
    "incremental/turn-2.jsonl, 6, 64, 139205, 65943, 8058",
    "session-196820da.jsonl, 47, 6711, 1473882, 2560506, 65263"
  })
  void agreesWithTheTotalsOfTheSamples(
      String file, long calls, long input, long write, long read, long output) {
    assumeThat(SAMPLES).isDirectory();

    requireTotals(billed(UsageLines.of(SAMPLES.resolve(file))), calls, input, write, read, output);
  }

  @Test
  void agreesWithTheTotalsOfAllSamplesTogether() throws IOException {
    assumeThat(Files.isDirectory(SAMPLES)).isTrue();

    Spending spent = billed(UsageLines.in(SAMPLES));

    requireTotals(spent, 62, 23_689, 1_667_235, 2_841_076, 74_367);
  }

  private static void requireTotals(
      Spending spent, long calls, long input, long write, long read, long output) {
    assertThat(spent.calls()).isEqualTo(calls);
    assertThat(spent.tokens().input()).isEqualTo(input);
    assertThat(spent.tokens().cacheWrite()).isEqualTo(write);
    assertThat(spent.tokens().cacheRead()).isEqualTo(read);
    assertThat(spent.tokens().output()).isEqualTo(output);
  }
}
