package dev.bureau.core.compression;

import dev.bureau.core.context.CompressionLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes what an agent knows smaller (E3). It is called outside of any commit, by several threads,
 * and may take its time, to ask a model for example; what it throws reaches whoever wanted the
 * compression, and nothing has changed then.
 */
@FunctionalInterface
public interface Compressor {
  /**
   * Says what to give up. What is critical must not be touched: such a compression is refused.
   *
   * @param items all that the session knows, in the order in which it was put
   * @param level how much may be given up
   */
  Compression compress(List<Item> items, CompressionLevel level);

  /**
   * Drops what is temporary; at NON_CRITICAL it says the rest that is not critical more briefly:
   * numbers, short texts and all keys stay, of a long text its most telling sentences, of a long
   * list its beginning and how many there were; at AGGRESSIVE it drops that, too. The same context
   * always gives the same.
   */
  static Compressor outlining() {
    return (items, level) -> {
      List<String> dropped = new ArrayList<>();
      Map<String, Object> replaced = new LinkedHashMap<>();
      for (Item each : items) {
        String key = each.entry().key();
        if (!each.entry().mayGo()) {
          continue;
        }
        if (each.entry().goesFirst() || level == CompressionLevel.AGGRESSIVE) {
          dropped.add(key);
        } else if (level == CompressionLevel.NON_CRITICAL) {
          Object outline = Outline.of(each.value());
          if (!outline.equals(each.value())) {
            replaced.put(key, outline);
          }
        }
      }
      return Compression.of(dropped, replaced);
    };
  }
}
