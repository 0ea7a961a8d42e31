package dev.bureau.cli.session;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.SessionUpdate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be changed of a session's description, as the options say; one at least. */
final class Patch {
  @Option(
      names = "--metadata",
      paramLabel = "JSON",
      description = "A patch: objects merge deep, arrays replace, null removes.")
  private @Nullable String metadata;

  @Option(
      names = "--capability",
      paramLabel = "C",
      description = "What it can do, replacing what was said before; repeatable.")
  private @Nullable List<String> capabilities;

  @Option(
      names = "--constraint",
      paramLabel = "K:V",
      description = "What it must keep to, replacing what was said before; repeatable.")
  private @Nullable List<String> constraints;

  /**
   * @throws dev.bureau.core.error.BadInputException if a value can never be accepted
   */
  SessionUpdate update() {
    SessionUpdate update = SessionUpdate.NOTHING;
    if (metadata != null) {
      update = update.withMetadata(Json.read("metadata", metadata, JsonLimits.METADATA));
    }
    if (capabilities != null) {
      update = update.withCapabilities(Set.copyOf(capabilities));
    }
    return constraints == null
        ? update
        : update.withConstraints(ConstraintOptions.parse(constraints));
  }
}
