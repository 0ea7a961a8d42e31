package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All regular files below a root; links are not followed, {@code .git} is not entered. */
final class WalkListing extends SimpleFileVisitor<Path> {
  private final Listing listing = new Listing();
  private final Path root;
  private final Predicate<Path> excluded;

  private WalkListing(Path root, Predicate<Path> excluded) {
    this.root = root;
    this.excluded = excluded;
  }

  static Listing of(Path root, Predicate<Path> excluded) {
    WalkListing walk = new WalkListing(root, excluded);
    try {
      Files.walkFileTree(root, walk);
    } catch (IOException e) {
      throw new TreeNotListedException(root, "it cannot be read", "check its permissions", e);
    }
    return walk.listing;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return skipped(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && !skipped(file)) {
      listing.add(FileName.below(root, file));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    unreadable(file, e);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
      throws IOException {
    if (e != null) {
      unreadable(directory, e);
    }
    return FileVisitResult.CONTINUE;
  }

  private void unreadable(Path path, IOException e) throws IOException {
    if (path.equals(root)) {
      throw e;
    }
    if (!skipped(path)) {
      boolean directory = Files.isDirectory(path);
      listing.add(FileName.below(root, path), directory ? "unreadable directory" : "unreadable");
    }
  }

  private boolean skipped(Path path) {
    return excluded.test(path) || (!path.equals(root) && path.endsWith(".git"));
  }
}
