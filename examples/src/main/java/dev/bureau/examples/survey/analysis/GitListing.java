package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What git tracks at or below a root: regular files only, neither links nor submodules.
 *
 * <p>A tracked file that is not in the work tree, or only behind a link, is listed as vanished.
 */
final class GitListing {
  private static final long SECONDS = 120;
  private static final String REMEDY =
      "see what 'git status' says there, or survey a copy without .git";

  /** Within a git hook these name that hook's repository. */
  private static final Set<String> ELSEWHERE =
      Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR");

  private final Path root;
  private final Map<Path, Boolean> linkFree = new HashMap<>();

  private GitListing(Path root) {
    this.root = root;
  }

  /** Whether the root lies in a git work tree, as far as can be seen. */
  static boolean isTracked(Path root) {
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  /** What it tracks there; empty if that is nothing at all, as where it ignores a directory. */
  static Optional<Listing> of(Path root, Predicate<Path> excluded) {
    byte[] tracked = run(root);
    return tracked.length == 0
        ? Optional.empty()
        : Optional.of(new GitListing(root).parse(tracked, excluded));
  }

  private Listing parse(byte[] output, Predicate<Path> excluded) {
    Listing listing = new Listing();
    int from = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        entry(Arrays.copyOfRange(output, from, i), listing, excluded);
        from = i + 1;
      }
    }
    return listing;
  }

  /** Mode, object and stage, a tab, the path. */
  private void entry(byte[] entry, Listing listing, Predicate<Path> excluded) {
    int tab = 0;
    while (entry[tab] != '\t') {
      tab++;
    }
    boolean file = entry[0] == '1' && entry[1] == '0' && entry[2] == '0';
    if (!file) {
      return;
    }
    FileName name = FileName.of(Arrays.copyOfRange(entry, tab + 1, entry.length));
    if (!name.decodable()) {
      listing.add(name);
      return;
    }
    Path path = FileName.resolve(root, name.text());
    if (excluded.test(path) || Files.isSymbolicLink(path)) {
      return;
    }
    if (isReal(path.getParent()) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      listing.add(name);
    } else {
      listing.add(name, "vanished");
    }
  }

  private boolean isReal(@Nullable Path directory) {
    if (directory == null) {
      return false;
    }
    Boolean known = directory.equals(root) ? Boolean.TRUE : linkFree.get(directory);
    if (known == null) {
      known =
          Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && isReal(directory.getParent());
      linkFree.put(directory, known);
    }
    return known;
  }

  private static byte[] run(Path root) {
    try {
      Path output = Files.createTempFile("survey", ".git");
      Path errors = Files.createTempFile("survey", ".git");
      try {
        return run(root, output, errors);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new TreeNotListedException(
          root, "git does not start, but there is a .git", "install git, or " + REMEDY, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TreeNotListedException(root, "interrupted", "try again", e);
    }
  }

  private static byte[] run(Path root, Path output, Path errors)
      throws IOException, InterruptedException {
    Process git = command(root, output, errors).start();
    try {
      git.getOutputStream().close();
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new TreeNotListedException(root, "git took over " + SECONDS + " s", REMEDY, null);
      }
    } finally {
      git.destroyForcibly();
    }
    if (git.exitValue() != 0) {
      String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
      String first = said.lines().findFirst().orElse("exit code " + git.exitValue());
      throw new TreeNotListedException(root, "git says '" + first + "'", REMEDY, null);
    }
    return Files.readAllBytes(output);
  }

  private static ProcessBuilder command(Path root, Path output, Path errors) {
    ProcessBuilder command =
        new ProcessBuilder(
            "git",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--stage",
            "--",
            ".");
    command.directory(root.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile());
    command.environment().keySet().removeAll(ELSEWHERE);
    command.environment().put("GIT_OPTIONAL_LOCKS", "0");
    command.environment().put("LC_ALL", "C");
    return command;
  }
}
