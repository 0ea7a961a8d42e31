package dev.bureau.core.json;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An immutable JSON array of frozen values that knows its size. */
final class FrozenArray extends AbstractList<Object> implements RandomAccess {
  private final Object[] elements;
  private final int depth;
  private final long keys;
  private final long bytes;

  /**
   * @param elements frozen values; nobody else keeps them
   */
  FrozenArray(Object[] elements) {
    int below = 0;
    long inner = 0;
    long size = 2;
    for (Object each : elements) {
      below = Math.max(below, JsonSize.depth(each));
      inner += JsonSize.keys(each);
      size += JsonSize.bytes(each) + 1;
    }
    this.elements = elements;
    this.depth = below + 1;
    this.keys = inner;
    this.bytes = size;
  }

  int depth() {
    return depth;
  }

  long keys() {
    return keys;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public Object get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
