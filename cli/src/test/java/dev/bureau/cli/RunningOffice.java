package dev.bureau.cli;

import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import dev.bureau.store.sql.Sqlite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs agents on a database, until its input ends. */
final class RunningOffice implements AutoCloseable {
  private static final String SAYS = "office: ";

  private final Process process;
  private final BufferedReader said;

  private RunningOffice(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RunningOffice on(Path database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RunningOffice.class.getName(), database.toString()));
    ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.DISCARD; // failures that are wanted
    RunningOffice office =
        new RunningOffice(new ProcessBuilder(command).redirectError(errors).start());
    office.awaitSaying("ready");
    return office;
  }

  /** Waits until it says that. */
  void awaitSaying(String wanted) throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals(SAYS + wanted)) {
      line = said.readLine();
    }
    if (line == null) {
      throw new AssertionError("The office has ended without saying " + wanted);
    }
  }

  @Override
  public void close() throws Exception {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The office does not close");
    }
  }

  /** {@code DATABASE}. */
  public static void main(String[] arguments) throws IOException {
    try (Bureau bureau =
        Bureau.open(
            Sqlite.at(Path.of(arguments[0])),
            agents -> agents.bind("clerk", () -> RunningOffice::handle))) {
      say("ready");
      while (System.in.read() >= 0) {
        // until the end of the input
      }
    }
  }

  private static void handle(Message message, Context context) throws Exception {
    switch (message.type()) {
      case "INVOICE" -> context.reply(Letter.of("PAID", message.content()));
      case "READ" -> read(Path.of(String.valueOf(message.content().get("file"))));
      case "ASK" -> context.ask("ann", message.content(), Duration.ofHours(1));
      case MessageType.ANSWER ->
          context.update(SessionUpdate.metadata(Map.of("answer", message.content())));
      case "SIT" -> sit();
      default -> context.update(SessionUpdate.metadata(Map.of("last", message.type())));
    }
  }

  private static void read(Path file) throws MessageRejectedException {
    if (!Files.exists(file)) {
      throw MessageRejectedException.forGood("there is no such file");
    }
  }

  private static void sit() throws InterruptedException {
    say("sits");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      say("was interrupted");
      throw e;
    }
  }

  private static void say(String text) {
    System.out.println(SAYS + text);
  }
}
