package dev.bureau.cli.cell;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Step;
import java.util.Map;

/** A cell as JSON. */
public final class CellView {
  private CellView() {}

  /** The names that programs rely on. */
  public static Map<String, Object> of(Cell cell) {
    Step step = cell.step();
    JsonObject json =
        new JsonObject()
            .with("id", step.id())
            .with("name", step.key().name())
            .with("type", step.type())
            .with("status", cell.status())
            .with("effect", step.effect())
            .with("message", step.key().message())
            .with("occurrence", step.key().occurrence())
            .with("inputDigest", step.inputDigest())
            .with("handlingAt", step.handlingAt())
            .with("changedAt", cell.changed())
            .with("error", cell.error());
    if (cell.result() != null) {
      json.with("result", cell.result().value()).with("resultBlob", cell.result().blob());
    }
    return json.map();
  }
}
