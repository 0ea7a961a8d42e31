package dev.bureau.core.id;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;

/** The name of a cell inside its session: {@code cell_} and eight hexadecimal digits (D2). */
public record CellId(String value) implements Text, Comparable<CellId> {
  /**
   * @throws BadInputException if the text is not of that form
   */
  public CellId {
    if (!value.matches("cell_[0-9a-f]{8}")) {
      throw new BadInputException("cell id", value, "give cell_ and eight hexadecimal digits");
    }
  }

  @Override
  public int compareTo(CellId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
