package dev.bureau.orchestrator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.NoSuchPriceException;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R4: users' own prices over those that Bureau starts with. */
class PriceCatalogueTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final String OPUS = "claude-opus-4-20241113";
  private static final Price OWN = Price.of("own", BigDecimal.ONE, BigDecimal.TEN);

  private final Office office = new Office();
  private final Bureau bureau = office.open();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void startsWithoutAnySession() {
    assertThat(bureau.prices().table().price("opus", AT)).isPresent();
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void keepsAPriceForAllPrograms() {
    bureau.prices().put(PriceEntry.of("own-1", OWN).aliases("own"));

    assertThat(office.open().prices().table().price("own", AT)).contains(OWN);
  }

  @Test
  void putsAPriceInPlaceOfABuiltInOne() {
    PriceEntry entry = PriceEntry.of(OPUS, OWN);

    bureau.prices().put(entry);

    assertThat(bureau.prices().table().price(OPUS, AT)).contains(OWN);
    assertThat(bureau.prices().isOwn(entry)).isTrue();
  }

  @Test
  void bringsTheBuiltInPriceBackWhenTheOwnOneIsRemoved() {
    bureau.prices().put(PriceEntry.of(OPUS, OWN));

    bureau.prices().remove(OPUS, PriceEntry.ALWAYS);

    assertThat(bureau.prices().table().price(OPUS, AT).orElseThrow().category()).isEqualTo("opus");
  }

  @Test
  void changesNothingWhenTheSameIsPutAgain() {
    bureau.prices().put(PriceEntry.of("own-1", OWN));
    long version = bureau.sessions().get(SessionId.BUREAU).version();

    bureau.prices().put(PriceEntry.of("own-1", OWN));

    assertThat(bureau.sessions().get(SessionId.BUREAU).version()).isEqualTo(version);
  }

  @Test
  void refusesToRemoveWhatUsersDidNotPut() {
    LocalDate day = LocalDate.parse("2026-03-01");
    bureau.prices().put(PriceEntry.of("own-1", OWN));

    assertThatExceptionOfType(NoSuchPriceException.class)
        .isThrownBy(() -> bureau.prices().remove(OPUS, PriceEntry.ALWAYS))
        .withMessageContaining(OPUS);
    assertThatExceptionOfType(NoSuchPriceException.class)
        .isThrownBy(() -> bureau.prices().remove("own-1", day));
  }
}
