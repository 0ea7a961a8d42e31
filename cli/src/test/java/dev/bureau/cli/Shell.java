package dev.bureau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.cli.invocation.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands in this process, on one database. */
final class Shell {
  private final Path database;

  Shell(Path database) {
    this.database = database;
  }

  /** What a command printed, and its exit code. */
  record Result(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** The command failed with that code, and told why in exactly one line. */
    String refusedWith(int expected) {
      assertThat(code).as(err).isEqualTo(expected);
      assertThat(err.lines()).hasSize(1);
      assertThat(err).startsWith("bureau: ").endsWith(System.lineSeparator());
      return err;
    }
  }

  /** Runs a command on the database. */
  Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", database.toString()));
    return plain(all.toArray(String[]::new));
  }

  /** Runs a command that must succeed, on the database, with JSON output. */
  Object json(String... arguments) {
    Result result =
        run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return JsonValue.of(result.out());
  }

  /** Creates an ACTIVE session of that id. */
  void create(String id) {
    Result result = run("create", "--type", "ACTIVE", "--name", "test of " + id, "--id", id);
    assertThat(result.code()).as(result.err()).isZero();
  }

  Path database() {
    return database;
  }

  /** Runs a command as it is, where no variable is set. */
  static Result plain(String... arguments) {
    return plain(Map.of(), arguments);
  }

  /** Runs a command as it is, where those variables are set. */
  static Result plain(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new Output(stream(out), stream(err)), environment, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
