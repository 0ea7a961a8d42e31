package dev.bureau.cli.host;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Output;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.RunHooks;
import dev.bureau.transitions.process.InputClosedException;
import dev.bureau.transitions.process.InputFullException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to an agent, and by it, at this terminal or in this pipe. */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private static final Duration WHILE_FULL = Duration.ofMillis(100);

  private final Output output;
  private final boolean json;

  Conversation(Invocation invocation) {
    this.output = invocation.output();
    this.json = invocation.json();
  }

  /** Says to the agent what standard input says, to its end. */
  void say(AgentHost host) {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        say(host, line);
      }
      host.endInput();
    } catch (IOException | InputClosedException e) {
      LOG.debug("Nothing more is said to the agent", e);
    } catch (InterruptedException e) { // nobody but this method has the thread
      Thread.currentThread().interrupt();
    }
  }

  /** Waits while the agent is slow, so that whoever writes into the pipe does. */
  private void say(AgentHost host, String line) throws InterruptedException {
    boolean said = false;
    while (!said) {
      try {
        host.say(line);
        said = true;
      } catch (InputFullException e) {
        host.awaitEnd(WHILE_FULL);
      } catch (BadInputException e) { // the agent may take the next line
        output.note("bureau: not said to the agent: " + e.getMessage());
        said = true;
      }
    }
  }

  /** The agent has said something. */
  synchronized void said(String line) {
    if (json) {
      output.json(new JsonObject().with("said", line).map());
    } else {
      output.line(line);
    }
    output.flush();
  }

  /** The agent has complained. */
  void complained(String line) {
    output.note(line);
  }

  /** Tells programs which session it is in which the agent works from now on. */
  RunHooks hooks() {
    return new RunHooks() {
      @Override
      public void started(Session session) {
        began(session);
      }
    };
  }

  private synchronized void began(Session session) {
    if (json) {
      output.json(new JsonObject().with("began", session.id()).map());
      output.flush();
    }
  }

  /** How the last session of the agent has ended. */
  synchronized void ended(Session session) {
    Ending ending = session.ending();
    boolean completed = session.status() == Status.COMPLETED;
    if (json) {
      output.json(
          new JsonObject()
              .with("ended", session.id())
              .with("status", session.status())
              .with("exitCode", ending == null ? null : ending.exitCode())
              .with("reason", ending == null ? null : ending.reason())
              .map());
      output.flush(); // a process that is told to end may not come to do it later
    }
    if (!completed) {
      String reason = ending == null ? "" : ": " + ending.reason();
      output.note(
          "bureau: " + session.id() + " is " + session.status() + reason + "; go on with --resume");
    } else if (!json) {
      SessionId next = session.links().transitionedTo();
      output.note(session.id() + (next == null ? " has completed" : " has passed to " + next));
    }
  }
}
