package dev.bureau.testing.transcript;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a whole text says, found by other means: trees of maps, and no streams. */
final class Oracle {
  long lines;
  long bad;
  long messages;
  long toolCalls;
  long usage;
  final List<String> ids = new ArrayList<>();

  Oracle(String text) {
    for (String each : text.split("\n", -1)) {
      if (!each.isBlank()) {
        lines++;
        try {
          tell(Json.read("line", each, JsonLimits.BLOB));
        } catch (BadInputException e) {
          bad++;
        }
      }
    }
  }

  private void tell(Map<String, Object> line) {
    boolean says = "user".equals(line.get("type")) || "assistant".equals(line.get("type"));
    if (says && line.get("message") instanceof Map<?, ?> message) {
      messages++;
      ids.add(String.valueOf(line.get("uuid")));
      usage += message.get("usage") == null ? 0 : 1;
      if (message.get("content") instanceof List<?> blocks) {
        toolCalls +=
            blocks.stream()
                .filter(
                    each -> each instanceof Map<?, ?> block && "tool_use".equals(block.get("type")))
                .count();
      }
    } else if ("tool_use".equals(line.get("type"))) {
      toolCalls++;
    }
  }
}
