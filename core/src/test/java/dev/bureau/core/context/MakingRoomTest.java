package dev.bureau.core.context;

import static dev.bureau.core.context.Window.critical;
import static dev.bureau.core.context.Window.entry;
import static dev.bureau.core.context.Window.temporary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.operating.ContextBand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** E2, E35: what is done by itself when the window is full, and how it comes back. */
class MakingRoomTest {
  private static final WindowConfig CONFIG = WindowConfig.defaults().withTotal(1_000);

  private final Window window = new Window(CONFIG);

  private List<String> inWindow() {
    return window.context().entries().stream()
        .filter(ContextEntry::counts)
        .map(ContextEntry::key)
        .toList();
  }

  private List<String> deferred() {
    return window.context().entries().stream()
        .filter(each -> !each.counts())
        .map(ContextEntry::key)
        .toList();
  }

  @Test
  void leavesEverythingBelowThreeQuarters() {
    window.put(temporary("t", 300));
    window.put(entry("a", 449));

    assertThat(inWindow()).containsExactly("t", "a");
  }

  @Test
  void dropsWhatIsTemporaryFromThreeQuartersOn() {
    window.put(temporary("t", 300));
    window.put(entry("a", 450));

    assertThat(inWindow()).containsExactly("a");
    assertThat(deferred()).isEmpty();
  }

  @Test
  void saysWhatItDroppedAndWhereThatStands() {
    window.put(temporary("t", 300)); // by version 2

    List<ContextEvent> events = window.put(entry("a", 450));

    ContextCompressed compressed =
        events.stream()
            .filter(ContextCompressed.class::isInstance)
            .map(ContextCompressed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(compressed.level()).isEqualTo(CompressionLevel.TEMPORARY);
    assertThat(compressed.from()).isEqualTo(2);
    assertThat(compressed.to()).isEqualTo(2);
    assertThat(compressed.dropped())
        .containsExactly(Map.entry("t", temporary("t", 300).content().digest()));
    assertThat(compressed.digest()).isEqualTo(ContextCompressed.digest(compressed.dropped()));
  }

  @Test
  void sparesWhatIsTemporaryAndCritical() {
    window.put(
        new ContextEntry(
            "t",
            new Content("now", null),
            300,
            Weight.CRITICAL,
            Term.TEMPORARY,
            ContextEntry.Place.WINDOW,
            0));
    window.put(entry("a", 450));

    assertThat(inWindow()).contains("t");
  }

  @Test
  void defersTheOldestUntilTheWindowIsNormal() {
    window.put(entry("a", 200));
    window.put(entry("b", 200));
    window.put(critical("c", 200));
    window.put(entry("d", 150));

    assertThat(deferred()).containsExactly("a");
    assertThat(inWindow()).containsExactly("b", "c", "d");
    assertThat(window.position()).isEqualTo(0.55);
  }

  @Test
  void defersThePutItselfIfNothingElseCanGo() {
    window.put(critical("c", 740));
    window.put(entry("a", 20));

    assertThat(deferred()).containsExactly("a");
    assertThat(window.position()).isEqualTo(0.74);
  }

  @Test
  void crossesAndLeavesTheThresholdInTheSameCommit() {
    window.put(entry("a", 500));

    List<ContextEvent> events = window.put(entry("b", 300));

    assertThat(events)
        .containsSubsequence(
            new ThresholdCrossed(0.6, new Gauge(800, 1_000)),
            new ThresholdCrossed(0.75, new Gauge(800, 1_000)),
            new ContextDeferred(List.of("a")),
            new ThresholdLeft(0.6),
            new ThresholdLeft(0.75),
            new ContextPositioned(new Gauge(300, 1_000), ContextBand.NORMAL));
  }

  @Test
  void letsThemComeBackWhenThereIsRoom() {
    window.put(entry("a", 300));
    window.put(entry("b", 300));
    window.put(entry("c", 200)); // a leaves

    assertThat(deferred()).containsExactly("a");

    window.change(window.rules().remove("b"));

    assertThat(deferred()).isEmpty();
    assertThat(window.position()).isEqualTo(0.5);
  }

  @Test
  void letsOnlyThoseComeBackWithWhichItStaysNormal() {
    window.put(entry("a", 400));
    window.put(entry("b", 300));
    window.put(entry("c", 200)); // a leaves: 500

    window.put(entry("d", 10));

    assertThat(deferred()).containsExactly("a");
  }

  @Test
  void recallsOnDemandAndDefersOthersForIt() {
    window.put(entry("a", 400));
    window.put(entry("b", 300));
    window.put(entry("c", 200)); // a leaves: 500

    window.change(window.rules().recall("a"));

    assertThat(inWindow()).containsExactly("a").doesNotContain("b");
    assertThat(deferred()).containsExactly("b", "c");
  }

  @Test
  void announcesRecoveryAboveEightyFiveHundredths() {
    assertThat(window.put(critical("a", 850))).noneMatch(RecoveryWanted.class::isInstance);
    assertThat(window.put(critical("b", 1))).contains(new RecoveryWanted(new Gauge(851, 1_000)));
  }

  @Test
  void announcesRecoveryOncePerWayUp() {
    window.put(critical("a", 851));

    assertThat(window.put(critical("b", 10))).noneMatch(RecoveryWanted.class::isInstance);

    window.change(window.rules().remove("b"));
    window.put(critical("a", 850));

    assertThat(window.put(critical("b", 1))).anyMatch(RecoveryWanted.class::isInstance);
  }

  @Test
  void announcesRecoveryAgainIfAThresholdIsLeftWithinTheBand() {
    Window fine = new Window(CONFIG.withThresholds(List.of(0.85, 0.95)));
    fine.put(critical("a", 860));
    fine.put(critical("b", 100));

    fine.change(fine.rules().remove("b"));

    assertThat(fine.context().wanted()).isEqualTo(new Gauge(860, 1_000));
  }

  @Test
  void announcesNoRecoveryIfMakingRoomWasEnough() {
    window.put(entry("a", 700));

    assertThat(window.put(entry("b", 200))).noneMatch(RecoveryWanted.class::isInstance);
    assertThat(window.position()).isEqualTo(0.2);
  }

  @Test
  void doesNothingWhenSwitchedOff() {
    Window off = new Window(CONFIG.whenFull(WindowAction.none()).inEmergency(WindowAction.none()));
    off.put(temporary("t", 500));
    off.put(entry("a", 450));

    assertThat(off.position()).isEqualTo(0.95);
    assertThat(off.events())
        .noneMatch(
            each ->
                each instanceof ContextDeferred
                    || each instanceof ContextCompressed
                    || each instanceof RecoveryWanted);
  }

  @Test
  void doesSomethingElseWhenToldSo() {
    WindowAction forgetting = (context, config) -> List.of(new ContextRemoved("a"));
    Window own = new Window(CONFIG.whenFull(forgetting));
    own.put(entry("a", 500));
    own.put(entry("b", 300));

    assertThat(own.context().entries()).extracting(ContextEntry::key).containsExactly("b");
  }
}
