package dev.bureau.orchestrator.migration;

import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Disk;
import dev.bureau.orchestrator.workspace.Contents;
import dev.bureau.orchestrator.workspace.CopyListener;
import dev.bureau.orchestrator.workspace.Workspace;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import dev.bureau.orchestrator.workspace.Workspaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one move. Each step may be broken off anywhere and done again. A folder in the place
 * of the target is that of this move if the copy is no longer in its staging folder, and the
 * target's files are those that were verified.
 */
final class Haul {
  private final Workspaces workspaces;
  private final @Nullable Workspace source;
  private final Workspace staging;
  private final Workspace target;
  private final boolean empty;

  Haul(Disk disk, Move move) {
    Move.Places places = move.places();
    this.workspaces = new Workspaces(disk);
    this.source = places.source() == null ? null : workspaces.at(places.source());
    this.staging = workspaces.at(places.staging());
    this.target = workspaces.at(places.target());
    this.empty = places.empty();
  }

  /** Whether the copy of that digest is in its place. */
  boolean isThere(@Nullable String digest) {
    return digest != null
        && !staging.exists()
        && target.exists()
        && target.read().digest().equals(digest);
  }

  /**
   * Copies all files into the staging folder.
   *
   * @param step called before each, to end it by throwing
   * @return what the copy consists of
   */
  Contents copied(Runnable step, CopyListener listener) {
    workspaces.requireFree(target.root());
    staging.delete();
    if (source == null) {
      staging.create();
      return staging.read();
    }
    requireThere(source.root(), source.exists());
    source.copyTo(staging.root(), step, listener);
    step.run();
    Contents copy = staging.read();
    if (!copy.equals(source.read())) {
      throw changed(source.root(), "its files changed while they were copied");
    }
    return copy;
  }

  private static void requireThere(Path source, boolean there) {
    if (!there) {
      throw new WorkspaceRefusedException(source, "it is gone", "put it back, or roll back");
    }
  }

  /** Puts the copy of that digest into its place. */
  void placed(String digest) {
    workspaces.requireFree(target.root());
    staging.renameTo(target.root());
    if (!target.read().digest().equals(digest)) {
      throw changed(target.root(), "its files are not those that were copied");
    }
  }

  private static WorkspaceRefusedException changed(Path place, String how) {
    return new WorkspaceRefusedException(place, how, "see who writes there, and move again");
  }

  /**
   * Has everything as before the move.
   *
   * @param digest of the copy, if it was verified
   */
  void undo(@Nullable String digest) {
    if (isThere(digest)) {
      target.renameTo(staging.root());
    }
    staging.delete();
    if (empty) {
      target.create();
    }
  }
}
