package dev.bureau.orchestrator.cloning;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.workspace.Contents;
import dev.bureau.orchestrator.workspace.CopyListener;
import dev.bureau.orchestrator.workspace.Workspace;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import dev.bureau.orchestrator.workspace.Workspaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a clone gets before it is there. They are copied beside their place and renamed
 * into it when all are there and verified; what somebody who died has left of the same clone is
 * taken if it is whole.
 */
final class Belongings {
  private final Disk disk;
  private final Workspaces workspaces;
  private final Session original;
  private final @Nullable String workspace;
  private final @Nullable Path source;

  Belongings(Disk disk, Session original, SessionId clone, CloneSpec spec) {
    this.disk = disk;
    this.workspaces = new Workspaces(disk);
    this.original = original;
    boolean copied = spec.resources() == CloneSpec.Resources.COPIED;
    String present = original.profile().workspace();
    this.source = copied ? workspaces.find(present).orElse(null) : null;
    this.workspace =
        spec.workspace() == null && copied && present != null
            ? Path.of(present).resolveSibling(name(present) + "-" + clone.value()).toString()
            : spec.workspace();
  }

  private static String name(String workspace) {
    Path last = Path.of(workspace).getFileName();
    return last == null ? "workspace" : last.toString();
  }

  /** Where the clone works, as its head names it; null for nowhere. */
  @Nullable String workspace() {
    return workspace;
  }

  /** Whether there are any files to copy. */
  boolean areCopied() {
    return source != null;
  }

  /** Has the files in their place. */
  void copy(CopyListener listener) {
    if (source == null || workspace == null) {
      return;
    }
    Path place = workspaces.place(workspace);
    if (place.startsWith(source)) {
      throw new WorkspaceRefusedException(
          place, "it is in the workspace that is cloned", "choose a place outside of it");
    }
    Workspace from = new Workspace(disk, source);
    Workspace there = new Workspace(disk, place);
    if (there.exists() && !there.isEmpty() && there.read().equals(from.read())) {
      return; // by this clone's maker, who died before it was there
    }
    workspaces.requireFree(place);
    Workspace staging = new Workspace(disk, place.resolveSibling(".bureau-" + place.getFileName()));
    staging.delete();
    from.copyTo(staging.root(), () -> {}, listener);
    Contents copy = staging.read();
    if (!copy.equals(from.read())) {
      staging.delete();
      throw new CloneChangedException(original.id(), "its files changed");
    }
    staging.renameTo(place);
  }
}
