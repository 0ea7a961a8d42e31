package dev.bureau.store.sql;

import dev.bureau.store.sql.DiskCall.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk that loses power. What was synced is kept. Of what was not, any part may be: each write
 * whole, some of its sectors, or not at all, whatever came before or after it; and each name that
 * was made or taken away in the folder, until the folder is synced.
 */
final class CutDisk {
  private static final int SECTOR = 512;

  private final Map<String, Stored> names = new HashMap<>();
  private final Map<String, Stored> keptNames = new HashMap<>();
  private final List<Named> unkeptNames = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private int ended;

  private record Named(String name, @Nullable Stored file) {}

  private record Numbered(int number, DiskCall call) {}

  /** A file, whatever its name. */
  private static final class Stored {
    private byte[] kept;
    private final List<Numbered> unkept = new ArrayList<>();

    Stored(byte[] kept) {
      this.kept = kept;
    }

    void sync(int begun) {
      for (Numbered each : unkept) {
        if (each.number() < begun) {
          kept = after(kept, each.call(), each.call().bytes().length);
        }
      }
      unkept.removeIf(each -> each.number() < begun);
    }

    byte[] afterwards(RandomGenerator random, double chance) {
      byte[] content = kept;
      for (Numbered each : unkept) {
        if (random.nextDouble() < chance) {
          int length = each.call().bytes().length;
          boolean torn = chance < 1 && random.nextInt(4) == 0;
          content = after(content, each.call(), torn ? sectors(random, length) : length);
        }
      }
      return content;
    }

    private static int sectors(RandomGenerator random, int length) {
      return SECTOR * random.nextInt(length / SECTOR + 1);
    }

    private static byte[] after(byte[] before, DiskCall call, int length) {
      if (call.kind() == Kind.CUT) {
        return Arrays.copyOf(before, (int) call.offset());
      }
      int end = (int) call.offset() + length;
      byte[] content = Arrays.copyOf(before, Math.max(before.length, end));
      System.arraycopy(call.bytes(), 0, content, (int) call.offset(), length);
      return content;
    }
  }

  /** One with this file alone, and that is synced. */
  static CutDisk with(Path file) throws IOException {
    CutDisk disk = new CutDisk();
    if (Files.exists(file)) {
      Stored stored = new Stored(Files.readAllBytes(file));
      disk.names.put(file.getFileName().toString(), stored);
      disk.keptNames.putAll(disk.names);
    }
    return disk;
  }

  /** What was said until now. */
  List<String> said() {
    return said;
  }

  /** Whether nothing can be lost. */
  boolean isKept() {
    return unkeptNames.isEmpty() && names.values().stream().allMatch(each -> each.unkept.isEmpty());
  }

  /** The next call ends. */
  void apply(DiskCall call) {
    ended++;
    // Shared memory: whoever opens the file first makes it anew.
    if (call.name().endsWith("-shm")) {
      return;
    }
    switch (call.kind()) {
      case SAY -> said.addAll(lines(call));
      case CREATE -> {
        if (!call.name().equals("said") && !names.containsKey(call.name())) {
          name(call.name(), new Stored(new byte[0]));
        }
      }
      case REMOVE -> name(call.name(), null);
      case WRITE, CUT -> file(call).unkept.add(new Numbered(ended - 1, call));
      case SYNC -> sync(call);
    }
  }

  private static List<String> lines(DiskCall call) {
    return new String(call.bytes(), StandardCharsets.UTF_8)
        .lines()
        .map(each -> each.replace(";", ""))
        .toList();
  }

  private void name(String name, @Nullable Stored file) {
    rename(names, new Named(name, file));
    unkeptNames.add(new Named(name, file));
  }

  private static void rename(Map<String, Stored> names, Named named) {
    if (named.file() == null) {
      names.remove(named.name());
    } else {
      names.put(named.name(), named.file());
    }
  }

  private Stored file(DiskCall call) {
    return Objects.requireNonNull(names.get(call.name()), call.name());
  }

  private void sync(DiskCall call) {
    if (call.name().isEmpty()) {
      unkeptNames.forEach(each -> rename(keptNames, each));
      unkeptNames.clear();
    } else {
      file(call).sync(call.begun());
    }
  }

  /**
   * What is found when power comes back.
   *
   * @param chance that something which was not synced is there all the same
   */
  void writeTo(Path folder, RandomGenerator random, double chance) throws IOException {
    Map<String, Stored> found = new HashMap<>(keptNames);
    for (Named each : unkeptNames) {
      if (random.nextDouble() < chance) {
        rename(found, each);
      }
    }
    for (Map.Entry<String, Stored> each : found.entrySet()) {
      Files.write(folder.resolve(each.getKey()), each.getValue().afterwards(random, chance));
    }
  }
}
