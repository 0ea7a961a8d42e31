package dev.bureau.orchestrator.workspace;

import dev.bureau.core.id.BlobId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a workspace: by its path from the top, folders, files and links. Immutable; equal if
 * nobody could tell the workspaces apart by their files.
 */
public record Contents(SortedMap<Path, Item> items) {
  public Contents {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /**
   * One thing in it.
   *
   * @param kind {@code folder}, {@code file}, {@code program} (a file that can be executed) or
   *     {@code link}
   * @param size in bytes, of files; else 0
   * @param says the SHA-256 of a file, the target of a link, nothing of a folder
   */
  public record Item(String kind, long size, String says) {}

  /** The digest of all of it. */
  public String digest() {
    StringBuilder text = new StringBuilder();
    items.forEach(
        (path, item) ->
            text.append(item.kind())
                .append(' ')
                .append(item.says())
                .append(' ')
                .append(path)
                .append('\0'));
    return BlobId.of(text.toString()).value();
  }

  /** How many files and links there are. */
  public long files() {
    return items.values().stream().filter(each -> !each.kind().equals("folder")).count();
  }

  /** How long all files are together. */
  public long bytes() {
    return items.values().stream().mapToLong(Item::size).sum();
  }
}
