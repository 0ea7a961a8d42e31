package dev.bureau.examples.survey.analysis.lexer;

import java.util.Arrays;

/**
 * The tokens of one text, in order; comments and white space are not among them.
 *
 * <p>Held in primitive arrays: a file of 16 MiB has millions of tokens. Lines count from 1; the
 * line of a token is the one it begins on.
 */
public final class Tokens {
  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    PUNCTUATION
  }

  private final String text;
  private int size;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] lines = new int[256];
  private Kind[] kinds = new Kind[256];

  Tokens(String text) {
    this.text = text;
  }

  void add(Kind kind, int start, int end, int line) {
    if (size == starts.length) {
      int larger = size * 2;
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      lines = Arrays.copyOf(lines, larger);
      kinds = Arrays.copyOf(kinds, larger);
    }
    starts[size] = start;
    ends[size] = end;
    lines[size] = line;
    kinds[size++] = kind;
  }

  public int size() {
    return size;
  }

  public Kind kind(int index) {
    return kinds[index];
  }

  public int line(int index) {
    return lines[index];
  }

  public String text(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** Whether there is a token at the index (any int) and it reads exactly so. */
  public boolean is(int index, String expected) {
    return index >= 0
        && index < size
        && ends[index] - starts[index] == expected.length()
        && text.startsWith(expected, starts[index]);
  }

  /** Whether a token begins its line. */
  public boolean beginsLine(int index) {
    return index == 0 || lines[index - 1] != lines[index];
  }

  /** The number of characters between the beginning of the line and the token. */
  public int column(int index) {
    return starts[index] - 1 - text.lastIndexOf('\n', starts[index] - 1);
  }

  /** The character right before the token; a line break if there is none. */
  public char before(int index) {
    return starts[index] == 0 ? '\n' : text.charAt(starts[index] - 1);
  }

  /** The character right after the token; a line break if there is none. */
  public char after(int index) {
    return ends[index] == text.length() ? '\n' : text.charAt(ends[index]);
  }

  /** A 64-bit hash of the token's characters; the same in every run. */
  public long hash(int index) {
    long hash = 0xcbf29ce484222325L;
    for (int i = starts[index]; i < ends[index]; i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** The number of lines on which at least one token begins. */
  public int codeLines() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += beginsLine(i) ? 1 : 0;
    }
    return count;
  }

  /** Spreads every bit over all others (the finalizer of MurmurHash3). */
  public static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
