package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Totals;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.store.memory.Memory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a scenario ended, without what a death may change: times, versions, epochs, recoveries, and
 * who had to rest so that others had room.
 */
record Outcome(Map<SessionId, Life> lives) {
  /** One session: its head, its cells, what it handled, and what is left in its mailbox. */
  record Life(Head head, List<String> cells, List<String> handled, Mailboxes.Counts mail) {}

  /** A head without times, version, recovery and rest. */
  record Head(
      Status status,
      Profile profile,
      Map<String, Object> metadata,
      Ending ending,
      Links links,
      AgentRef agent,
      Totals totals) {}

  /** How it ends if nobody dies: played in this process, in memory. */
  static Outcome undisturbed(Scenario scenario, Path folder) throws InterruptedException {
    Agents agents = scenario.agents(new OutsideWorld(folder));
    try (Bureau bureau =
        Bureau.open(BureauConfig.defaults(), Memory.store(), agents, Seams.system())) {
      scenario.create(bureau);
      scenario.send(bureau);
      Settling.awaitSilence(scenario, bureau);
      return of(scenario, bureau);
    }
  }

  static Outcome of(Scenario scenario, Bureau bureau) {
    Map<SessionId, Life> lives = new LinkedHashMap<>();
    for (SessionId each : scenario.sessions()) {
      lives.put(each, life(each, bureau));
    }
    return new Outcome(lives);
  }

  private static Life life(SessionId id, Bureau bureau) {
    List<String> cells =
        bureau.sessions().cells(id).stream().map(each -> cell(each, bureau)).sorted().toList();
    List<String> handled = handled(id, bureau).stream().map(Outcome::content).sorted().toList();
    return new Life(
        head(bureau.sessions().get(id)), cells, handled, bureau.store().mailboxes().counts(id));
  }

  private static Head head(Session session) {
    return new Head(
        session.status() == Status.IDLE ? Status.ACTIVE : session.status(),
        session.profile(),
        session.metadata(),
        session.ending(),
        session.links(),
        session.agent(),
        session.totals());
  }

  private static String cell(Cell cell, Bureau bureau) {
    BlobId result = BlobId.of(Json.canonical(bureau.sessions().result(cell)));
    return cell.step().key() + " " + cell.status() + " " + result;
  }

  /** The messages that a session's journal says were handled, as often as it says so. */
  static List<Message> handled(SessionId id, Bureau bureau) {
    List<Message> handled = new ArrayList<>();
    for (Entry each : bureau.journal(id, 1, Integer.MAX_VALUE)) {
      if (each.event() instanceof MessageHandled event) {
        handled.add(event.message());
      }
    }
    return handled;
  }

  private static String content(Message message) {
    return message.type() + " " + message.sender() + " " + Json.canonical(message.content());
  }
}
