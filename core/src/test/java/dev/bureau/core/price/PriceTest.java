package dev.bureau.core.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R4: prices as data, with effective dates and aliases; exact decimals. */
class PriceTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  private final PriceTable table = PriceTable.builtIn();

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }

  private static Price price(String input, String output) {
    return Price.of("own", usd(input), usd(output));
  }

  @Test
  void aThousandInAndFiveHundredOutOnHaikuCost0035() {
    Price haiku = table.price("claude-3-5-haiku-20241022", AT).orElseThrow();

    assertThat(haiku.of(Tokens.of(1_000, 500))).isEqualTo(usd("0.0035"));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-3-5-haiku-20241022, haiku, 1, 5, 1.25, 2, 0.1",
    "claude-sonnet-4-20250514, sonnet, 3, 15, 3.75, 6, 0.3",
    "claude-opus-4-20241113, opus, 15, 75, 18.75, 30, 1.5"
  })
  void beginsWithThePricesOfThreeModels(
      String model,
      String category,
      String input,
      String output,
      String write5m,
      String write1h,
      String read) {
    Price expected =
        new Price(category, usd(input), usd(output), usd(write5m), usd(write1h), usd(read));

    assertThat(table.price(model, AT)).contains(expected);
    assertThat(table.price(category, AT)).as("by its alias").contains(expected);
    assertThat(table.model(category, AT)).isEqualTo(model);
  }

  @Test
  void pricesEachOfTheFiveKinds() {
    Price price = new Price("own", usd("1"), usd("2"), usd("4"), usd("8"), usd("16"));

    assertThat(price.of(new Tokens(1, 0, 0, 0, 0))).isEqualTo(usd("0.000001"));
    assertThat(price.of(new Tokens(0, 1, 0, 0, 0))).isEqualTo(usd("0.000002"));
    assertThat(price.of(new Tokens(0, 0, 1, 0, 0))).isEqualTo(usd("0.000004"));
    assertThat(price.of(new Tokens(0, 0, 0, 1, 0))).isEqualTo(usd("0.000008"));
    assertThat(price.of(new Tokens(0, 0, 0, 0, 1))).isEqualTo(usd("0.000016"));
  }

  @Test
  void neverRounds() {
    Price price = price("0.000000000001", "999999999.999999999999");

    assertThat(price.of(Tokens.of(1, Long.MAX_VALUE)))
        .isEqualTo(
            usd("999999999.999999999999")
                .multiply(BigDecimal.valueOf(Long.MAX_VALUE))
                .add(usd("0.000000000001"))
                .movePointLeft(6));
  }

  @Test
  void hasOneFormForEachAmount() {
    assertThat(price("10.00", "20")).isEqualTo(price("1E+1", "20.0"));
    assertThat(price("10", "20").of(Tokens.of(1_000_000, 0)).toString()).isEqualTo("10");
  }

  @Test
  void takesTheLatestPriceUpToTheDayOfTheUsage() {
    PriceTable cheaper =
        table.with(
            List.of(
                PriceEntry.of("haiku-9", price("8", "8")).from(TODAY.minusDays(1)),
                PriceEntry.of("haiku-9", price("4", "4")).from(TODAY)));

    assertThat(cheaper.price("haiku-9", AT)).contains(price("4", "4"));
    assertThat(cheaper.price("haiku-9", Instant.parse("2026-02-28T23:59:59.999Z")))
        .contains(price("8", "8"));
    assertThat(cheaper.price("haiku-9", Instant.parse("2026-02-27T23:59:59.999Z"))).isEmpty();
  }

  @Test
  void givesANameToAnotherModelFromADayOn() {
    PriceTable newer =
        table.with(List.of(PriceEntry.of("haiku-9", price("4", "4")).aliases("haiku").from(TODAY)));

    assertThat(newer.model("haiku", AT)).isEqualTo("haiku-9");
    assertThat(newer.model("haiku", AT.minusSeconds(86_400)))
        .isEqualTo("claude-3-5-haiku-20241022");
  }

  @Test
  void letsAModelsOwnNameWinOverAnAlias() {
    PriceTable other =
        table.with(
            List.of(
                PriceEntry.of("claude-opus-4-20241113", price("1", "1")).aliases("own"),
                PriceEntry.of("own", price("4", "4"))));

    assertThat(other.price("own", AT)).contains(price("4", "4"));
  }

  @Test
  void letsUsersOwnPricesWin() {
    PriceTable own =
        table.with(
            List.of(
                PriceEntry.of("claude-opus-4-20241113", price("1", "2")),
                PriceEntry.of("a-first", price("4", "4")).aliases("haiku")));

    assertThat(own.price("claude-opus-4-20241113", AT)).contains(price("1", "2"));
    assertThat(own.model("haiku", AT)).isEqualTo("a-first");
  }

  @Test
  void knowsAModelByItsOtherNamesWhenUsersPutAPriceInPlaceOfItsFirst() {
    PriceTable own =
        table.with(List.of(PriceEntry.of("claude-opus-4-20241113", price("1", "2")).aliases("o")));

    assertThat(own.price("opus", AT)).contains(price("1", "2"));
    assertThat(own.price("o", AT)).contains(price("1", "2"));
    assertThat(own.entries())
        .filteredOn(each -> each.model().equals("claude-opus-4-20241113"))
        .singleElement()
        .extracting(PriceEntry::aliases)
        .isEqualTo(new TreeSet<>(List.of("o", "opus")));
  }

  @Test
  void hasPricesThatHoldWheneverACallWasMade() {
    Instant before = Instant.parse("0001-01-01T00:00:00Z");

    assertThat(table.price("haiku", before)).isPresent();
  }

  @Test
  void hasNoPriceForAModelThatNobodyKnows() {
    assertThat(table.price("gpt-unheard-of", AT)).isEmpty();
    assertThat(table.model("gpt-unheard-of", AT)).isEqualTo("gpt-unheard-of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1000000000.01", "0.000000000000000000001", "1e999999999"})
  void refusesAPriceThatIsNone(String amount) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> price("1", amount))
        .withMessageContaining("output price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpriced", "", " ", "a\u0000"})
  void refusesACategoryThatIsNone(String category) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Price.of(category, BigDecimal.ONE, BigDecimal.ONE))
        .withMessageContaining("category");
  }

  @Test
  void refusesTokensBelowZero() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Tokens(0, 0, -1, 0, 0))
        .withMessageContaining("cache write tokens (5 min)");
  }

  @Test
  void refusesSumsThatPassALong() {
    Tokens most = Tokens.of(Long.MAX_VALUE, 0);

    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> most.plus(most));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Tokens.of(Long.MAX_VALUE, 1).total());
  }
}
