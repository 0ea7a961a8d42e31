package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import dev.bureau.testing.contract.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the guide for storage adapters shows is real, and its first step gets as far as it says. */
class StorageAdapterGuideTest {
  private static final Path PAGE = Path.of("../docs/guide/storage-adapter.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/bureau/testing/guide");

  @Test
  void showsTheContractTestToTheLetter() throws IOException {
    String source = Files.readString(SOURCES.resolve("ShelfContract.java"));

    assertThat(Files.readString(PAGE)).contains(source.substring(source.indexOf("class Shelf")));
  }

  @Test
  void showsTheCommitToTheLetter() throws IOException {
    String source = Files.readString(SOURCES.resolve("ShelfSessions.java"));
    String commit =
        source.substring(
            source.indexOf("  @Override\n  public synchronized CommitOutcome commit"),
            source.indexOf("  private static boolean isAnotherLife"));

    assertThat(Files.readString(PAGE)).contains(commit.stripTrailing().stripIndent());
  }

  @Test
  void namesEveryGroupOfTheKitInOneOfItsSteps() throws IOException {
    String steps =
        Files.readString(PAGE).lines().filter(each -> each.matches("\\| [1-9] .*")).toList() + "";

    for (Class<?> group : StoreContract.class.getDeclaredClasses()) {
      assertThat(steps).contains("`" + group.getSimpleName() + "`");
    }
  }

  @Test
  void showsNoOtherJava() throws IOException {
    assertThat(Pattern.compile("```java").matcher(Files.readString(PAGE)).results()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Commits", "Journals"})
  void fulfilsTheGroupsOfTheFirstStep(String group) {
    TestExecutionSummary summary = run(group);

    assertThat(summary.getTestsSucceededCount()).isPositive();
    assertThat(summary.getTotalFailureCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mailboxes", "Leases", "Feeds"})
  void failsTheGroupsOfStepsToCome(String group) {
    assertThat(run(group).getTotalFailureCount()).isPositive();
  }

  private static TestExecutionSummary run(String group) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectNestedClass(
                    List.of(ShelfContract.class.getName()),
                    StoreContract.class.getName() + "$" + group))
            .filters(excludeTags("full"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
