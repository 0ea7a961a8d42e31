package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Tokens;
import dev.bureau.examples.survey.analysis.lexer.Tokens.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Set;

/**
 * The windows of one file: 50 consecutive tokens each, from the first token of a line.
 *
 * <p>No window begins on a line of mere punctuation or on one that imports. Packed, a window is a
 * long (the hash) and two ints (first and last line), little endian.
 */
final class Windows {
  static final int TOKENS = 50;
  private static final int PACKED = Long.BYTES + 2 * Integer.BYTES;
  private static final long BASE = 0x9e3779b97f4a7c15L;
  private static final Set<String> IMPORTS =
      Set.of("import", "package", "using", "use", "from", "require", "namespace", "@import");

  private Windows() {}

  /** Packed as Base64; empty if the file is too short. */
  static String pack(Tokens tokens) {
    int size = tokens.size();
    ByteBuffer packed = buffer(tokens.codeLines() * PACKED);
    long leaving = 1;
    for (int i = 1; i < TOKENS; i++) {
      leaving *= BASE;
    }
    long[] hashes = new long[size];
    long rolling = 0;
    for (int i = 0; i < size; i++) {
      hashes[i] = tokens.hash(i);
      if (i >= TOKENS) {
        rolling -= hashes[i - TOKENS] * leaving;
      }
      rolling = rolling * BASE + hashes[i];
      int first = i - TOKENS + 1;
      if (first >= 0 && opens(tokens, first)) {
        packed.putLong(Tokens.mix(rolling)).putInt(tokens.line(first)).putInt(tokens.line(i));
      }
    }
    byte[] bytes = new byte[packed.flip().remaining()];
    packed.get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The packed windows of a file: as many longs and pairs of ints as it has windows. */
  static ByteBuffer unpack(String base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int count(ByteBuffer packed) {
    return packed.remaining() / PACKED;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean opens(Tokens tokens, int first) {
    if (!tokens.beginsLine(first) || importing(tokens, first)) {
      return false;
    }
    for (int i = first; i < tokens.size() && tokens.line(i) == tokens.line(first); i++) {
      if (tokens.kind(i) != Kind.PUNCTUATION) {
        return true;
      }
    }
    return false;
  }

  private static boolean importing(Tokens tokens, int first) {
    return tokens.kind(first) == Kind.WORD
        ? IMPORTS.contains(tokens.text(first))
        : tokens.is(first, "#") && tokens.is(first + 1, "include");
  }
}
