package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.store.Snapshot;
import dev.bureau.testing.ManualClock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read back equals what was given, whatever stands in it. */
abstract class ReadingBackContract extends Clauses {
  private static final int DEEPEST = 64;

  ReadingBackContract(StoreContract contract) {
    super(contract);
  }

  static List<Map<String, Object>> objects() {
    Map<String, Object> holdsNull = new LinkedHashMap<>();
    holdsNull.put("nothing", null);
    holdsNull.put("list", Arrays.asList(null, 1, Map.of("deep", List.of())));
    return List.of(
        Map.of(),
        holdsNull,
        Map.of("text", "tab\t quote\" back\\slash 'single' \u0001 nul\u0000"),
        Map.of("unicode", "é 日本 \uD83D\uDE00"),
        Map.of("é 日本 \"key\"", true, "", "empty key"),
        Map.of("long", Long.MIN_VALUE, "whole", new BigInteger("9".repeat(40)), "zero", 0),
        Map.of("money", new BigDecimal("0.10"), "tiny", new BigDecimal("1E-30"), "double", 0.1),
        Map.of("negative zero", -0.0, "hundred", new BigDecimal("1E+2"), "one", 1.0),
        Map.of("shortest", new BigDecimal("1E-1000"), "longest", new BigInteger("9".repeat(1_000))),
        Map.of("k".repeat(50_001), "under the longest key"),
        Map.of("flags", List.of(true, false), "lists", List.of(List.of(List.of("deep")))));
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @ParameterizedTest
  @MethodSource("objects")
  void givesBackAHeadWithThatMetadata(Map<String, Object> metadata) {
    Session head = committed(Draft.on(created(), now()).metadata(Map.of("in", metadata)));

    assertThat(other.sessions().head(head.id()).orElseThrow().session()).isEqualTo(head);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @ParameterizedTest
  @MethodSource("objects")
  void givesBackAnEntryWithThatMetadata(Map<String, Object> metadata) {
    Draft draft = Draft.on(created(), now()).metadata(metadata).event(Probes.anyEvent());
    Session head = committed(draft);

    List<Entry> entries = other.sessions().journal(head.id(), 2, ALL);

    assertThat(entries).isEqualTo(draft.commit().entries());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @ParameterizedTest
  @MethodSource("objects")
  void givesBackAMessageWithThatContent(Map<String, Object> content) {
    SessionId receiver = created().id();
    Message message =
        new Message(
            new MessageId("m"),
            "users.own-type",
            Priority.CRITICAL,
            Actor.session(receiver),
            receiver,
            now(),
            content,
            new TreeMap<>(Map.of("täg", "vålue")),
            new MessageId("answered"),
            Instant.parse("2030-01-01T00:00:00.000000001Z"));

    store.mailboxes().put(receiver, List.of(message), 10);

    assertThat(other.mailboxes().pending(receiver, now(), 10))
        .extracting(Delivery::message)
        .containsExactly(message);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackAResultThatIsNestedAsDeepAsAllowed() {
    CellCompleted completed = Probes.completed(nested(DEEPEST));
    CellCarried carried =
        new CellCarried(
            new Cell(
                completed.step(), CellStatus.DONE, completed.result(), null, ManualClock.START, 0));
    Draft draft = Draft.on(created(), now()).event(completed).event(carried);
    Session head = committed(draft);
    Aspects aspects = Aspects.NONE.fold(Cells.ASPECT, carried, now());
    store.sessions().snapshot(new Snapshot(head, aspects));

    assertThat(other.sessions().journal(head.id(), 2, ALL)).isEqualTo(draft.commit().entries());
    assertThat(other.sessions().snapshot(head.id(), head.version()))
        .map(found -> List.copyOf(found.aspects().get(Cells.ASPECT).all()))
        .contains(List.of(carried.cell()));
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> object = Map.of();
    for (int i = 1; i < depth; i++) {
      object = Map.of("in", object);
    }
    return object;
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackAHeadInWhichEverythingIsSet() {
    Session head = committed(Draft.creating(fresh(), now(), Specs.full()));

    assertThat(other.sessions().head(head.id()).orElseThrow().session()).isEqualTo(head);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackTheEventOfASessionInWhichEverythingIsSet() {
    Draft draft = Draft.creating(fresh(), now(), Specs.full());
    Session head = committed(draft);

    List<Entry> entries = other.sessions().journal(head.id(), 1, ALL);

    assertThat(entries).isEqualTo(draft.commit().entries());
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackALongReasonOfAnyText() {
    Ending ending = new Ending(-137, "Zeile eins\nLinie zwei \uD83D\uDE00 '; DROP TABLE entry;--");
    Draft draft = Draft.on(created(), now()).event(new SessionEnded(ending));
    Session head = committed(draft);

    assertThat(other.sessions().head(head.id()).orElseThrow().session().ending()).isEqualTo(ending);
  }

  @Tag(StoreContract.TWO_INSTANCES)
  @Test
  void givesBackALetterOfTheLargestContent() {
    SessionId receiver = created().id();
    Letter letter = Letter.of("COMMAND", Map.of("text", "x".repeat(256 * 1024 - 11)));
    Message message = Message.of(new MessageId("m"), Actor.user("kit"), receiver, now(), letter);

    store.mailboxes().put(receiver, List.of(message), 10);

    assertThat(other.mailboxes().pending(receiver, now(), 10).get(0).message()).isEqualTo(message);
  }
}
