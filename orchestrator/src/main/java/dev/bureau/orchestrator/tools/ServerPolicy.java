package dev.bureau.orchestrator.tools;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the servers that a task needs. Implementations are thread-safe. */
@FunctionalInterface
public interface ServerPolicy {
  /**
   * The servers that a task needs.
   *
   * @param task the type of the task
   * @param words what the configuration says that such a task needs
   * @param configured the servers that there are
   * @return some of those that there are; others are passed over
   */
  Set<String> wanted(String task, List<String> words, Set<String> configured);

  /** Those of whose name one of the words is a part, in upper or lower case. */
  static ServerPolicy byName() {
    return ByName.POLICY;
  }

  /** The policy that is there from the start. */
  final class ByName {
    private static final ServerPolicy POLICY =
        (task, words, configured) ->
            configured.stream()
                .filter(name -> words.stream().anyMatch(word -> contains(name, word)))
                .collect(Collectors.toSet());

    private ByName() {}

    private static boolean contains(String name, String word) {
      return name.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
  }
}
