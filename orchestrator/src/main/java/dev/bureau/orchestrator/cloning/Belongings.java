package dev.bureau.orchestrator.cloning;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.orchestrator.workspace.Contents;
import dev.bureau.orchestrator.workspace.CopyListener;
import dev.bureau.orchestrator.workspace.Workspace;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import dev.bureau.orchestrator.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a clone gets before it is there. They are copied beside their place and renamed
 * into it when all are there and verified; what somebody who died has left of the same clone is
 * taken if it is whole.
 */
final class Belongings {
  private final Disk disk;
  private final Sessions sessions;
  private final boolean keyed;
  private final String stagings;
  private final Workspaces workspaces;
  private final Session original;
  private final @Nullable String workspace;
  private final @Nullable Path source;

  Belongings(Disk disk, Sessions sessions, Session original, SessionId clone, CloneSpec spec) {
    this.disk = disk;
    this.sessions = sessions;
    this.keyed = spec.key() != null;
    this.stagings = ".bureau-" + clone.value() + "-";
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

  /**
   * Has the files in their place.
   *
   * @param attempt names the folder in which they are until then: somebody else may be at the same
   *     clone, or at another one to the same place
   */
  void copy(CommitId attempt, CopyListener listener) {
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
    if (!isLeftForThis(there, from)) {
      workspaces.requireFree(place);
      Path staging = place.resolveSibling(stagings + attempt.value());
      copy(from, new Workspace(disk, staging), there, listener);
    }
    if (keyed) { // else nobody can have begun before
      workspaces.beside(place, stagings).forEach(Workspace::delete);
    }
  }

  private void copy(Workspace from, Workspace staging, Workspace there, CopyListener listener) {
    try {
      from.copyTo(staging.root(), () -> {}, listener);
      Contents copy = staging.read();
      if (!copy.equals(from.read())) {
        throw new CloneChangedException(original.id(), "its files changed");
      }
      workspaces.requireFree(there.root());
      staging.renameTo(there.root());
      if (!there.read().equals(copy)) {
        throw new CloneChangedException(original.id(), "its copied files changed");
      }
    } finally {
      staging.delete();
    }
  }

  /**
   * Whether its maker has died before the clone was there, and has left all files. Only with a key
   * somebody goes on for another; and whose folder it is, nobody works in.
   */
  private boolean isLeftForThis(Workspace there, Workspace from) {
    return keyed
        && there.exists()
        && !there.isEmpty()
        && there.read().equals(from.read())
        && !isWorkedIn(there.root());
  }

  private boolean isWorkedIn(Path place) {
    Filter placed = new IsNotNull(Field.of(HeadField.WORKSPACE));
    return sessions
        .all(Query.of(placed))
        .map(each -> workspaces.find(each.profile().workspace()))
        .anyMatch(Optional.of(place)::equals);
  }
}
