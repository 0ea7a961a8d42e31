package dev.bureau.transitions.process;

import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs to run as if they were agents, and what the system says of processes. */
final class Programs {
  static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));
  static final Duration LONG = Duration.ofSeconds(30);

  private static final int STATE = 0;
  private static final int NICE = 16;

  private Programs() {}

  static Launch shell(String script) {
    return Launch.of(new Program(List.of("sh", "-c", script), PATH));
  }

  static Launch java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return Launch.of(new Program(command, PATH));
  }

  static AgentProcess start(Launch launch, ProcessListener listener) {
    return AgentProcess.start(launch, Seams.system(), listener);
  }

  /** Whether there is a process of that number that is more than its remains. */
  static boolean runs(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    return Files.exists(stat) && !field(stat, STATE).equals("Z");
  }

  /** The nice value of a process. */
  static int nice(long pid) throws IOException {
    return Integer.parseInt(field(Path.of("/proc/" + pid + "/stat"), NICE));
  }

  private static String field(Path stat, int number) throws IOException {
    String line = Files.readString(stat);
    return line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[number];
  }
}
