package dev.bureau.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How the command logs: to standard error, for standard output belongs to results; warnings in a
 * line each, with {@code --verbose} all that Bureau does and stack traces. Found by logback itself;
 * in code, since reading the same from XML takes a fifth of a short command's time. A file named by
 * {@code -Dlogback.configurationFile} comes before it.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  private static final String VERBOSE = "bureau.verbose";

  /** For logback, which makes one. */
  public LogConfigurator() {}

  /** Has everything logged; must come before the first logger. */
  static void raise() {
    System.setProperty(VERBOSE, "true");
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    boolean verbose = Boolean.getBoolean(VERBOSE);
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(
        "%d{HH:mm:ss.SSS} %-5level %logger{20} - %msg%n" + (verbose ? "%ex" : "%nopex"));
    lines.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("err");
    appender.setTarget("System.err");
    appender.setEncoder(lines);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // A failure is one line, by Failures; what is tried again is told to those who ask.
    context.getLogger("dev.bureau").setLevel(verbose ? Level.DEBUG : Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
