package dev.bureau.core.seam;

import dev.bureau.core.error.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to start, as it is: no shell reads its command, and it sees no variable that is not
 * named here (SEC10, SEC11).
 *
 * @param command the program and its arguments, each a word of its own; not empty
 * @param environment all variables that it sees
 * @param directory the folder in which it runs; that of this process if null
 * @param priority how readily it gets a processor
 */
public record Program(
    List<String> command,
    Map<String, String> environment,
    @Nullable Path directory,
    CpuPriority priority) {
  /**
   * @throws BadInputException if there is no command, or if a word or a variable holds the
   *     character 0
   */
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new BadInputException("command", command, "give the program to start");
    }
    command.forEach(Program::check);
    environment.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.contains("=")) {
            throw new BadInputException("environment", name, "give a name without =");
          }
          check(name);
          check(value);
        });
  }

  /** In the folder of this process, with its priority. */
  public Program(List<String> command, Map<String, String> environment) {
    this(command, environment, null, CpuPriority.NORMAL);
  }

  /** The same in another folder. */
  public Program in(Path folder) {
    return new Program(command, environment, folder, priority);
  }

  /** The same with another priority. */
  public Program at(CpuPriority other) {
    return new Program(command, environment, directory, other);
  }

  private static void check(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new BadInputException("command", word, "leave out the character 0");
    }
  }

  /** The command alone, for variables may hold secrets. */
  @Override
  public String toString() {
    return String.join(" ", command);
  }
}
