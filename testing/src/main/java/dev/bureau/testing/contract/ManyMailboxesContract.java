package dev.bureau.testing.contract;

import static dev.bureau.core.store.Mailboxes.PutOutcome.MAILBOX_FULL;
import static dev.bureau.core.store.Mailboxes.PutOutcome.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Mailboxes.PutOutcome;
import dev.bureau.core.store.Posting;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to several mailboxes at once is in all of them or in none. */
abstract class ManyMailboxesContract extends Clauses {
  private static final int ROUNDS = 20;

  private Mailboxes mailboxes;
  private List<SessionId> boxes;

  @SuppressWarnings("NullAway.Init") // set before each test
  ManyMailboxesContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void createTwoMailboxes() {
    mailboxes = store.mailboxes();
    boxes = List.of(created().id(), created().id());
  }

  private static Posting posting(SessionId box, String id) {
    return new Posting(box, Letters.to(box, id));
  }

  /** One message of that id to each of the mailboxes. */
  private List<Posting> toBoth(String id) {
    return boxes.stream().map(box -> posting(box, id)).toList();
  }

  private List<String> waiting(SessionId box) {
    return mailboxes.pending(box, now(), ALL).stream()
        .map(each -> each.message().id().value())
        .toList();
  }

  @Test
  void putsIntoEachMailboxWhatIsForIt() {
    PutOutcome outcome =
        mailboxes.put(
            List.of(
                posting(boxes.get(1), "c"), posting(boxes.get(0), "a"), posting(boxes.get(1), "b")),
            10);

    assertThat(outcome).isEqualTo(STORED);
    assertThat(waiting(boxes.get(0))).containsExactly("a");
    assertThat(waiting(boxes.get(1))).containsExactly("c", "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void putsNothingAnywhereWhenOneMailboxIsFull(int full) {
    mailboxes.put(List.of(posting(boxes.get(full), "before")), 1);

    assertThat(mailboxes.put(toBoth("m"), 1)).isEqualTo(MAILBOX_FULL);
    assertThat(waiting(boxes.get(full))).containsExactly("before");
    assertThat(waiting(boxes.get(1 - full))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void takesWhatWasRefusedOnceThereIsRoom(int full) {
    mailboxes.put(List.of(posting(boxes.get(full), "before")), 1);
    mailboxes.put(toBoth("m"), 1);

    assertThat(mailboxes.put(toBoth("m"), 2)).isEqualTo(STORED);
    assertThat(waiting(boxes.get(full))).containsExactly("before", "m");
    assertThat(waiting(boxes.get(1 - full))).containsExactly("m");
  }

  @Test
  void measuresTheRoomOfEachMailboxByItself() {
    mailboxes.put(toBoth("a"), 2);

    assertThat(mailboxes.put(toBoth("b"), 2)).isEqualTo(STORED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void passesOverTheIdsThatAMailboxHasSeen(int seen) {
    mailboxes.put(List.of(posting(boxes.get(seen), "m")), 10);

    assertThat(mailboxes.put(toBoth("m"), 10)).isEqualTo(STORED);
    assertThat(waiting(boxes.get(0))).containsExactly("m");
    assertThat(waiting(boxes.get(1))).containsExactly("m");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void countsNoIdThatAMailboxHasSeenAgainstItsRoom(int full) {
    mailboxes.put(List.of(posting(boxes.get(full), "m")), 1);

    assertThat(mailboxes.put(toBoth("m"), 1)).isEqualTo(STORED);
    assertThat(waiting(boxes.get(1 - full))).containsExactly("m");
  }

  @Test
  @Tag(StoreContract.TWO_INSTANCES)
  void letsTwoSendersPutIntoTheSameMailboxesInOppositeOrders() {
    List<SessionId> there = boxes;
    List<SessionId> back = List.of(boxes.get(1), boxes.get(0));

    Race.between(
        2,
        runner -> {
          Mailboxes own = runner == 0 ? mailboxes : other.mailboxes();
          for (int i = 0; i < ROUNDS; i++) {
            String id = runner + "-" + i;
            own.put(
                (runner == 0 ? there : back).stream().map(box -> posting(box, id)).toList(), ALL);
          }
          return runner;
        });

    assertThat(waiting(boxes.get(0))).hasSize(2 * ROUNDS);
    assertThat(waiting(boxes.get(1))).hasSize(2 * ROUNDS);
  }
}
