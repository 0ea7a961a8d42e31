package dev.bureau.cli.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** A JSON object as the command line has it: as it is, from a file, or from standard input. */
final class Content {
  /** What help says about it. */
  static final String FORMS = "@FILE reads it from a file, - from standard input.";

  /** More than this cannot be a message, however it is written; so no more is ever read. */
  private static final int MOST = 4 * 256 * 1024;

  private Content() {}

  /**
   * @throws BadInputException if it cannot be read, or is no JSON object of at most 256 KiB
   */
  static Map<String, Object> read(String field, String given) {
    return Json.read(field, text(field, given), JsonLimits.RECORD);
  }

  private static String text(String field, String given) {
    if (given.equals("-")) {
      return all(field, given, () -> System.in);
    }
    if (given.startsWith("@")) {
      return all(field, given, () -> Files.newInputStream(Path.of(given.substring(1))));
    }
    return given;
  }

  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  private static String all(String field, String given, Source source) {
    try (InputStream in = source.open()) {
      byte[] read = in.readNBytes(MOST + 1);
      if (read.length > MOST) {
        throw new BadInputException(field, given, "give at most 256 KiB");
      }
      return new String(read, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new BadInputException(field, given, "name a file that can be read (" + e + ")");
    }
  }
}
