package dev.bureau.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @Parameters(arity = "0..1", paramLabel = "CMD", description = "The command.")
  private @Nullable String command;

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
    if (wanted == null) {
      throw new UnmatchedArgumentException(root, List.of(String.valueOf(command)));
    }
    wanted.usage(spec.commandLine().getOut());
  }
}
