package dev.bureau.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Figures figures = new Figures();
  private final Arguments arguments = Arguments.of("--rounds", "3", "w2");

  @Test
  void showsEachContestantWithItsSpread() {
    ours(4_000, 5_000, 4_500);

    assertThat(report()).contains("| CommitsOnSqlite.ours1 | Bureau | 1 | 4,500 | 4,000..5,000 |");
  }

  @Test
  void showsALossLikeAWin() {
    ours(4_000, 4_000, 4_000);
    raw(5_000, 4_000, 8_000);

    assertThat(report())
        .contains(
            "| W2 | CommitsOnSqlite.ours1, 1 caller | CommitsOnSqlite.raw1, 1 caller"
                + " | 0.80 | 0.50..1.00 | ≥ 0.85 | missed |");
  }

  @Test
  void saysWhatWasNotMeasuredAndWhy() {
    figures.missing("W2 jobrunr-sqlite, round 1", "Caused by: no room");

    assertThat(report())
        .contains("## Not measured\n\n- W2 jobrunr-sqlite, round 1: Caused by: no room\n")
        .contains("| best peer, 1 caller | not measured |");
  }

  @Test
  void namesTheCommandAndTheMachine() {
    assertThat(report()).contains("dev.bureau.bench.Compare w2\n").contains("- cores: 2\n");
  }

  @Test
  void readsTheTableOfThePeers() {
    new PeerResults(Work.W1, "adk", 2)
        .addTable(
            List.of(
                "work,contestant,mode,threads,median_ops_s,min",
                "w1,adk,8 threads update one session,1,1330000,1"),
            figures);

    Row row = new Row(Work.W1, Row.Source.PEER, "adk", "8 threads update one session", 8);
    assertThat(figures.of(row)).containsExactly(Map.entry(2, 1_330_000.0));
  }

  @Test
  void readsTheTimesThatThePeersPrint() {
    new PeerResults(Work.W4, "query-sqlite", 1)
        .addLines(
            List.of("w4,sqlite,all ordered keyset at 0,p50 0.150 ms,p99 0.2 ms,50 rows,load 1"),
            figures);

    Row row =
        new Row(Work.W4, Row.Source.PEERS_LIMIT, "query-sqlite", "all ordered keyset at 0", 1);
    assertThat(figures.of(row)).containsExactly(Map.entry(1, 150.0));
  }

  @Test
  void keepsWhatPeersSayOfLostUpdates() {
    new PeerResults(Work.W1, "adk", 1)
        .addLines(List.of("# adk contended: updates kept 87.00 %"), figures);

    assertThat(figures.notes()).containsExactly("round 1, w1: adk contended: updates kept 87.00 %");
  }

  private void ours(double... values) {
    add(new Row(Work.W2, Row.Source.OURS, "CommitsOnSqlite.ours1", "", 1), values);
  }

  private void raw(double... values) {
    add(new Row(Work.W2, Row.Source.LIMIT, "CommitsOnSqlite.raw1", "", 1), values);
  }

  private void add(Row row, double... values) {
    for (int i = 0; i < values.length; i++) {
      figures.add(i + 1, row, values[i]);
    }
  }

  private String report() {
    return new Report(arguments, figures).text("w2", Map.of("cores", "2"));
  }
}
