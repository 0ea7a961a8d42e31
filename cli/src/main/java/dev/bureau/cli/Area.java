package dev.bureau.cli;

import dev.bureau.cli.invocation.Invocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Commands that are about the same, by name, in the order in which help lists them. */
final class Area {
  private final String title;
  private final Map<String, Function<Invocation, Object>> commands = new LinkedHashMap<>();

  Area(String title) {
    this.title = title;
  }

  Area with(String name, Function<Invocation, Object> maker) {
    commands.put(name, maker);
    return this;
  }

  String title() {
    return title;
  }

  Map<String, Function<Invocation, Object>> commands() {
    return Collections.unmodifiableMap(commands);
  }
}
