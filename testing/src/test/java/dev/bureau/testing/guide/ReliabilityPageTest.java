package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/reliability.md names are there. */
class ReliabilityPageTest {
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w+(?:Test|Contract|Plants|Control))`");

  @Test
  void namesOnlyTestsThatThereAre() throws IOException {
    List<String> named =
        TEST.matcher(Files.readString(Path.of("../docs/reliability.md")))
            .results()
            .map((MatchResult each) -> each.group(1))
            .distinct()
            .toList();

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(sources()).containsAll(named);
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.endsWith(".java"))
          .map(each -> each.substring(0, each.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
