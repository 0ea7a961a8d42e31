package dev.bureau.testing.guide;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Configuration;
import dev.bureau.orchestrator.agent.Agents;
import java.nio.file.Path;
import java.util.Map;

/** A program that is configured from outside. */
final class Configured {
  /** Opens a bureau as the file and the environment say, but for twenty sessions at most. */
  Bureau configured(Path file, Map<String, String> environment, StoreFactory store) {
    BureauConfig config = Configuration.load(file, environment).config().withMaxSessions(20);
    return Bureau.open(config, store, new Agents(), Seams.system());
  }
}
