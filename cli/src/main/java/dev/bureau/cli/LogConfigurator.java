package dev.bureau.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.bureau.orchestrator.configuration.LoggingConfig;

/**
 * How the command logs: to standard error, for standard output belongs to results; a line each, as
 * much as the configuration says, with {@code --verbose} all that Bureau does and stack traces. A
 * command that has not asked for its configuration logs errors only. Found by logback itself; in
 * code, since reading the same from XML takes a fifth of a short command's time. A file named by
 * {@code -Dlogback.configurationFile} comes before it.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  private static final String LEVEL = "bureau.log";

  /** For logback, which makes one. */
  public LogConfigurator() {}

  /** Has everything logged; must come before the first logger. */
  static void raise() {
    System.setProperty(LEVEL, "debug");
  }

  /** Has logged what the configuration says, unless all is; must come before the first logger. */
  static void follow(LoggingConfig config) {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, config.enabled() ? config.level().name() : "off");
    }
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Level level = Level.toLevel(System.getProperty(LEVEL), Level.ERROR);
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    String traces = level == Level.DEBUG ? "%ex" : "%nopex";
    lines.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} - %msg%n" + traces);
    lines.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("err");
    appender.setTarget("System.err");
    appender.setEncoder(lines);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level == Level.OFF ? Level.OFF : Level.WARN);
    root.addAppender(appender);
    context.getLogger("dev.bureau").setLevel(level);
    // It logs what servers say, as they say it; what matters of that, a command tells itself.
    context.getLogger("io.modelcontextprotocol").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
