package dev.bureau.orchestrator.session;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Result;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where results of cells are kept: in the journal if they are small, else by their hash, so that a
 * journal stays quick to read. Thread-safe.
 */
public final class CellResults {
  private static final int INLINE = 16 * 1024;

  private final Blobs blobs;

  public CellResults(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Keeps a result, durably if it does not go into the journal. */
  public Result keep(Map<String, Object> value) {
    String text = JsonLimits.BLOB.write("cell result", value);
    return text.length() <= INLINE ? new Result(value, null) : new Result(null, put(text));
  }

  /** Keeps any value by its hash. */
  public BlobId attach(Map<String, Object> value) {
    return put(JsonLimits.BLOB.write("attachment", value));
  }

  /**
   * What was kept by that hash.
   *
   * @throws StoreException if it is gone
   */
  public Map<String, Object> attached(BlobId id) {
    byte[] content =
        blobs
            .get(id)
            .orElseThrow(
                () ->
                    new StoreException(
                        Category.UNREADABLE,
                        "result of a cell",
                        "the stored value " + id + " is gone",
                        "restore it from a backup",
                        null));
    return Json.read("blob", new String(content, StandardCharsets.UTF_8), JsonLimits.BLOB);
  }

  /** The result of a cell; empty unless it is DONE. */
  public Map<String, Object> of(Cell cell) {
    Result result = cell.result();
    if (result == null || cell.status() != CellStatus.DONE) {
      return Map.of();
    }
    if (result.value() != null) {
      return result.value();
    }
    return result.blob() == null ? Map.of() : attached(result.blob());
  }

  private BlobId put(String text) {
    return blobs.put(text.getBytes(StandardCharsets.UTF_8));
  }
}
