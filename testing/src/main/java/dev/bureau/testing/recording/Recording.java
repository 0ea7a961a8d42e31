package dev.bureau.testing.recording;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageSent;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.testing.assertion.Mail;
import dev.bureau.testing.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session did, so that a test can hold its agent to it (X43). Taken from the session's
 * journal in any store, and kept in a file beside the tests:
 *
 * <pre>{@code
 * Recording.of(bureau, session).write(Path.of("src/test/resources/refund.jsonl"));
 * Recording.read(Path.of("src/test/resources/refund.jsonl"))
 *     .replay(agents -> agents.bind("clerk", () -> new Clerk(noBank)));
 * }</pre>
 *
 * <p>It holds what the session was sent and has handled, in that order, the results of its cells
 * with the values that they name, and what it sent, as far as that could be read where it went.
 * Contents stand in it as they are: mind what you keep beside your tests. Immutable.
 */
public final class Recording {
  private static final int ENTRIES_PER_READ = 1_000;
  private static final Pattern NAME_OF_VALUE = Pattern.compile("\"([0-9a-f]{64})\"");

  private final SessionId session;
  private final List<Entry> entries;
  private final Map<BlobId, String> values;
  private final Map<Sent, Map<String, Object>> contents;

  /** A message on its way to one of its receivers. */
  record Sent(SessionId receiver, MessageId message) {}

  Recording(
      SessionId session,
      List<Entry> entries,
      Map<BlobId, String> values,
      Map<Sent, Map<String, Object>> contents) {
    this.session = session;
    this.entries = List.copyOf(entries);
    this.values = new TreeMap<>(values);
    this.contents = new LinkedHashMap<>(contents);
  }

  /**
   * What a session has done until now.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static Recording of(Bureau bureau, SessionId session) {
    List<Entry> entries = new ArrayList<>();
    List<Entry> page = bureau.journal(session, 1, ENTRIES_PER_READ);
    while (!page.isEmpty()) {
      entries.addAll(page);
      long next = page.get(page.size() - 1).version() + 1;
      page = bureau.journal(session, next, ENTRIES_PER_READ);
    }
    return new Recording(session, entries, values(bureau, entries), contents(bureau, entries));
  }

  /** Large results, attachments and prompts: all values whose names stand in the journal. */
  private static Map<BlobId, String> values(Bureau bureau, List<Entry> entries) {
    Map<BlobId, String> values = new TreeMap<>();
    for (Entry each : entries) {
      Matcher names = NAME_OF_VALUE.matcher(bureau.catalogue().encode(each.event()));
      while (names.find()) {
        BlobId id = new BlobId(names.group(1));
        bureau
            .store()
            .blobs()
            .get(id)
            .ifPresent(bytes -> values.put(id, new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  /** A journal tells to whom something was sent; what it said stands where it went. */
  private static Map<Sent, Map<String, Object>> contents(Bureau bureau, List<Entry> entries) {
    Map<SessionId, Set<MessageId>> sent = new TreeMap<>();
    for (Entry each : entries) {
      if (each.event() instanceof MessageSent event) {
        sent.computeIfAbsent(event.receiver(), id -> new TreeSet<>()).add(event.message());
      }
    }
    Map<Sent, Map<String, Object>> contents = new LinkedHashMap<>();
    sent.forEach(
        (receiver, messages) -> {
          if (bureau.sessions().find(receiver).isPresent()) {
            for (Message each : Mail.of(bureau, receiver).all().toList()) {
              if (messages.contains(each.id())) {
                contents.put(new Sent(receiver, each.id()), each.content());
              }
            }
          }
        });
    return contents;
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws BadInputException if it is something else
   */
  public static Recording read(Path file) throws IOException {
    return RecordingFile.read(file);
  }

  /** Writes it to a file of JSON lines; one that is there is replaced. */
  public void write(Path file) throws IOException {
    RecordingFile.write(this, file);
  }

  /**
   * Has an agent handle the recorded messages in their order, in a session of a fresh store in
   * memory, and holds it to what is recorded. No work of a cell is done: each cell comes to its
   * recorded result, or throws a {@link RecordedFailure}. {@code session()}, {@code waited()} and
   * {@code random()} are as they were, and so is {@code now()} in a handling that has a cell; in
   * one that has none, it is the time that it wrote down right before its commit, or that of its
   * commit. What the agent sends and asks reaches nobody. A {@code publish} goes to whom it went
   * then; one of which nothing is recorded passes as one that went to nobody, for that leaves no
   * trace in a journal.
   *
   * @param bindings binds the session's agent, as for {@link Bureau#open}
   * @throws AssertionError if the agent takes a step that is not recorded, at that place or with
   *     that content, leaves a recorded one out, or fails; it shows the nearest recorded step
   * @throws BadInputException if the agent of the session is not bound
   */
  public void replay(Consumer<Agents> bindings) {
    Simulation.calm(simulation -> new Replay(this, bindings).run(simulation));
  }

  /** Whose it is. */
  public SessionId session() {
    return session;
  }

  /** The whole journal. */
  public List<Entry> entries() {
    return entries;
  }

  /** Values by their names, as text. */
  Map<BlobId, String> values() {
    return values;
  }

  /** What was said, as far as it is known. */
  Map<Sent, Map<String, Object>> contents() {
    return contents;
  }
}
