package dev.bureau.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher itself, with stand-ins for Maven and Java. */
@Timeout(60)
class LauncherTest {
  @TempDir private Path folder;
  private Clone clone;

  @BeforeEach
  void check() throws Exception {
    clone = new Clone(folder.resolve("a clone"));
  }

  private Clone.Ended run(String... arguments) throws Exception {
    return Clone.ended(clone.start(clone.launcher(), arguments));
  }

  @Test
  void buildsItselfBeforeItsFirstRun() throws Exception {
    Clone.Ended first = run("list");

    assertThat(first.said())
        .contains("Building Bureau", "-jar", "cli/target/quick")
        .endsWith("list\n");
    assertThat(clone.builds()).isEqualTo(1);
  }

  @Test
  void buildsOnceForManyRuns() throws Exception {
    run("list");

    assertThat(run("show", "clerk's own").said()).endsWith("show\nclerk's own\n");
    assertThat(clone.builds()).isEqualTo(1);
  }

  @Test
  void buildsOnceForTwoFirstRunsAtOnce() throws Exception {
    Process one = clone.start(clone.launcher());
    Process other = clone.start(clone.launcher());

    assertThat(Clone.ended(one).exitCode()).isZero();
    assertThat(Clone.ended(other).exitCode()).isZero();
    assertThat(clone.builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceHasChanged() throws Exception {
    run();

    clone.changeASource();

    assertThat(run().said()).contains("Building Bureau");
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path near = Files.createSymbolicLink(folder.resolve("a clone/b"), Path.of("bureau"));
    Path far = Files.createSymbolicLink(folder.resolve("bureau"), near);

    Clone.Ended ended = Clone.ended(clone.start(far, "list"));

    assertThat(ended.said()).contains("-Dbureau.home=" + folder.resolve("a clone").toRealPath());
  }

  @Test
  void saysWhatTheBuildHasSaidWhenItFails() throws Exception {
    clone.breakMaven();

    Clone.Ended ended = run("list");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.said()).contains("no line to the registry", "bureau: the build failed");
  }

  @ParameterizedTest
  @CsvSource({"11.0.2, 11", "1.8.0_292, 8"})
  void refusesAJavaThatIsTooOld(String version, String told) throws Exception {
    clone.jdk(version);

    Clone.Ended ended = run("list");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.said())
        .startsWith("bureau: needs Java 17 or newer")
        .endsWith("is " + told + "\n");
  }
}
