package dev.bureau.orchestrator.workspace;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Disk.Found;
import dev.bureau.core.seam.Disk.Kind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds workspaces by the names that people give them, relative to the working directory. */
public final class Workspaces {
  private static final String FIELD = "workspace";

  private final Disk disk;

  public Workspaces(Disk disk) {
    this.disk = disk;
  }

  /** The workspace at that absolute path. */
  public Workspace at(String path) {
    return new Workspace(disk, Path.of(path));
  }

  /** Where the workspace of that name is; empty if nothing is there, or it has no name. */
  public Optional<Path> find(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    Path path = path(name);
    try {
      return disk.exists(path) ? Optional.of(disk.real(path)) : Optional.empty();
    } catch (IOException e) {
      throw new WorkspaceUnavailableException(path, e);
    }
  }

  /**
   * Where a workspace of that name is, or would be.
   *
   * @throws BadInputException if there is no folder for it to be in
   * @throws WorkspaceRefusedException if it is a link
   */
  public Path place(String name) {
    Path path = path(name).toAbsolutePath().normalize();
    Path parent = path.getParent();
    Path last = path.getFileName();
    if (parent == null || last == null || !disk.isDirectory(parent)) {
      throw new BadInputException(FIELD, name, "create the folder first in which it is to be");
    }
    try {
      if (disk.kind(path).filter(Kind.LINK::equals).isPresent()) {
        throw new WorkspaceRefusedException(path, "it is a link", "name the folder itself");
      }
      return disk.real(parent).resolve(last);
    } catch (IOException e) {
      throw new WorkspaceUnavailableException(path, e);
    }
  }

  /**
   * Makes sure that a workspace can come to a place.
   *
   * @throws WorkspaceRefusedException if something is there that is no empty folder
   */
  public void requireFree(Path place) {
    Workspace there = new Workspace(disk, place);
    if (there.exists() && !there.isEmpty()) {
      throw new WorkspaceRefusedException(
          place, "something is there already", "name an empty folder, or one that is not there");
    }
  }

  /** Where the files are until all of them are there: beside the place, under a name of its own. */
  public static Path staging(Path place, CommitId id) {
    return place.resolveSibling(".bureau-" + id.value());
  }

  /** The folders beside a place whose names begin so. */
  public List<Workspace> beside(Path place, String prefix) {
    Path folder = Objects.requireNonNullElse(place.getParent(), place);
    try {
      return disk.list(folder).stream()
          .map(Found::path)
          .filter(each -> String.valueOf(each.getFileName()).startsWith(prefix))
          .map(each -> new Workspace(disk, each))
          .toList();
    } catch (IOException e) {
      throw new WorkspaceUnavailableException(folder, e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new BadInputException(FIELD, name, "give the path of a folder");
    }
  }
}
