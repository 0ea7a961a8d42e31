package dev.bureau.cli.demo;

import dev.bureau.examples.agent.AgentProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Is the example agent program, to try hosts with. */
@Command(
    name = "agent",
    description = {
      "Be a small agent without a model: answers each line of standard input, and writes a"
          + " transcript as coding agents do, a file for each of its lives.",
      "It understands /clear, /tool NAME TEXT, /exit [CODE], and can be told to misbehave: /die,"
          + " /tear, /hang, /babble, /spawn, /eat, /spin (docs/guide/agent-program.md)."
    },
    footer = {
      "",
      "Example, under a host:",
      "  bureau host keeper --transcripts talks -- bureau demo agent talks"
    })
final class DemoAgentCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Where it writes its transcripts; made if it is not there.")
  private Path folder;

  @Parameters(
      index = "1..*",
      paramLabel = "ID",
      description = "Its own ids of its first lives (default: random ones).")
  private List<String> ids = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    AgentProgram.main(
        Stream.concat(Stream.of(folder.toString()), ids.stream()).toArray(String[]::new));
    return ExitCode.OK;
  }
}
