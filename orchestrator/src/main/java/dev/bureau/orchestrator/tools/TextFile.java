package dev.bureau.orchestrator.tools;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of UTF-8 that holds a JSON object, or is not there. */
final class TextFile {
  private static final int LARGEST = 1024 * 1024;

  private final Disk disk;
  private final Path path;

  TextFile(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
  }

  /** What it says; null if it is not there. */
  @Nullable String text() {
    try {
      if (!disk.exists(path)) {
        return null;
      }
      byte[] bytes = disk.head(path, LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ConfigurationRefusedException(path, "it has more than 1 MiB", null);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigurationRefusedException(path, "it is not UTF-8", e);
    } catch (IOException e) {
      throw new ConfigurationRefusedException(path, "it cannot be read: " + e, e);
    }
  }

  /** The object; empty if the file is not there. */
  Map<String, Object> object() {
    String text = text();
    return text == null ? Json.EMPTY : object(path, text);
  }

  static Map<String, Object> object(Path path, String text) {
    try {
      return Json.read(String.valueOf(path.getFileName()), text, JsonLimits.SESSION);
    } catch (BadInputException e) {
      throw new ConfigurationRefusedException(path, "it is no JSON: " + e.remedy(), e);
    }
  }

  static String digest(String text) {
    return BlobId.of(text).value();
  }
}
