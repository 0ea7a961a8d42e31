package dev.bureau.orchestrator.workspace;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Disk.Found;
import dev.bureau.core.seam.Disk.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which a session works, or is going to. What is in it stays in it: a link that leads
 * out, a socket, a pipe or a device is refused, and never followed (X50). Nobody else should change
 * it meanwhile. Each method throws {@link WorkspaceUnavailableException} if the disk cannot serve.
 */
public final class Workspace {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

  private final Disk disk;
  private final Path root;

  /**
   * @param root the folder, which need not be there
   */
  public Workspace(Disk disk, Path root) {
    this.disk = disk;
    this.root = root;
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /** Whether something is there, of whatever kind. */
  public boolean exists() {
    return tried(() -> disk.kind(root).isPresent());
  }

  /** Whether there is an empty folder. */
  public boolean isEmpty() {
    return tried(
        () -> disk.kind(root).filter(Kind.FOLDER::equals).isPresent() && disk.list(root).isEmpty());
  }

  /**
   * What is in it; nothing if it is not there.
   *
   * @throws WorkspaceRefusedException if it is no folder, or holds what leads out of it
   */
  public Contents read() {
    return tried(
        () -> {
          SortedMap<Path, Contents.Item> items = new TreeMap<>();
          for (Found each : all()) {
            items.put(root.relativize(each.path()), item(each));
          }
          return new Contents(items);
        });
  }

  private Contents.Item item(Found found) throws IOException {
    Path path = found.path();
    return switch (found.kind()) {
      case FOLDER -> new Contents.Item("folder", 0, "");
      case LINK -> new Contents.Item("link", 0, disk.target(path).toString());
      default ->
          new Contents.Item(
              disk.isExecutable(path) ? "program" : "file", disk.size(path), disk.digest(path));
    };
  }

  /**
   * Copies it to where nothing is; what it copies is on the disk when this returns. An absent one
   * becomes an empty folder.
   *
   * @param step called before each of them, to end it by throwing
   * @param listener told after each file, link and folder
   * @throws WorkspaceRefusedException if this is no folder, or holds what leads out of it
   */
  public void copyTo(Path copy, Runnable step, CopyListener listener) {
    tried(
        () -> {
          List<Found> all = all();
          CopyCount count = new CopyCount(listener);
          for (Found each : all) {
            count.expects(size(each));
          }
          disk.createFolder(copy);
          List<Path> folders = new ArrayList<>(List.of(copy));
          for (Found each : all) {
            step.run();
            Path to = copy.resolve(root.relativize(each.path()));
            switch (each.kind()) {
              case FOLDER -> {
                disk.createFolder(to);
                folders.add(to);
              }
              case LINK -> disk.link(to, disk.target(each.path()));
              default -> disk.copy(each.path(), to);
            }
            count.has(size(each));
          }
          Collections.reverse(folders);
          for (Path each : folders) {
            disk.sync(each);
          }
          return copy;
        });
  }

  private long size(Found found) throws IOException {
    return found.kind() == Kind.FILE ? disk.size(found.path()) : 0;
  }

  /** Deletes it with all that is in it; nothing happens if it is not there. */
  public void delete() {
    tried(
        () -> {
          if (disk.kind(root).isPresent()) {
            delete(root);
            disk.sync(parent());
          }
          return root;
        });
  }

  private void delete(Path folder) throws IOException {
    for (Found each : disk.list(folder)) {
      if (each.kind() == Kind.FOLDER) {
        delete(each.path());
      } else {
        disk.delete(each.path());
      }
    }
    disk.delete(folder);
  }

  /** Gives it another name beside it, in the place of nothing or of an empty folder. */
  public void renameTo(Path other) {
    tried(
        () -> {
          disk.rename(root, other);
          disk.sync(parent());
          return other;
        });
  }

  /** Has an empty folder there, if nothing is. */
  public void create() {
    tried(
        () -> {
          if (disk.kind(root).isEmpty()) {
            disk.createFolder(root);
            disk.sync(parent());
          }
          return root;
        });
  }

  private Path parent() throws IOException {
    Path parent = root.getParent();
    if (parent == null) {
      throw new NoSuchFileException(root.toString(), null, "it is in no folder");
    }
    return parent;
  }

  /** All that is in it, each folder before what is in that. */
  private List<Found> all() throws IOException {
    List<Found> all = new ArrayList<>();
    if (disk.exists(root)) {
      if (!disk.isDirectory(root)) {
        throw new WorkspaceRefusedException(root, "it is no folder", "name a folder");
      }
      add(root, 0, all);
    }
    return all;
  }

  private void add(Path folder, int depth, List<Found> all) throws IOException {
    for (Found each : disk.list(folder)) {
      requireInside(each, depth);
      all.add(each);
      if (each.kind() == Kind.FOLDER) {
        add(each.path(), depth + 1, all);
      }
    }
  }

  /**
   * A link must say its way from where it is: up to the top of the workspace at most, and then only
   * down, through what may be links that do the same.
   *
   * @param depth how many folders of the workspace it is in, below the top
   */
  private void requireInside(Found found, int depth) throws IOException {
    if (found.kind() == Kind.OTHER) {
      throw new WorkspaceRefusedException(
          found.path(), "it is no file, folder or link", "remove it, or move it elsewhere");
    }
    if (found.kind() == Kind.LINK) {
      Path target = disk.target(found.path());
      int up = 0;
      boolean down = false;
      boolean back = false;
      for (Path each : target) {
        boolean isUp = each.toString().equals("..");
        up += isUp ? 1 : 0;
        back |= isUp && down;
        down |= !isUp && !each.toString().equals(".");
      }
      if (target.isAbsolute() || back || up > depth) {
        throw new WorkspaceRefusedException(
            found.path(),
            "it is a link to " + target + ", which may lead out of the workspace",
            "have it point to something inside, by a relative path whose '..' come first");
      }
    }
  }

  /** Something done to files. */
  @FunctionalInterface
  private interface Doing<T> {
    T on() throws IOException;
  }

  private <T> T tried(Doing<T> doing) {
    try {
      return doing.on();
    } catch (IOException e) {
      LOG.debug("The disk cannot serve {}", root, e);
      throw new WorkspaceUnavailableException(root, e);
    }
  }
}
