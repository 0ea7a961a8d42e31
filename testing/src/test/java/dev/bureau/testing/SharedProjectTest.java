package dev.bureau.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.McpRefusedException;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.orchestrator.tools.ToolServers;
import dev.bureau.orchestrator.tools.ToolServersConfig;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E4: two sessions change the configuration of one project at the same time. */
class SharedProjectTest {
  private final Bureau bureau = Bureau.open(Memory.store());
  private final SessionId one = bureau.sessions().create(SessionSpec.active("one")).id();
  private final SessionId other = bureau.sessions().create(SessionSpec.active("other")).id();

  @TempDir private Path project;
  private AgentConfiguration agent;

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(project.resolve(".mcp.json"), "{\"mcpServers\":{\"docs\":{},\"mail\":{}}}");
    agent = AgentConfiguration.claudeCode(Seams.system().disk(), project.toRealPath());
  }

  @AfterEach
  void close() {
    bureau.close();
  }

  /** The other session is quicker, once the first has written what is to be the file. */
  private final class Outrun extends ForwardingDisk {
    private boolean first = true;

    Outrun(Disk disk) {
      super(disk);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
      super.write(file, content);
      if (first) {
        first = false;
        bureau.tools().apply(other, "code-analysis", agent);
      }
    }
  }

  @Test
  void leavesTheFileToTheQuickerOne() {
    ToolServers slower =
        new ToolServers(
            new Door(bureau.store(), new Fold(bureau.catalogue()), Seams.system()),
            Actor.user("slow"),
            new Outrun(Seams.system().disk()),
            ToolServersConfig.defaults());

    assertThatExceptionOfType(McpRefusedException.class)
        .isThrownBy(() -> slower.apply(one, "general", agent))
        .withMessageContaining("was changed by somebody else");
    assertThat(agent.servers())
        .filteredOn(each -> each.enabled())
        .extracting(each -> each.name())
        .containsExactly("docs");
  }
}
