package dev.bureau.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows how a command is used. */
@Command(name = "help", description = "Show how a command is used; without one, all commands.")
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CMD", description = "The command, and one of its own commands.")
  private List<String> path = new ArrayList<>();

  @Override
  public void run() {
    CommandLine wanted = spec.root().commandLine();
    for (String each : path) {
      CommandLine below = wanted.getSubcommands().get(each);
      if (below == null) {
        throw new UnmatchedArgumentException(wanted, List.of(each));
      }
      wanted = below;
    }
    wanted.usage(spec.commandLine().getOut());
  }
}
