package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files to survey below a directory, in a total and stable order: by path, by code units.
 *
 * <p>In a git work tree these are the files that git tracks at or below the directory; elsewhere,
 * and where it tracks none, all regular files below it. Symbolic links are neither listed nor
 * followed, {@code .git} is not entered. The paths are listed once, when the tree is made; contents
 * are read by {@link #next}. So listing can go on from any path, in another process too, with the
 * same result as long as the files do not change. Safe for use by many threads.
 */
public final class SourceTree {
  static final int MOST_FILES = 200;
  static final long MOST_BYTES = 512 * 1024;
  static final int MOST_PATH_CHARACTERS = 32 * 1024;

  private final Path root;
  private final NavigableMap<String, String> problems;

  private SourceTree(Path root, NavigableMap<String, String> problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * The tree below a directory, without the excluded files and directories. With a file its SQLite
   * side files ({@code -wal}, {@code -shm}, {@code -journal}) are excluded too.
   *
   * @throws TreeNotListedException if the root is no directory, or git is needed and fails
   */
  public static SourceTree at(Path root, Set<Path> excluded) {
    Path real = realDirectory(root);
    Set<Path> unwanted = new HashSet<>();
    excluded.forEach(path -> unwanted.addAll(withSideFiles(path)));
    Predicate<Path> isUnwanted = path -> isBelow(path, unwanted, real);
    Optional<Listing> tracked =
        GitListing.isTracked(real) ? GitListing.of(real, isUnwanted) : Optional.empty();
    Listing listing = tracked.orElseGet(() -> WalkListing.of(real, isUnwanted));
    return new SourceTree(real, listing.problems());
  }

  /** The directory, without links in its path: what {@link Analysis#analyse} wants. */
  public Path root() {
    return root;
  }

  /** The directory's own name: a title without a place. */
  public String name() {
    return nameOf(root);
  }

  /** A directory's own name. */
  public static String nameOf(Path root) {
    Path parent = root.getParent();
    return parent == null ? "/" : FileName.below(parent, root).text();
  }

  /** How many files there are. */
  public int size() {
    return problems.size();
  }

  /**
   * The files that follow a path (null: the first ones), read and hashed: at most 200 of them,
   * about 512 KiB, and 32 Ki characters of paths, but at least one if there is one. The path need
   * not exist any more.
   */
  public Batch next(@Nullable String afterPath) {
    Map<String, String> rest = afterPath == null ? problems : problems.tailMap(afterPath, false);
    List<SourceFile> files = new ArrayList<>();
    long bytes = 0;
    int pathCharacters = 0;
    String last = "";
    for (Map.Entry<String, String> entry : rest.entrySet()) {
      bytes += expectedSize(entry);
      pathCharacters += entry.getKey().length();
      boolean full = bytes > MOST_BYTES || pathCharacters > MOST_PATH_CHARACTERS;
      if (files.size() == MOST_FILES || (full && !files.isEmpty())) {
        return new Batch(files, last);
      }
      files.add(read(entry.getKey(), entry.getValue()));
      last = entry.getKey();
    }
    return new Batch(files, null);
  }

  /** Reads listed files again; the paths of those that are not what was listed any more. */
  public List<String> changed(List<SourceFile> listed) {
    List<String> changed = new ArrayList<>();
    for (SourceFile file : listed) {
      if (!read(file.path(), problems.getOrDefault(file.path(), "")).equals(file)) {
        changed.add(file.path());
      }
    }
    return changed;
  }

  private long expectedSize(Map.Entry<String, String> entry) {
    try {
      return entry.getValue().isEmpty() ? Files.size(FileName.resolve(root, entry.getKey())) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private SourceFile read(String path, String problem) {
    if (!problem.isEmpty()) {
      return new SourceFile(path, 0, "", problem);
    }
    try {
      Content content = Content.of(FileName.resolve(root, path));
      return new SourceFile(path, content.size(), content.sha256(), content.problem());
    } catch (NoSuchFileException e) {
      return new SourceFile(path, 0, "", "vanished");
    } catch (IOException e) {
      return new SourceFile(path, 0, "", "unreadable");
    }
  }

  private static boolean isBelow(Path path, Set<Path> unwanted, Path root) {
    for (Path at = path; at != null && !at.equals(root); at = at.getParent()) {
      if (unwanted.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> withSideFiles(Path path) {
    Path file = path.toAbsolutePath().normalize();
    Path parent = file.getParent();
    if (parent == null) {
      return List.of();
    }
    try {
      parent = parent.toRealPath();
    } catch (IOException e) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      files.add(parent.resolve(file.getFileName() + suffix));
    }
    return files;
  }

  private static Path realDirectory(Path root) {
    try {
      Path real = root.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new TreeNotListedException(root, "there is no such directory", "name another", e);
    }
    throw new TreeNotListedException(root, "it is not a directory", "name another", null);
  }
}
