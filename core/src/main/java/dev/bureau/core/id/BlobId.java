package dev.bureau.core.id;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of stored bytes: their SHA-256, as 64 lower-case hexadecimal digits. */
public record BlobId(String value) implements Text, Comparable<BlobId> {
  /**
   * @throws BadInputException if the text is not of that form
   */
  public BlobId {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new BadInputException("blob id", value, "give the 64 digits of a SHA-256");
    }
  }

  /** The name that these bytes have. */
  public static BlobId of(byte[] content) {
    try {
      return new BlobId(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The name that this text has in UTF-8. */
  public static BlobId of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(BlobId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
