package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.doctor.Doctor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What must be true of a file after a process met a fault in it: all that was said to stand is
 * there, what was made in one commit is there as a whole or not at all, and the file is sound.
 */
final class FaultyDiskOracle {
  /** What a store says that must be opened anew. */
  private static final String POISONED = "what it holds is not known";

  private FaultyDiskOracle() {}

  /** A process that was not killed has gone on correctly, or has refused everything. */
  static void requireHonest(FaultyRun run, int steps) {
    assertThat(run.ended()).isTrue();
    assertThat(run.said()).allMatch(each -> each.startsWith("stands") || isTyped(each));
    int poisoned = firstPoisoned(run.said());
    if (poisoned < 0) {
      assertThat(stood(run.said())).hasSize(steps);
    } else {
      assertThat(run.said().subList(poisoned, run.said().size()))
          .filteredOn(each -> each.startsWith("stands"))
          .containsOnly("stands close");
    }
  }

  private static boolean isTyped(String line) {
    return line.matches("refused \\S+ UNAVAILABLE .+");
  }

  private static int firstPoisoned(List<String> said) {
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).contains(POISONED)) {
        return i;
      }
    }
    return -1;
  }

  private static Set<String> stood(List<String> said) {
    Set<String> names = new HashSet<>();
    for (String each : said) {
      if (each.startsWith("stands ")) {
        names.add(each.substring("stands ".length()));
      }
    }
    return names;
  }

  /** The file holds what was said, and another process can work with it. */
  static void requireKept(FaultyRun run, Path file) {
    Set<String> stood = stood(run.said());
    try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      Optional<StoredSession> head = store.sessions().head(FaultyDiskProcess.SESSION);
      assertThat(head.isPresent()).as("the session is there").isIn(true, stood.contains("create"));
      assertThat(
              new Doctor(store, Seams.system(), CoreEvents.CATALOGUE)
                  .examine((n, all) -> {})
                  .faults())
          .as("what the doctor finds")
          .isEmpty();
      head.ifPresent(each -> requireKept(stood, store, each));
      if (stood.contains("value")) {
        byte[] value = FaultyDiskProcess.value();
        assertThat(store.blobs().get(BlobId.of(value))).hasValue(value);
      }
    }
  }

  private static void requireKept(Set<String> stood, Store store, StoredSession head) {
    List<Entry> journal = store.sessions().journal(FaultyDiskProcess.SESSION, 1, Integer.MAX_VALUE);
    assertThat(journal)
        .extracting(Entry::version)
        .isEqualTo(LongStream.rangeClosed(1, head.session().version()).boxed().toList());
    for (String each : stood) {
      if (each.startsWith("text-")) {
        requireText(each, journal, head);
      }
    }
    requireTogether(stood, store, head);
    requireHandled(stood, store, journal);
    if (stood.contains("lease")) {
      assertThat(head.epoch()).isPositive();
    }
    if (stood.contains("renew")) {
      assertThat(store.leases().holders())
          .singleElement()
          .satisfies(
              lease ->
                  assertThat(lease.until())
                      .isAfter(
                          Seams.system()
                              .wall()
                              .instant()
                              .plus(FaultyDiskProcess.RENEWED.dividedBy(2))));
    }
    if (stood.contains("snapshot")) {
      assertThat(store.sessions().snapshot(head.session().id(), Long.MAX_VALUE)).isPresent();
    }
  }

  /** Byte for byte in the head, and once in the journal. */
  private static void requireText(String key, List<Entry> journal, StoredSession head) {
    Object text = head.session().metadata().get(key);
    assertThat(text).as(key).isInstanceOf(String.class);
    int number = Integer.parseInt(key.substring("text-".length()));
    assertThat(text).isEqualTo(FaultyDiskProcess.text(number, text.toString().length()));
    assertThat(journal)
        .extracting(Entry::event)
        .filteredOn(each -> brings(each, key))
        .as("entries that bring " + key)
        .hasSize(1);
  }

  private static boolean brings(Event<?> event, String key) {
    return event instanceof SessionUpdated updated && updated.metadata().containsKey(key);
  }

  private static void requireTogether(Set<String> stood, Store store, StoredSession head) {
    boolean there = head.session().metadata().containsKey("text-" + FaultyDiskProcess.TOGETHER);
    assertThat(there).isIn(true, stood.contains("together"));
    assertThat(store.sessions().claimed(FaultyDiskProcess.CLAIM).isPresent()).isEqualTo(there);
    assertThat(waits(store, FaultyDiskProcess.OWN_LETTER)).isEqualTo(there);
  }

  private static void requireHandled(Set<String> stood, Store store, List<Entry> journal) {
    boolean handled = journal.stream().anyMatch(each -> each.event() instanceof MessageHandled);
    assertThat(handled).isIn(true, stood.contains("handled"));
    if (stood.contains("put")) {
      assertThat(waits(store, FaultyDiskProcess.LETTER)).isNotEqualTo(handled);
    }
  }

  private static boolean waits(Store store, MessageId id) {
    List<Delivery> waiting =
        store.mailboxes().pending(FaultyDiskProcess.SESSION, Seams.system().wall().instant(), 10);
    for (Delivery each : waiting) {
      if (each.message().id().equals(id)) {
        assertThat(each.message()).isEqualTo(FaultyDiskProcess.letter(id));
        return true;
      }
    }
    return false;
  }
}
