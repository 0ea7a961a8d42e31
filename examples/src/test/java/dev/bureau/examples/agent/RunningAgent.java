package dev.bureau.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.transitions.process.AgentProcess;
import dev.bureau.transitions.process.Ended;
import dev.bureau.transitions.process.Launch;
import dev.bureau.transitions.process.ProcessListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The agent program, running in a process of its own, and its transcripts. */
final class RunningAgent implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Path folder;
  private final AgentProcess process;

  private RunningAgent(Path folder, List<String> ids) {
    this.folder = folder;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AgentProgram.class.getName(), folder.toString()));
    command.addAll(ids);
    ProcessListener listener =
        new ProcessListener() {
          @Override
          public void said(String line) {
            said.add(line);
          }
        };
    Launch launch = Launch.of(new Program(command, Map.of())).grace(Duration.ofMillis(200));
    this.process = AgentProcess.start(launch, Seams.system(), listener);
  }

  static RunningAgent start(Path folder, String... ids) {
    return new RunningAgent(folder, Arrays.asList(ids));
  }

  AgentProcess process() {
    return process;
  }

  void tell(String line) {
    process.write(line);
  }

  /** The next line that it says. */
  String answer() throws InterruptedException {
    String line = said.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(line).as("an answer").isNotNull();
    return line;
  }

  Ended end() throws InterruptedException {
    return process.await(LONG).orElseThrow();
  }

  /** The lines of a transcript as they are. */
  List<String> lines(String id) throws IOException {
    return Files.readAllLines(folder.resolve(id + ".jsonl"));
  }

  /** The lines of a transcript that is whole. */
  List<Map<String, Object>> transcript(String id) throws IOException {
    return lines(id).stream().map(each -> Json.read("line", each, JsonLimits.METADATA)).toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
