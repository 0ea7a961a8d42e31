package dev.bureau.orchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bureau.core.id.SessionId;
import dev.bureau.transitions.host.AgentHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** T8: the nine lines of a clear. */
class TellingTest {
  @TempDir Path folder;

  @Test
  void carryTheSessionThatTheyAreAbout() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.bureau.transitions");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.INFO);
    try (Inn inn = new Inn(folder)) {
      AgentHost host = inn.open();
      SessionId old = host.session();
      inn.lodger.live("a");
      inn.look();
      logger.addAppender(lines);

      inn.lodger.live("b");
      inn.look();

      logger.detachAppender(lines);
      SessionId next = host.session();
      List<ILoggingEvent> steps =
          lines.list.stream().filter(each -> each.getMessage().startsWith("(")).toList();
      assertThat(steps.stream().map(each -> each.getMessage().substring(0, 3)))
          .containsExactly("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(9)", "(7)", "(8)");
      assertThat(steps.stream().map(each -> each.getMDCPropertyMap().get("session")))
          .startsWith(old.value(), old.value(), old.value(), old.value())
          .endsWith(next.value(), next.value(), next.value(), next.value(), next.value());
    } finally {
      logger.setLevel(before);
    }
  }
}
