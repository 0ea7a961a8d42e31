package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.context.Vocabulary;
import dev.bureau.orchestrator.mcp.HostileProcess.Trick;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SEC12: whatever a server says, it is counted or refused, in bounded time and memory. */
@Timeout(120)
class HostileServerTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final ToolMeter meter =
      new ToolMeter(Seams.system(), new Vocabulary(), McpLimits.defaults());
  private final ToolMeter hasty =
      new ToolMeter(Seams.system(), new Vocabulary(), McpLimits.defaults().withTime(SHORT));

  @AfterEach
  void leavesNoProcess() {
    assertThat(Peers.running()).isZero();
  }

  /** The control: nothing else about the fake is in the way. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "NONE",
        "PRINTS_OTHER_LINES",
        "FLOODS_ITS_ERRORS",
        "FLOODS_WITH_NEWS",
        "DOES_NOT_END",
        "HAS_CHILDREN"
      })
  void countsWhatAServerListsWhateverElseItDoes(Trick trick) {
    ServerTools found = meter.measure(Peers.hostile(trick));

    assertThat(found.tools()).extracting(ToolCost::name).containsExactly("plain");
  }

  @ParameterizedTest
  @CsvSource({
    "WRITES_ENDLESS_LINE, a message of more than 4194304 bytes",
    "LISTS_FOR_EVER, more than 100 pages",
    "LISTS_IN_A_CIRCLE, goes in a circle",
    "NAMES_PAGES_AT_LENGTH, a text of any length",
    "HAS_COUNTLESS_TOOLS, more than 1000 tools",
    "HAS_A_HUGE_SCHEMA, the definition of a tool takes 5000",
    "HAS_A_DEEP_SCHEMA, the definition of a tool is none",
    "HAS_NAMELESS_TOOLS, a tool has no name"
  })
  void refusesAListThatIsMoreThanIsTaken(Trick trick, String fact) {
    assertThatExceptionOfType(ToolListRefusedException.class)
        .isThrownBy(() -> meter.measure(Peers.hostile(trick)))
        .withMessageContaining(fact);
  }

  @ParameterizedTest
  @CsvSource({
    "DIES_AT_ONCE, it has ended with code 3: no configuration found",
    "DIES_IN_THE_LIST, it has ended with code 3: segmentation fault",
    "ANSWERS_WITH_NONSENSE, it cannot be asked",
    "ANSWERS_WITH_AN_ERROR, it cannot be asked"
  })
  void tellsWhyAServerCannotBeAsked(Trick trick, String fact) {
    assertThatExceptionOfType(McpServerException.class)
        .isThrownBy(() -> meter.measure(Peers.hostile(trick)))
        .withMessageContaining(fact);
  }

  @Test
  void givesUpAServerThatSaysNothing() {
    assertThatExceptionOfType(McpServerException.class)
        .isThrownBy(() -> hasty.measure(Peers.hostile(Trick.SAYS_NOTHING)))
        .withMessageContaining("has not told its tools in 1000 ms");
  }

  /** A text without blanks is the slowest to count. */
  @Test
  void countsATextThatHasNoWords() {
    ServerTools found = meter.measure(Peers.hostile(Trick.HAS_A_SCHEMA_OF_NO_WORDS));

    assertThat(found.cost().tokens()).isBetween(10_000L, 200_000L);
  }

  @Test
  void makesTheNamesOfToolsSafeToPrint() {
    ServerTools found = meter.measure(Peers.hostile(Trick.NAMES_TOOLS_NASTILY));

    assertThat(found.tools())
        .extracting(ToolCost::name)
        .containsExactly("../../etc/passwd", "C:\\con", "?[31mred", "a?b", "?evil");
  }

  /** SEC11: a server sees no variable of ours that nobody has named. */
  @Test
  void givesAServerTheVariablesThatAreNamedAndNoOthers() {
    McpServer server =
        Peers.of(HostileProcess.class, Map.of("NAMED", "1"), Trick.TELLS_ITS_VARIABLES.name());

    ServerTools found = meter.measure(server);

    assertThat(found.tools()).extracting(ToolCost::name).containsExactly("variables", "NAMED");
  }
}
