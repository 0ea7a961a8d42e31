package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.context.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E4: what a server's tools cost, from its own list. */
class ToolMeterTest {
  private static final String LOOK_UP =
      "{\"name\":\"look_up\",\"description\":\"Looks a word up.\",\"input_schema\":{\"type\":"
          + "\"object\",\"properties\":{\"word\":{\"type\":\"string\"}},\"required\":[\"word\"]}}";
  private static final String SPELL =
      "{\"name\":\"spell\",\"description\":\"Spells it.\",\"input_schema\":{\"type\":"
          + "\"object\",\"properties\":{\"letters\":{\"type\":\"string\"}},"
          + "\"required\":[\"letters\"]}}";

  private final Vocabulary vocabulary = new Vocabulary();
  private final ToolMeter meter = new ToolMeter(Seams.system(), vocabulary, McpLimits.defaults());

  @AfterEach
  void leavesNoProcess() {
    assertThat(Peers.running()).isZero();
  }

  @Test
  void countsEachDefinitionAsAModelIsShownIt() {
    ServerTools found = meter.measure(Peers.of(PeerProcess.class, Map.of()));

    assertThat(found.name()).isEqualTo("peer");
    assertThat(found.version()).isEqualTo("7");
    assertThat(found.tools())
        .containsExactlyInAnyOrder(
            new ToolCost("look_up", vocabulary.count(LOOK_UP)),
            new ToolCost("spell", vocabulary.count(SPELL)));
    assertThat(found.cost().tokens())
        .isEqualTo(vocabulary.count(LOOK_UP) + vocabulary.count(SPELL));
    assertThat(found.cost().tools()).isEqualTo(2);
  }

  @Test
  void tellsByTheDigestWhetherAServerShowsTheSame() {
    String one = meter.measure(Peers.of(PeerProcess.class, Map.of())).cost().digest();
    String again = meter.measure(Peers.of(PeerProcess.class, Map.of())).cost().digest();
    String other = meter.measure(Peers.of(PeerProcess.class, Map.of(), "none")).cost().digest();

    assertThat(one).hasSize(64).isEqualTo(again).isNotEqualTo(other);
  }

  @Test
  void countsNothingForAServerWithoutTools() {
    ServerTools found = meter.measure(Peers.of(PeerProcess.class, Map.of(), "none"));

    assertThat(found.cost().tokens()).isZero();
    assertThat(found.tools()).isEmpty();
  }

  @Test
  void namesAProgramThatIsNotThere() {
    McpServer absent = McpServer.program(new Program(List.of("no-such-server"), Map.of()));

    assertThatExceptionOfType(McpServerException.class)
        .isThrownBy(() -> meter.measure(absent))
        .withMessageContaining("no-such-server")
        .withMessageContaining("cannot be started");
  }

  @Test
  void givesUpWhenTheTimeIsUp() {
    ToolMeter hasty =
        new ToolMeter(
            Seams.system(), vocabulary, McpLimits.defaults().withTime(Duration.ofMillis(1)));

    assertThatExceptionOfType(McpServerException.class)
        .isThrownBy(() -> hasty.measure(Peers.of(PeerProcess.class, Map.of())))
        .withMessageContaining("in 1 ms");
  }
}
