package dev.bureau.core.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SEC10, SEC11, S2: a child with all that it starts, and what it is given at its start. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class FamilyTest {
  private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));
  private static final Duration LONG = Duration.ofSeconds(30);

  private @Nullable Child child;

  @AfterEach
  void close() {
    if (child != null) {
      child.close();
    }
  }

  private Child start(Program program) throws IOException {
    child = Seams.system().processes().start(program);
    return child;
  }

  private Child shell(String script) throws IOException {
    return start(new Program(List.of("sh", "-c", script), PATH));
  }

  private static String line(Child child) throws IOException {
    return new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static Optional<ProcStat> running(long pid) {
    return ProcStat.of(pid).filter(ProcStat::runs);
  }

  @Test
  void runsInTheFolderThatIsNamed(@TempDir Path folder) throws IOException {
    Program program = new Program(List.of("pwd", "-P"), PATH).in(folder);

    assertThat(line(start(program))).isEqualTo(folder.toRealPath().toString());
  }

  @Test
  void findsAProgramThatIsNamedByItsPlaceInThatFolder(@TempDir Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("hi"), "#!/bin/sh\necho hi\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();

    Child started = start(new Program(List.of("./hi"), PATH).in(folder));

    assertThat(line(started)).isEqualTo("hi");
    assertThat(started.reach()).isEqualTo(Child.Reach.GROUP);
  }

  @Test
  void needsNoPathOfTheProgramsOwn() throws IOException {
    assertThat(line(start(new Program(List.of("echo", "hi"), Map.of())))).isEqualTo("hi");
  }

  @Test
  void isTheProcessThatItsStampNames() throws Exception {
    Child started = shell("echo $$; read line; exit 3");
    assertThat(Long.parseLong(line(started))).isEqualTo(started.stamp().pid());
    assertThat(Seams.system().processes().isGone(started.stamp())).isFalse();
    assertThat(started.await(Duration.ZERO)).isEmpty();

    started.input().close();

    assertThat(started.await(LONG)).hasValue(3);
    assertThat(Seams.system().processes().isGone(started.stamp())).isTrue();
  }

  @Test
  void tellsItsEndAlsoWhenItHasEnded() throws Exception {
    Child started = shell("exit 0");
    CountDownLatch told = new CountDownLatch(2);

    started.onEnd(told::countDown);
    assertThat(started.await(LONG)).hasValue(0);
    started.onEnd(told::countDown);

    told.await();
    assertThat(started.exitCode()).hasValue(0);
  }

  @Test
  void hasAGroupOfItsOwn() throws IOException {
    Child started = shell("echo ready; read line");
    assertThat(line(started)).isEqualTo("ready");

    assertThat(started.reach()).isEqualTo(Child.Reach.GROUP);
    assertThat(running(started.stamp().pid()).orElseThrow().group())
        .isEqualTo(started.stamp().pid());
  }

  @Test
  void isAskedToEndBeforeItIsKilled() throws IOException {
    Child started = shell("trap 'exit 4' TERM; echo ready; while :; do sleep 0.05; done");
    assertThat(line(started)).isEqualTo("ready");

    started.end(LONG);

    assertThat(started.exitCode()).hasValue(4);
  }

  @Test
  void isKilledWhenItDoesNotWantToEnd() throws IOException {
    Child started = shell("trap '' TERM; echo ready; while :; do sleep 1000; done");
    assertThat(line(started)).isEqualTo("ready");

    started.end(Duration.ofMillis(100));

    assertThat(started.exitCode()).hasValue(128 + 9);
  }

  @Test
  void isFoundInItsGroupWhenItsParentHasEnded() throws Exception {
    Child started = shell("sleep 1000 >&- 2>&- & echo $!; exit 0");
    long grandchild = Long.parseLong(line(started));
    assertThat(started.await(LONG)).hasValue(0);
    assertThat(running(grandchild)).isPresent();

    started.end(Duration.ZERO);

    assertThat(running(grandchild)).isEmpty();
  }

  /** Linux keeps 15 bytes of a name, and cuts characters in the middle. */
  @Test
  void isFoundByWhateverNameItRuns(@TempDir Path folder) throws Exception {
    String name = folder + "/$(printf '" + "\\320\\260".repeat(9) + "')";
    Child started =
        shell(
            "name=\""
                + name
                + "\"; cp \"$(command -v sh)\" \"$name\"; "
                + "exec \"$name\" -c 'echo ready; read line'");
    assertThat(line(started)).isEqualTo("ready");

    assertThat(running(started.stamp().pid())).isPresent();
    assertThat(ProcStat.residentBytes(started.stamp().pid())).isPresent();
    assertThat(Seams.system().processes().isGone(started.stamp())).isFalse();
  }

  @Test
  void isEndedWhileItStartsOthersAllTheTime() throws IOException {
    Child started =
        shell("f() { while :; do (sleep 1000 &); done; }; f & f & f & echo ready; wait");
    assertThat(line(started)).isEqualTo("ready");

    started.end(Duration.ZERO);

    assertThat(ProcStat.all())
        .filteredOn(ProcStat::runs)
        .noneMatch(each -> each.session() == started.stamp().pid());
  }

  /** X9: a host that died cannot end what it has started, so another process does. */
  @Test
  void isEndedByWhoeverKnowsItsStamp() throws Exception {
    Child started = shell("sleep 1000 & echo $!; wait");
    long grandchild = Long.parseLong(line(started));
    ProcessStamp stamp = started.stamp();
    Processes processes = Seams.system().processes();

    processes.end(
        new ProcessStamp(stamp.boot(), stamp.namespace(), stamp.pid(), stamp.started() + 1),
        Duration.ZERO);
    assertThat(processes.isGone(stamp)).isFalse();
    processes.end(stamp, LONG);

    assertThat(processes.isGone(stamp)).isTrue();
    assertThat(running(grandchild)).isEmpty();
  }

  @Test
  void isFoundElsewhereWhileItsParentLives() throws IOException {
    Child started = shell("setsid sleep 1000 & echo $!; wait");
    long grandchild = Long.parseLong(line(started));

    started.end(Duration.ZERO);

    assertThat(running(grandchild)).isEmpty();
  }

  @Test
  void countsAllOfItsFamily() throws IOException {
    Child started = shell("sleep 1000 & sleep 1000 & echo ready; wait");
    assertThat(line(started)).isEqualTo("ready");

    ProcessUsage alone = Seams.system().processes().usage(started.stamp()).orElseThrow();

    assertThat(started.usage().orElseThrow().residentBytes()).isGreaterThan(alone.residentBytes());
    started.end(Duration.ZERO);
    assertThat(started.usage()).isEmpty();
  }

  @Test
  void runsAtItsPriority() throws IOException {
    Child started = start(new Program(List.of("nice"), PATH).at(CpuPriority.LOW));
    Child usual = Seams.system().processes().start(new Program(List.of("nice"), PATH));
    int low = Integer.parseInt(line(started));
    int own = Integer.parseInt(line(usual));
    usual.close();

    assertThat(started.priority()).isEqualTo(CpuPriority.LOW);
    assertThat(low).isEqualTo(Math.min(19, own + 10));
  }

  /** Whether this is allowed depends on who runs it: what is declared is what is so. */
  @Test
  void saysWhetherItMayRunHigher() throws IOException {
    Child started = start(new Program(List.of("nice"), PATH).at(CpuPriority.HIGH));
    Child usual = Seams.system().processes().start(new Program(List.of("nice"), PATH));
    int high = Integer.parseInt(line(started));
    int own = Integer.parseInt(line(usual));
    usual.close();

    assertThat(high < own).isEqualTo(started.priority() == CpuPriority.HIGH);
  }

  @Test
  void saysWhatAMachineWithoutTheseProgramsCannotDo() throws IOException {
    Program program = new Program(List.of("/bin/sh", "-c", "read line"), PATH);

    Launcher.Started started = Launcher.on("/nowhere").start(program.at(CpuPriority.LOW));
    started.process().destroyForcibly();

    assertThat(started.reach()).isEqualTo(Child.Reach.DESCENDANTS);
    assertThat(started.priority()).isEqualTo(CpuPriority.NORMAL);
  }

  @Test
  void refusesAProgramThatIsNotThere() {
    assertThatIOException().isThrownBy(() -> start(new Program(List.of("no-such-one"), PATH)));
    assertThatIOException()
        .isThrownBy(() -> start(new Program(List.of("ls"), PATH).in(Path.of("/nowhere"))));
  }
}
