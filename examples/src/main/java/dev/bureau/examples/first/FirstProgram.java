package dev.bureau.examples.first;

import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One agent counts the words it is sent, durably. */
public final class FirstProgram {
  /** An agent handles messages; what it gathers becomes one commit with the acknowledgement. */
  public static final class WordCounter implements Agent {
    @Override
    public void handle(Message message, Context context) throws Exception {
      String text = String.valueOf(message.content().get("text"));
      Map<String, Object> counted =
          context.cell( // a durable step: once it is done, no crash makes it run again
              CellSpec.readOnly("count"), () -> Map.of("words", text.split("\\s+", -1).length));
      context.update(SessionUpdate.metadata(counted));
      context.complete("counted");
    }
  }

  /** Takes the database's path; without one, {@code orchestration.db} here. */
  public static void main(String[] arguments) throws Exception {
    Path database = Path.of(arguments.length == 0 ? "orchestration.db" : arguments[0]);
    try (Bureau bureau =
        Bureau.open(Sqlite.at(database), agents -> agents.bind("counter", WordCounter.class))) {
      Session session =
          bureau.sessions().create(SessionSpec.active("word counter").agent("counter"));
      bureau.sessions().start(session.id());
      bureau.send(
          session.id(), Letter.of(MessageType.DIRECTION, Map.of("text", "to be or not to be")));

      Session ended = bureau.awaitEnd(session.id(), Duration.ofMinutes(1));
      System.out.println(ended.status() + " " + ended.metadata());
    }
  }

  private FirstProgram() {}
}
