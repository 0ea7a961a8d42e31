package dev.bureau.examples.survey.analysis;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file below the root, as text, whatever the locale.
 *
 * <p>A Java {@link Path} is decoded with the locale's charset, which in a container is often ASCII;
 * its URI shows the bytes. We read names as UTF-8; a name that is no UTF-8 is shown with {@code
 * \xFF} for each wrong byte and is not opened.
 */
record FileName(String text, boolean decodable) {

  static FileName of(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new FileName(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), true);
    } catch (CharacterCodingException e) {
      StringBuilder shown = new StringBuilder();
      for (byte b : bytes) {
        shown.append(b >= 0 ? String.valueOf((char) b) : String.format("\\x%02X", b));
      }
      return new FileName(shown.toString(), false);
    }
  }

  static FileName below(Path root, Path file) {
    String text = root.relativize(file).toString();
    if (isAscii(text)) {
      return new FileName(text.replace(file.getFileSystem().getSeparator(), "/"), true);
    }
    String base = root.toUri().getRawPath();
    String path = file.toUri().getRawPath();
    String below = path.substring(base.endsWith("/") ? base.length() : base.length() + 1);
    return of(decode(below.endsWith("/") ? below.substring(0, below.length() - 1) : below));
  }

  /** The file of that name below a root. */
  static Path resolve(Path root, String text) throws InvalidPathException {
    if (isAscii(text)) {
      return root.resolve(text);
    }
    String base = root.toUri().toString();
    StringBuilder uri = new StringBuilder(base.endsWith("/") ? base : base + "/");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '/' || b == '.' || (b > 0 && Character.isLetterOrDigit(b));
      uri.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    try {
      return Path.of(URI.create(uri.toString()));
    } catch (IllegalArgumentException e) {
      throw new InvalidPathException(text, String.valueOf(e.getMessage()));
    }
  }

  private static byte[] decode(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(escaped.charAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
