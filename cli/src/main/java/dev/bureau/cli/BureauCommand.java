package dev.bureau.cli;

import dev.bureau.cli.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands: alone it shows what there is. */
@Command(
    name = "bureau",
    versionProvider = VersionNumber.class,
    description = "Sessions, journals and messages for systems of many agents.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit code: 0 done; 1 refused or failed; 2 bad usage: a command, option or value that can"
          + " never be accepted. An error is one line on standard error."
    })
@SuppressWarnings("UnusedVariable") // picocli is who reads the fields
final class BureauCommand implements Runnable {
  @Mixin private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  BureauCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
