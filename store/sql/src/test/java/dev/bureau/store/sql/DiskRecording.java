package dev.bureau.store.sql;

import dev.bureau.store.sql.DiskCall.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what strace wrote down: calls of several threads, of which one may interrupt another. */
final class DiskRecording {
  private static final byte[] NOTHING = {};
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+).*");
  private static final Pattern BEGUN = Pattern.compile("(.*) <unfinished \\.\\.\\.>");
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");

  private final Path folder;
  private final List<DiskCall> calls = new ArrayList<>();
  private final Map<String, Begun> unfinished = new HashMap<>();

  private DiskRecording(Path folder) {
    this.folder = folder;
  }

  private record Begun(String text, int at) {}

  /** The calls that succeeded, in the order in which they ended. */
  static List<DiskCall> read(Path folder, List<String> lines) {
    DiskRecording recording = new DiskRecording(folder);
    lines.forEach(recording::line);
    return recording.calls;
  }

  private void line(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    String thread = parts.group(1);
    String text = parts.group(2);
    Matcher begun = BEGUN.matcher(text);
    Matcher resumed = RESUMED.matcher(text);
    if (begun.matches()) {
      unfinished.put(thread, new Begun(begun.group(1), calls.size()));
    } else if (resumed.matches()) {
      Begun first = unfinished.remove(thread);
      call(first.text() + resumed.group(1), first.at());
    } else if (!text.startsWith("+++")) {
      call(text, calls.size());
    }
  }

  private void call(String text, int begun) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new IllegalArgumentException(text);
    }
    long result = Long.parseLong(call.group(3));
    if (result >= 0) {
      call(call.group(1), call.group(2).split(", ", -1), result, begun);
    }
  }

  /** A call that is not here is one that this model knows nothing about. */
  private void call(String call, String[] arguments, long result, int begun) {
    switch (call) {
      case "openat" -> {
        if (arguments[2].contains("O_CREAT")) {
          add(Kind.CREATE, quoted(arguments[1]), 0, NOTHING, begun);
        }
      }
      case "unlink" -> add(Kind.REMOVE, quoted(arguments[0]), 0, NOTHING, begun);
      case "pwrite64" -> {
        byte[] bytes = Arrays.copyOf(bytes(arguments[1]), (int) result);
        add(Kind.WRITE, opened(arguments[0]), Long.parseLong(arguments[3]), bytes, begun);
      }
      case "write" -> add(Kind.SAY, opened(arguments[0]), 0, bytes(arguments[1]), begun);
      case "ftruncate" ->
          add(Kind.CUT, opened(arguments[0]), Long.parseLong(arguments[1]), NOTHING, begun);
      case "fsync", "fdatasync" -> add(Kind.SYNC, opened(arguments[0]), 0, NOTHING, begun);
      default -> throw new IllegalArgumentException(call);
    }
  }

  private void add(Kind kind, Path path, long offset, byte[] bytes, int begun) {
    String name = path.equals(folder) ? "" : folder.relativize(path).toString();
    calls.add(new DiskCall(kind, name, offset, bytes, begun));
  }

  /** The path in {@code 7<…>}. */
  private static Path opened(String descriptor) {
    return path(descriptor.substring(descriptor.indexOf('<') + 1, descriptor.lastIndexOf('>')));
  }

  private static Path quoted(String text) {
    return path(text.substring(1, text.length() - 1));
  }

  private static Path path(String hexadecimal) {
    return Path.of(new String(decoded(hexadecimal), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String quoted) {
    return decoded(quoted.substring(1, quoted.length() - 1));
  }

  /** Of {@code \x62\x75}. */
  private static byte[] decoded(String text) {
    byte[] bytes = new byte[text.length() / 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(text, 4 * i + 2, 4 * i + 4, 16);
    }
    return bytes;
  }
}
