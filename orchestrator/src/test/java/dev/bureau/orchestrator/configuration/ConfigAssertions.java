package dev.bureau.orchestrator.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Configuration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The three questions to each group of the configuration (S11): are its defaults these, does every
 * key set what it says, and is what it cannot take refused by its name?
 */
public final class ConfigAssertions {
  private ConfigAssertions() {}

  /** These keys have these defaults. */
  public static void assertDefaults(Map<String, String> usual) {
    Map<String, String> found = new TreeMap<>();
    for (Setting each : Configuration.defaults().all()) {
      if (usual.containsKey(each.key())) {
        found.put(each.key(), each.usual());
        assertThat(each.value()).as(each.key()).isEqualTo(each.usual());
      }
    }
    assertThat(found).containsExactlyEntriesOf(new TreeMap<>(usual));
  }

  /** The key sets that and nothing else, from a file and from the environment. */
  public static void assertSets(String key, String value, BureauConfig expected) {
    assertThat(expected).as("another than the default").isNotEqualTo(BureauConfig.defaults());
    assertThat(Configuration.defaults().with(key, value, "test").config()).isEqualTo(expected);
    assertThat(Configuration.of(Map.of(variable(key), value)).config()).isEqualTo(expected);
  }

  /** The key refuses each of these values, naming itself and where it was set. */
  public static void assertRefuses(String key, String... values) {
    for (String each : values) {
      assertThatThrownBy(() -> Configuration.defaults().with(key, each, "some.file, line 7"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(key)
          .hasMessageContaining("some.file, line 7")
          .hasMessageContaining("'" + each + "'");
      assertThatThrownBy(() -> Configuration.of(Map.of(variable(key), each)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(key)
          .hasMessageContaining(variable(key));
    }
  }

  private static String variable(String key) {
    return Configuration.defaults().all().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow()
        .variable();
  }
}
