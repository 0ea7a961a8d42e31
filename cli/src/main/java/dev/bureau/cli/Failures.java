package dev.bureau.cli;

import dev.bureau.cli.invocation.Output;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a failure looks like: one line on standard error, and an exit code. 2 is bad usage: what was
 * given can never be accepted, whether the command line's grammar or the system's says so. 1 is a
 * refusal or a failure: at another time, or with other data, the same command might work.
 */
final class Failures {
  private final Output output;

  Failures(Output output) {
    this.output = output;
  }

  /** The command line could not be understood. */
  int usage(ParameterException failure, String[] arguments) {
    boolean verbose = Arrays.asList(arguments).contains("--verbose");
    if (failure.getCause() instanceof BureauException refused) {
      return report(refused, verbose);
    }
    line(fact(failure) + "; see '" + help(failure.getCommandLine()) + "'", failure, verbose);
    return ExitCode.USAGE;
  }

  /** A command was refused, or failed. */
  int report(Throwable failure, boolean verbose) {
    if (failure instanceof BureauException refused) {
      line(String.valueOf(refused.getMessage()), refused, verbose);
      return refused.category() == Category.BAD_INPUT ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
    if (failure instanceof InterruptedException) {
      line("interrupted; give the same command again to go on", failure, verbose);
      return ExitCode.SOFTWARE;
    }
    String remedy = verbose ? "" : "; see more with --verbose";
    line("unexpected failure: " + failure + remedy, failure, verbose);
    return ExitCode.SOFTWARE;
  }

  private void line(String fact, Throwable failure, boolean verbose) {
    output.note("bureau: " + fact);
    if (verbose) {
      failure.printStackTrace(output.err());
    }
  }

  private static String fact(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    ArgSpec argument = failure.getArgSpec();
    if (argument != null && argument.typeInfo().isEnum() && failure.getValue() != null) {
      return noChoice(argument, failure.getValue());
    }
    return String.valueOf(failure.getMessage())
        .strip()
        .replaceFirst("^Error: ", "")
        .replaceFirst("\\.$", "");
  }

  private static String noChoice(ArgSpec argument, String given) {
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    List<String> choices = new ArrayList<>();
    argument.completionCandidates().forEach(choices::add);
    String last = choices.remove(choices.size() - 1);
    return "%s: '%s' is not accepted; give %s or %s"
        .formatted(name, given, String.join(", ", choices), last);
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    String given = "'" + failure.getUnmatched().get(0) + "'";
    if (!failure.isUnknownOption()) {
      boolean root = failure.getCommandLine().getParent() == null;
      return (root ? "unknown command " : "unexpected argument ") + given;
    }
    List<String> similar = failure.getSuggestions();
    return "unknown option "
        + given
        + (similar.isEmpty() ? "" : ", did you mean " + String.join(" or ", similar) + "?");
  }

  private static String help(CommandLine command) {
    return command.getParent() == null ? "bureau help" : "bureau help " + command.getCommandName();
  }
}
