package dev.bureau.cli;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.Output;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Where the {@code bureau} command starts. */
public final class Main {
  private static final int READER_GONE =
      141; // what a shell reports of a program that SIGPIPE ended

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    // From JDK 22 on there would be a console even where nobody watches, unless it is asked so.
    System.setProperty("jdk.console", "java.base");
    StandardOutput standard = new StandardOutput();
    PrintStream out = printer(new BufferedOutputStream(standard, 1 << 16), false);
    PrintStream err = printer(new FileOutputStream(FileDescriptor.err), true);
    Output output = new Output(out, err);
    int code = run(output, System.getenv(), arguments);
    out.flush();
    if (code == ExitCode.OK && standard.isReaderGone()) {
      code = READER_GONE;
    } else if (code == ExitCode.OK && standard.failure().isPresent()) {
      String fact = standard.failure().get().getMessage();
      output.note("bureau: standard output: not all could be written (" + fact + "); make room");
      code = ExitCode.SOFTWARE;
    }
    System.exit(code);
  }

  /**
   * Runs one command.
   *
   * @param environment the variables that may configure it
   * @return the exit code
   */
  static int run(Output output, Map<String, String> environment, String... arguments) {
    try {
      Invocation invocation = new Invocation(output, environment, LogConfigurator::follow);
      return commandLine(invocation, arguments).execute(arguments);
    } catch (Error e) {
      return new Failures(output).report(e, false);
    } finally {
      output.out().flush();
    }
  }

  private static CommandLine commandLine(Invocation invocation, String... arguments) {
    Output output = invocation.output();
    Failures failures = new Failures(output);
    CommandLine line = new CommandLine(new BureauCommand(invocation));
    Commands.named(arguments.length == 0 ? "" : arguments[0])
        .forEach(each -> line.addSubcommand(each.apply(invocation)));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
    return line.registerConverter(SessionId.class, SessionId::new)
        .registerConverter(MessageId.class, MessageId::new)
        .registerConverter(CellId.class, CellId::new)
        .registerConverter(Cursor.class, Cursor::new)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(output.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(output.err(), true, StandardCharsets.UTF_8))
        .setExecutionStrategy(
            parsed -> {
              if (invocation.verbose()) {
                LogConfigurator.raise();
              }
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(failures::usage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> failures.report(failure, invocation.verbose()));
  }

  private static PrintStream printer(OutputStream stream, boolean lines) {
    return new PrintStream(stream, lines, StandardCharsets.UTF_8);
  }
}
