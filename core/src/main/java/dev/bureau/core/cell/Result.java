package dev.bureau.core.cell;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cell's work returned: the object itself if small, else the name of the blob that holds it.
 *
 * @param value the object, or null
 * @param blob where the object is, or null
 */
public record Result(@Nullable Map<String, Object> value, @Nullable BlobId blob) {
  /** The result of a cell that was skipped. */
  public static final Result EMPTY = new Result(Map.of(), null);

  public Result {
    value = value == null ? null : Json.object("cell result", value);
  }
}
