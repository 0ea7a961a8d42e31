package dev.bureau.core.context;

import static dev.bureau.core.context.Window.critical;
import static dev.bureau.core.context.Window.entry;
import static dev.bureau.core.context.Window.temporary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.JsonLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E3: entries come, go and are compressed; what is critical never is. */
class ContextRulesTest {
  private static final WindowConfig CONFIG = WindowConfig.defaults().withTotal(10_000);

  private static final List<CompressionLevel> LEVELS = List.of(CompressionLevel.values());

  private final Window window = new Window(CONFIG);

  @Test
  void keepsEntriesInTheOrderInWhichTheyWerePut() {
    window.put(entry("a", 1));
    window.put(entry("b", 1));
    window.put(entry("a", 2));

    assertThat(window.context().entries()).extracting(ContextEntry::key).containsExactly("b", "a");
  }

  @Test
  void doesNothingForWhatIsThereAlready() {
    window.put(entry("a", 1));

    assertThat(window.put(entry("a", 1))).isEmpty();
  }

  @Test
  void takesTheSameValueWithAnotherWeight() {
    window.put(entry("a", 1));
    window.put(critical("a", 1));

    assertThat(window.context().find("a")).get().returns(Weight.CRITICAL, ContextEntry::weight);
  }

  @Test
  void doesNothingForAKeyThatIsNotThere() {
    assertThat(window.change(window.rules().remove("a"))).isEmpty();
    assertThat(window.change(window.rules().recall("a"))).isEmpty();
    assertThat(window.change(ContextRules.empty())).isEmpty();
  }

  @Test
  void readsTheWindowOnceForEachChangeOfIt() {
    window.put(entry("a", 5));
    window.put(entry("b", 7));

    assertThat(window.context().readings())
        .extracting(each -> each.gauge().used())
        .containsExactly(5L, 12L);
  }

  @Test
  void keepsTheLastHundredReadings() {
    for (int i = 0; i < 150; i++) {
      window.change(window.rules().report(new ContextReported(i, null)));
    }

    assertThat(window.context().readings()).hasSize(ContextMap.READINGS);
    assertThat(window.context().readings().get(0).gauge().used()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb"})
  void refusesWhatIsNoKey(String key) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ContextEntry.requireKey(key))
        .withMessageStartingWith("context key");
  }

  @Test
  void refusesKeysThatAreTooLong() {
    ContextEntry.requireKey("k".repeat(128));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ContextEntry.requireKey("k".repeat(129)));
  }

  @Test
  void refusesAnEntryThatIsLargerThanTheWindow() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> window.put(entry("a", 10_001)))
        .withMessageContaining("10000 tokens of the window");
    assertThat(window.context().entries()).isEmpty();
  }

  @Test
  void refusesTheEntryAfterTheThousandth() {
    for (int i = 0; i < ContextRules.MOST_ENTRIES; i++) {
      window.put(entry("k" + i, 1));
    }

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> window.put(entry("one more", 1)));
    assertThat(window.put(entry("k0", 2))).isNotEmpty();
  }

  @Test
  void refusesValuesThatAreTooLargeOrNone() {
    String large = "x".repeat(JsonLimits.CONTEXT.bytes());

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Content.text("a", large))
        .withMessageStartingWith("context a");
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Content.text("a", null));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Content.text("a", new Object()));
  }

  @Test
  void knowsAValueByItsDigestWhereverItIs() {
    Map<String, Object> value = Map.of("b", 1, "a", List.of("x"));
    Content inline = new Content(value, null);
    String text = Content.text("k", value);

    assertThat(inline.digest()).isEqualTo(BlobId.of(text));
    assertThat(new Content(Content.read(text), null)).isEqualTo(inline);
  }

  @Test
  void compressesWhatWasJudgedAndLeavesWhatChangedSince() {
    window.put(entry("a", 100));
    window.put(entry("b", 100));
    List<ContextEntry> judged = window.context().entries();
    window.put(entry("b", 50));

    window.change(window.rules().compress(CompressionLevel.AGGRESSIVE, judged, List.of()));

    assertThat(window.context().entries()).extracting(ContextEntry::key).containsExactly("b");
    assertThat(window.position()).isEqualTo(0.005);
  }

  @Test
  void leavesWhatBecameCriticalSinceItWasJudged() {
    window.put(entry("a", 100));
    List<ContextEntry> judged = window.context().entries();
    window.put(critical("a", 100));

    assertThat(
            window.change(window.rules().compress(CompressionLevel.AGGRESSIVE, judged, List.of())))
        .isEmpty();
  }

  @Test
  void putsWhatIsSaidInsteadInItsPlace() {
    window.put(entry("a", 100)); // by version 2
    window.put(entry("b", 100)); // by version 3

    List<ContextEvent> events =
        window.change(
            window
                .rules()
                .compress(
                    CompressionLevel.NON_CRITICAL,
                    window.context().entries(),
                    List.of(entry("a", 10))));

    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            ContextCompressed.class,
            compressed -> {
              assertThat(compressed.from()).isEqualTo(2);
              assertThat(compressed.to()).isEqualTo(3);
              assertThat(compressed.dropped()).containsOnlyKeys("a", "b");
            });
    assertThat(events.get(1)).isEqualTo(new ContextPut(entry("a", 10).at(4)));
    assertThat(window.position()).isEqualTo(0.001);
  }

  @Test
  void readsBackWhatASnapshotHas() {
    window.put(critical("a", 7_000));
    window.put(entry("b", 900));
    window.put(
        new ContextEntry(
            "c",
            new Content(Map.of("x", List.of(1, 0.5, true)), null),
            10,
            Weight.ORDINARY,
            Term.LASTING,
            ContextEntry.Place.WINDOW,
            0));
    window.put(
        new ContextEntry(
            "d",
            new Content(null, BlobId.of("large")),
            10,
            Weight.CRITICAL,
            Term.LASTING,
            ContextEntry.Place.WINDOW,
            0));
    window.change(window.rules().report(new ContextReported(9_000, null)));

    String stored = ContextMap.ASPECT.form().write(window.context());

    assertThat(ContextMap.ASPECT.form().read(stored)).isEqualTo(window.context());
  }

  @Test
  void takesEverythingAlongIntoAClone() {
    window.put(critical("a", 100));
    window.put(entry("b", 200));
    ContextMap clone = ContextMap.ASPECT.empty();
    for (ContextEvent each : ContextRules.inherited(window.context())) {
      clone = each.applyTo(clone, Window.AT);
    }

    assertThat(clone.entries())
        .isEqualTo(window.context().entries().stream().map(each -> each.at(1)).toList());
    assertThat(clone.gauge(10_000)).isEqualTo(window.context().gauge(10_000));
  }

  /** Whatever happens by itself or on demand, what is critical is there as it was put last. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void neverLosesOrChangesWhatIsCritical(long seed) {
    Random random = new Random(seed);
    Map<String, ContextEntry> critical = new HashMap<>();
    for (int step = 0; step < 300; step++) {
      String key = "k" + random.nextInt(12);
      switch (random.nextInt(8)) {
        case 0 -> {
          ContextEntry put = critical(key, random.nextInt(2_000));
          window.put(put);
          critical.put(key, put);
        }
        case 1, 2, 3 -> {
          window.put(random.nextBoolean() ? entry(key, 900) : temporary(key, 900));
          critical.remove(key);
        }
        case 4 -> {
          window.change(window.rules().remove(key));
          critical.remove(key);
        }
        case 5 -> window.change(window.rules().recall(key));
        case 6 ->
            window.change(window.rules().report(new ContextReported(random.nextInt(12_000), null)));
        default -> {
          CompressionLevel level = LEVELS.get(random.nextInt(LEVELS.size()));
          List<ContextEntry> all = new ArrayList<>(window.context().entries());
          List<ContextEntry> instead = all.stream().map(each -> entry(each.key(), 1)).toList();
          window.change(window.rules().compress(level, all, instead));
        }
      }

      for (ContextEntry each : critical.values()) {
        ContextEntry present = window.context().find(each.key()).orElseThrow();
        assertThat(present.at(0)).isEqualTo(each);
        assertThat(present.content().digest()).isEqualTo(each.content().digest());
      }
      assertThat(window.position()).isNotNegative();
    }
  }
}
