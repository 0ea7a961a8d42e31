package dev.bureau.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static final Ratio OURS_BESIDE_RAW =
      new Ratio(
          Work.W2,
          Pick.ours(Work.W2, "CommitsOnSqlite.ours8", 8),
          Pick.limit(Work.W2, "CommitsOnSqlite.rawGroup8", 8),
          Target.atLeast(0.7));

  private final Figures figures = new Figures();

  @Test
  void isTakenWithinEachRound() {
    ours(1, 70);
    raw(1, 100);
    ours(2, 300);
    raw(2, 200);

    assertThat(OURS_BESIDE_RAW.in(figures, 2)).containsExactly(0.7, 1.5);
  }

  @Test
  void leavesOutRoundsThatLackASide() {
    ours(1, 70);
    ours(2, 300);
    raw(2, 200);

    assertThat(OURS_BESIDE_RAW.in(figures, 2)).containsExactly(1.5);
  }

  @Test
  void takesOnlyThePeersThatDoTheSame() {
    Pick best = Pick.bestPeer(Work.W1, "create", 1);
    peer("adk", "create+10 updates+read+delete", 1, 147);
    peer("langgraph4j", "create+10 updates+read+delete", 1, 268);
    peer("langgraph4j", "create+10 updates+read+delete", 2, 999);
    peer("adk", "8 threads update one session", 8, 1_330_000);

    assertThat(best.in(figures, 1)).hasValue(268);
  }

  @Test
  void takesTheWorstOfSeveralOfOurs() {
    figures.add(1, new Row(Work.W1, Row.Source.OURS, "A.oursThis", "", 1), 5);
    figures.add(1, new Row(Work.W1, Row.Source.OURS, "A.oursThat", "", 1), 3);

    assertThat(Pick.ours(Work.W1, "A.ours", 1).in(figures, 1)).hasValue(3);
  }

  @Test
  void countsTheSlowestOfOursAsTheWorstWhereTimesAreMeasured() {
    figures.add(1, new Row(Work.W4, Row.Source.OURS, "A.oursThis", "", 1), 5);
    figures.add(1, new Row(Work.W4, Row.Source.OURS, "A.oursThat", "", 1), 3);

    assertThat(Pick.ours(Work.W4, "A.ours", 1).in(figures, 1)).hasValue(5);
  }

  @Test
  void spreadsFromTheLeastToTheMost() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3));
    assertThat(Spread.of(List.of(4.0, 1.0))).isEqualTo(new Spread(2.5, 1, 4));
  }

  @Test
  void meetsATargetOrMissesIt() {
    assertThat(Target.atLeast(0.7).verdict(0.7)).isEqualTo("met");
    assertThat(Target.atLeast(0.7).verdict(0.69)).isEqualTo("missed");
    assertThat(Target.atMost(2).verdict(2.1)).isEqualTo("missed");
    assertThat(Target.NONE.verdict(0.1)).isEmpty();
  }

  private void ours(int round, double value) {
    figures.add(round, new Row(Work.W2, Row.Source.OURS, "CommitsOnSqlite.ours8", "", 8), value);
  }

  private void raw(int round, double value) {
    figures.add(
        round, new Row(Work.W2, Row.Source.LIMIT, "CommitsOnSqlite.rawGroup8", "", 8), value);
  }

  private void peer(String name, String mode, int threads, double value) {
    figures.add(1, new Row(Work.W1, Row.Source.PEER, name, mode, threads), value);
  }
}
