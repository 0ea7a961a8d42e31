package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

/** Cursors bring keys back as they were, and refuse what no page gave (S5). */
class CursorTest {
  private static final Query BY_METADATA =
      Query.of(Filter.all()).orderedBy(Order.descending(Field.metadata("it's")));
  private static final Instant TIME = Instant.parse("2026-11-21T08:00:00.000000001Z");

  private static Cursor cursor(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static List<Object> keys() {
    return List.of(
        0L,
        -1L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0.1,
        -2.5e-7,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0x1p53,
        0x1p60,
        -0x1p60,
        Math.nextUp(0x1p61),
        0x1p63,
        1e20,
        1e300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        "",
        "5",
        "null",
        "it's \" \\ \u0000 \uD83D\uDE00",
        "x".repeat(65_536));
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("keys")
  void bringsEachKindOfKeyBack(@Nullable Object key) {
    List<@Nullable Object> keys = Arrays.asList(key, TIME, "s-1");

    Cursor cursor = new Cursor(Cursor.behind(BY_METADATA, keys).value());

    assertThat(BY_METADATA.byKeys().compare(cursor.keys(BY_METADATA), keys)).isZero();
  }

  @Test
  void bringsTheKeysOfEachHeadFieldBack() {
    for (HeadField head : HeadField.values()) {
      Field field = head == HeadField.METADATA ? Field.metadata("a") : Field.of(head);
      Query query = Query.of(Filter.all()).orderedBy(Order.ascending(field));
      List<@Nullable Object> keys = query.keysOf(Heads.missing());

      assertThat(Cursor.behind(query, keys).keys(query)).as(head.text()).isEqualTo(keys);
    }
  }

  @Test
  void bringsEveryWholeFloatingPointNumberBack() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(number)) {
        bringsEachKindOfKeyBack(number);
      }
      bringsEachKindOfKeyBack((double) random.nextLong());
    }
  }

  @Test
  void refusesAnotherOrder() {
    Cursor cursor = Cursor.behind(BY_METADATA, Arrays.asList("a", TIME, "s-1"));
    Query other = BY_METADATA.orderedBy(Order.ascending(Field.metadata("it's")));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> cursor.keys(other))
        .withMessageContaining("use it with the order it came from");
  }

  @Test
  void goesOnWithAnotherFilterAndLimit() {
    Cursor cursor = Cursor.behind(BY_METADATA, Arrays.asList("a", TIME, "s-1"));
    Query other = BY_METADATA.limit(1);

    assertThat(cursor.keys(other)).containsExactly("a", TIME, "s-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "[]",
        "[null]",
        "[\"a\",\"2026-11-21T08:00:00Z\"]",
        "[\"a\",\"2026-11-21T08:00:00Z\",\"s-1\",1]",
        "[\"a\",null,\"s-1\"]",
        "[\"a\",\"2026-11-21T08:00:00Z\",null]",
        "[\"a\",\"today\",\"s-1\"]",
        "[\"a\",5,\"s-1\"]",
        "[\"a\",\"2026-11-21T08:00:00Z\",5]",
        "[true,\"2026-11-21T08:00:00Z\",\"s-1\"]",
        "[[],\"2026-11-21T08:00:00Z\",\"s-1\"]",
        "[{},\"2026-11-21T08:00:00Z\",\"s-1\"]",
        "[\"\\ud800\",\"2026-11-21T08:00:00Z\",\"s-1\"]"
      })
  void refusesKeysThatDoNotFitTheOrder(String keys) {
    String content = "{\"order\":\"" + BY_METADATA.sorting() + "\",\"keys\":" + keys + "}";

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> cursor(content).keys(BY_METADATA));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ID",
        "TYPE",
        "STATUS",
        "NAME",
        "CHAIN",
        "VERSION",
        "CREATED_AT",
        "UPDATED_AT",
        "LAST_ACTIVITY_AT"
      })
  void refusesNullForWhatIsNeverNull(HeadField head) {
    Query query = Query.of(Filter.all()).orderedBy(Order.ascending(Field.of(head)));
    List<@Nullable Object> keys = query.keysOf(Heads.missing());
    keys.set(0, null);
    Cursor cursor = Cursor.behind(query, keys);

    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> cursor.keys(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{}",
        "[]",
        "null",
        "x",
        "{\"order\":1,\"keys\":[]}",
        "{\"order\":\"\",\"keys\":{}}"
      })
  void refusesWhatIsNoCursor(String content) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> cursor(content));
  }

  @Test
  void refusesEveryForgedCursorWithATypedError() {
    SplittableRandom random = new SplittableRandom(11);
    String real = Cursor.behind(BY_METADATA, Arrays.asList(0x1p60, TIME, "s-1")).value();
    String content = new String(Base64.getUrlDecoder().decode(real), StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      try {
        Cursor forged =
            i % 2 == 0
                ? new Cursor(Mutations.of(real, random))
                : cursor(Mutations.of(content, random));
        forged.keys(BY_METADATA);
      } catch (BadInputException e) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(2_000);
  }
}
