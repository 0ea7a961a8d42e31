package dev.bureau.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A clone with the real launcher and little else. Its Maven notes each build and leaves what a
 * build leaves, its Java says with what it was started.
 */
final class Clone {
  private static final Path LAUNCHER = Path.of("..", "bureau");
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >> "$CLONE/builds"
      [ ! -f "$CLONE/broken" ] || { echo 'no line to the registry'; exit 1; }
      mkdir -p cli/target/quick
      touch cli/target/quick/bureau-cli-0.1.0-SNAPSHOT.jar cli/target/quick/launch.stamp
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do echo "$word"; done
      """;

  private final Path root;
  private final Path tools;

  /**
   * How a start of the launcher has ended.
   *
   * @param said on standard output and standard error
   */
  record Ended(int exitCode, String said) {}

  /**
   * @param root where it is to be, a folder that is not there yet
   */
  Clone(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    this.tools = Files.createDirectories(root.resolve("tools/bin"));
    Files.copy(LAUNCHER, launcher());
    Files.setPosixFilePermissions(launcher(), PosixFilePermissions.fromString("rwxr-xr-x"));
    tool("mvn", MAVEN);
    tool("java", JAVA);
    jdk("17.0.15");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("core/src/main"));
    Files.writeString(root.resolve("core/pom.xml"), "<project/>");
  }

  Path launcher() {
    return root.resolve("bureau");
  }

  /** Its Java is of that version. */
  void jdk(String version) throws IOException {
    Files.writeString(tools.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  /** Its builds fail. */
  void breakMaven() throws IOException {
    Files.createFile(root.resolve("broken"));
  }

  /** A source is newer than all that was built. */
  void changeASource() throws IOException {
    Path source = Files.writeString(root.resolve("core/src/main/A.java"), "class A {}");
    FileTime built = Files.getLastModifiedTime(root.resolve("cli/target/quick/launch.stamp"));
    Files.setLastModifiedTime(source, FileTime.fromMillis(built.toMillis() + 10_000));
  }

  /** How often it was built. */
  int builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  /** Starts the launcher by that path. */
  Process start(Path launcher, String... arguments) throws IOException {
    ProcessBuilder command = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
    command.command().addAll(List.of(arguments));
    Map<String, String> environment = command.environment();
    environment.keySet().removeAll(List.of("JAVA_HOME", "CDPATH"));
    environment.put("PATH", tools + ":" + environment.get("PATH"));
    environment.put("CLONE", root.toString());
    Process process = command.start();
    process.getOutputStream().close();
    return process;
  }

  /** Waits for its end. */
  static Ended ended(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private void tool(String name, String script) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), script);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
