package dev.bureau.examples.survey.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file holds at one moment; the text is absent if it is too large or no text. */
record Content(long size, String sha256, Optional<String> text) {
  static final int LARGEST = 16 << 20;

  /** Why there is no text to analyse; null if there is. */
  @Nullable String problem() {
    if (text.isPresent()) {
      return null;
    }
    return size > LARGEST ? "larger than 16 MiB" : "not a text file";
  }

  /** Reads a regular file, not a link, once; what lies beyond 16 MiB is hashed, not kept. */
  static Content of(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = open(file);
        DigestInputStream hashed = new DigestInputStream(in, digest)) {
      byte[] bytes = hashed.readNBytes(LARGEST + 1);
      long size = bytes.length;
      if (size > LARGEST) {
        size += hashed.transferTo(OutputStream.nullOutputStream());
      }
      Optional<String> text = size > LARGEST ? Optional.empty() : text(bytes);
      return new Content(size, HexFormat.of().formatHex(digest.digest()), text);
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    return Channels.newInputStream(
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  /** Text is valid UTF-8 without a NUL byte. */
  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf(0) < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
