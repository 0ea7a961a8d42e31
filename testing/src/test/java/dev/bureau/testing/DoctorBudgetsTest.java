package dev.bureau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.grant.GrantDrawn;
import dev.bureau.core.grant.GrantTakenBack;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X5: the doctor sees whether what sessions have drawn from each other balances. */
class DoctorBudgetsTest {
  private static final SessionId TOP = new SessionId("top");
  private static final SessionId ONE = new SessionId("one");
  private static final Event<?> NOTHING = new SessionUpdated(Map.of(), null, null);

  private DamagedStore store;
  private final Bureau bureau =
      Bureau.open(
          (seams, catalogue) -> {
            store = new DamagedStore(Memory.store().open(seams, catalogue));
            return store;
          });

  @AfterEach
  void close() {
    bureau.close();
  }

  private List<String> faults() {
    return bureau.as(Actor.user("doctor")).doctor().examine((some, all) -> {}).faults();
  }

  private void draw() {
    bureau.sessions().create(SessionSpec.director("t").id(TOP).budget(Limit.tokens(100).tree()));
    bureau.sessions().create(SessionSpec.active("o").id(ONE).supervisor(TOP));
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(50));
  }

  @Test
  void findsNothingWhereTheBooksBalance() {
    draw();

    assertThat(faults()).isEmpty();
  }

  @Test
  void findsThatMoreWasDrawnThanReceived() {
    draw();
    store.journals = DamagedStore.each(each -> with(each, doubled(each.event())));

    assertThat(faults())
        .anySatisfy(
            fault ->
                assertThat(fault).contains("'top'", "does not balance", "'one'", "tokens=100"));
  }

  @Test
  void findsThatLessWasTakenBackThanWasGivenBack() {
    draw();
    bureau.budgets().release(ONE, "a");
    bureau.budgets().unlimit(TOP, Measure.TOKENS, Reach.TREE);
    store.journals = DamagedStore.each(each -> with(each, lessened(each.event())));

    assertThat(faults())
        .anySatisfy(fault -> assertThat(fault).contains("'top'", "does not balance", "'one'"));
  }

  @Test
  void findsThatWhatWasReceivedWasNeverDrawn() {
    draw();
    store.journals =
        entries ->
            entries.stream()
                .map(each -> each.event() instanceof GrantDrawn ? with(each, NOTHING) : each)
                .toList();

    assertThat(faults())
        .anySatisfy(
            fault -> assertThat(fault).contains("'top'", "does not balance", "'one'", "tokens="));
  }

  private static Event<?> doubled(Event<?> event) {
    return event instanceof GrantDrawn drawn
        ? new GrantDrawn(
            drawn.by(), drawn.key(), drawn.amounts().with(Measure.TOKENS, BigDecimal.valueOf(100)))
        : event;
  }

  private static Event<?> lessened(Event<?> event) {
    return event instanceof GrantTakenBack back
        ? new GrantTakenBack(
            back.by(), back.key(), back.amounts().with(Measure.TOKENS, BigDecimal.ONE))
        : event;
  }

  private static Entry with(Entry entry, Event<?> event) {
    return new Entry(
        entry.session(),
        entry.version(),
        entry.index(),
        entry.at(),
        entry.commit(),
        entry.epoch(),
        entry.actor(),
        event);
  }
}
