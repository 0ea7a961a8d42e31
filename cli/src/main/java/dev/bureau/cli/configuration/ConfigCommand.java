package dev.bureau.cli.configuration;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.orchestrator.configuration.Setting;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows what is configured, and where. */
@Command(
    name = "config",
    description = {
      "Show every key of the configuration with its value, where that comes from, and its meaning.",
      "A key is set by a line 'key = value' of the file, or by the environment variable BUREAU_KEY"
          + " (with _ for . and -), which wins over the file. An option wins over both."
    },
    footer = {
      "",
      "Examples:",
      "  bureau config",
      "  BUREAU_MAX_SESSIONS=20 bureau config --config office.properties"
    })
public final class ConfigCommand implements Runnable {
  private final Invocation invocation;

  /**
   * @param invocation the run it is part of
   */
  public ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    List<Setting> all = invocation.settings().all();
    if (invocation.json()) {
      try (JsonArray array = invocation.output().array()) {
        all.forEach(each -> array.add(view(each)));
      }
    } else {
      try (Table table = invocation.output().table("KEY", "VALUE", "FROM", "MEANING")) {
        all.forEach(each -> table.row(each.key(), each.value(), each.source(), each.meaning()));
      }
    }
  }

  private static Map<String, Object> view(Setting setting) {
    return new JsonObject()
        .with("key", setting.key())
        .with("variable", setting.variable())
        .with("value", setting.value())
        .with("default", setting.usual())
        .with("from", setting.source())
        .with("meaning", setting.meaning())
        .map();
  }
}
