package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Nearest;
import dev.bureau.core.seam.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration that is set key by key, with the source of each. What is set later wins.
 * Immutable.
 *
 * @param <C> the configuration
 */
public final class Settings<C> {
  private final List<Key<C, ?>> keys;
  private final C usual;
  private final C config;
  private final Map<String, String> sources;

  private Settings(List<Key<C, ?>> keys, C usual, C config, Map<String, String> sources) {
    this.keys = keys;
    this.usual = usual;
    this.config = config;
    this.sources = sources;
  }

  /**
   * Nothing is set yet.
   *
   * @param usual what holds then
   * @param keys all that can be set, in the order in which they are told
   */
  public static <C> Settings<C> of(C usual, List<Key<C, ?>> keys) {
    return new Settings<>(List.copyOf(keys), usual, usual, Map.of());
  }

  /** What holds now. */
  public C config() {
    return config;
  }

  /** Each key with its value, where that came from, and what it is for. */
  public List<Setting> all() {
    return keys.stream()
        .map(
            each ->
                new Setting(
                    each.name(),
                    each.variable(),
                    each.shown(config),
                    each.shown(usual),
                    sources.getOrDefault(each.name(), "default"),
                    each.meaning()))
        .toList();
  }

  /**
   * Sets what a file says.
   *
   * @throws BadInputException naming the line and the key, if one of them is bad, the file if it
   *     cannot be read
   */
  public Settings<C> with(Disk disk, Path file) {
    return with(SettingsFile.read(disk, file));
  }

  /**
   * Sets what those variables say whose names begin with {@code BUREAU_}.
   *
   * @throws BadInputException naming the variable, if one is bad
   */
  public Settings<C> with(Map<String, String> environment) {
    Map<String, String> names = new LinkedHashMap<>();
    keys.forEach(each -> names.put(each.variable(), each.name()));
    List<Given> given = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (names.containsKey(variable)) {
                given.add(new Given(names.get(variable), value, variable));
              } else if (variable.startsWith(Key.PREFIX)) {
                String nearest = Nearest.to(variable, names.keySet());
                throw new UnknownKeyException("environment", variable, nearest);
              }
            });
    return with(given);
  }

  /**
   * Sets one key.
   *
   * @param source where that was said, as its user knows it
   * @throws BadInputException if there is no such key, or the value is none of it
   */
  public Settings<C> with(String key, String value, String source) {
    return with(List.of(new Given(key, value, source)));
  }

  private Settings<C> with(List<Given> given) {
    C changed = config;
    Map<String, String> from = new HashMap<>(sources);
    for (Given each : given) {
      changed = named(each).set(changed, each);
      from.put(each.key(), each.source());
    }
    return new Settings<>(keys, usual, changed, Map.copyOf(from));
  }

  private Key<C, ?> named(Given given) {
    return keys.stream()
        .filter(each -> each.name().equals(given.key()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = keys.stream().map(Key::name).toList();
              String nearest = Nearest.to(given.key(), names);
              return new UnknownKeyException(given.source(), given.key(), nearest);
            });
  }
}
