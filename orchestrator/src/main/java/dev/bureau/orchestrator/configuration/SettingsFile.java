package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of settings: UTF-8, a {@code key = value} in each line, {@code #} before a remark, at most
 * 64 KiB. Nothing is escaped, so that names of files stand as they are.
 */
final class SettingsFile {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SettingsFile() {}

  /**
   * @throws BadInputException if it cannot be read, is too large or not UTF-8, or a line is no
   *     setting or sets a key again
   */
  static List<Given> read(Disk disk, Path file) {
    byte[] bytes;
    try {
      bytes = disk.head(file, MOST_BYTES + 1);
    } catch (IOException e) {
      throw new BadInputException(
          "configuration", file, "give a file that is there and can be read (" + e + ")");
    }
    if (bytes.length > MOST_BYTES) {
      throw new BadInputException("configuration", file, "give a file of at most 64 KiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(file.toString(), text);
    } catch (CharacterCodingException e) {
      throw new BadInputException("configuration", file, "write it in UTF-8");
    }
  }

  /**
   * @param name that of the file
   */
  static List<Given> parse(String name, String text) {
    List<Given> all = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int number = 0;
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    for (String each : plain.lines().map(String::strip).toList()) {
      number++;
      if (!each.isEmpty() && !each.startsWith("#")) {
        Given given = line(name + ", line " + number, each);
        if (!keys.add(given.key())) {
          throw new BadInputException(given.source(), given.key(), "set each key once");
        }
        all.add(given);
      }
    }
    return all;
  }

  private static Given line(String source, String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new BadInputException(source, line, "give key = value");
    }
    return new Given(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), source);
  }
}
