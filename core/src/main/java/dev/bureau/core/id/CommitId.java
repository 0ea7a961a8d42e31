package dev.bureau.core.id;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;

/**
 * The identity of one commit: 128 bits, ordered by time, drawn once before the first attempt and
 * reused by every retry, so that an unknown outcome can be looked up (X31). What a commit creates
 * is named after it, so no second id is drawn.
 */
public record CommitId(long high, long low) implements Text, Comparable<CommitId> {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int LENGTH = 26;

  /**
   * Reads the text form.
   *
   * @throws BadInputException if the text is not 26 digits of the commit alphabet
   */
  public CommitId(String text) {
    this(parse(text, 0, 13), parse(text, 13, LENGTH));
  }

  private static long parse(String text, int from, int to) {
    if (text.length() != LENGTH) {
      throw new BadInputException("commit id", text, "give its 26 digits");
    }
    long bits = 0;
    for (int i = from; i < to; i++) {
      int digit = new String(DIGITS).indexOf(text.charAt(i));
      if (digit < 0 || (i == from && digit > 15)) { // 13 digits are 65 bits
        throw new BadInputException("commit id", text, "give its 26 digits");
      }
      bits = bits << 5 | digit;
    }
    return bits;
  }

  /** 26 digits whose order as text is the order of the ids. */
  @Override
  public String value() {
    char[] text = new char[LENGTH];
    write(high, text, 12);
    write(low, text, LENGTH - 1);
    return new String(text);
  }

  private static void write(long bits, char[] text, int last) {
    long rest = bits;
    for (int i = 0; i < 13; i++) {
      text[last - i] = DIGITS[(int) (rest & 31)];
      rest >>>= 5;
    }
  }

  @Override
  public int compareTo(CommitId other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return value();
  }
}
