package dev.bureau.cli.invocation;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Category;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.store.memory.Memory;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which store is meant.
 *
 * @param factory opens it
 * @param file the database file, if it is one
 */
public record StoreAddress(StoreFactory factory, Optional<Path> file) {
  private static final String KNOWN = "give sqlite:FILE or memory:";

  /**
   * The store that the options name.
   *
   * @param db the value of {@code --db}
   * @param store the value of {@code --store}
   * @param usual the database if neither is given
   * @throws BadInputException if both are given, or the address is of no store that there is
   */
  static StoreAddress of(@Nullable String db, @Nullable String store, Path usual) {
    if (store == null) {
      return sqlite("--db", db == null ? usual.toString() : db);
    }
    if (db != null) {
      throw new BadInputException("--store", store, "give --db or --store, not both");
    }
    int colon = store.indexOf(':') + 1;
    String rest = store.substring(colon);
    return switch (store.substring(0, colon)) {
      case "sqlite:" -> sqlite("--store", rest);
      case "memory:" -> memory(store, rest);
      case "dir:", "postgres:" ->
          throw new BadInputException(
              "--store", store, "this version has no such store yet; " + KNOWN);
      default -> throw new BadInputException("--store", store, KNOWN);
    };
  }

  /** The database file and those that SQLite keeps beside it; empty if it is not in a file. */
  public Set<Path> files() {
    return file.stream()
        .flatMap(
            each ->
                Stream.of("", "-wal", "-shm", "-journal")
                    .map(suffix -> each.resolveSibling(each.getFileName() + suffix)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Makes sure that there is a database, for opening a store creates what is missing.
   *
   * @throws StoreException if there is no such file, or nothing in it
   */
  void requireExisting() {
    if (file.isPresent() && isMissing(file.get())) {
      throw new StoreException(
          Category.NOT_FOUND,
          file.get().toString(),
          "there is no such database",
          "name another with --db FILE, or make one with 'bureau create' or 'bureau demo'",
          null);
    }
  }

  private static boolean isMissing(Path file) {
    try {
      return Files.notExists(file) || (Files.isRegularFile(file) && Files.size(file) == 0);
    } catch (IOException e) {
      return false; // opening it will say more
    }
  }

  private static StoreAddress sqlite(String option, String file) {
    try {
      Path path = Path.of(file);
      if (path.getFileName() == null || path.getFileName().toString().isEmpty()) {
        throw new BadInputException(option, file, "give the name of a file");
      }
      return new StoreAddress(Sqlite.at(path), Optional.of(path));
    } catch (InvalidPathException e) {
      throw new BadInputException(option, file, "give a file name that this system can have");
    }
  }

  private static StoreAddress memory(String address, String rest) {
    if (!rest.isEmpty()) {
      throw new BadInputException("--store", address, "give memory: alone");
    }
    return new StoreAddress(Memory.store(), Optional.empty());
  }
}
