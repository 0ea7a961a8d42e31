package dev.bureau.core.cell;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pure rules of cells: what must happen before a cell's work, and what a decision yields. */
public final class CellRules {
  private CellRules() {}

  /** What to do with a cell that a handler comes to. */
  public enum Todo {
    /** Its result is recorded: return it. */
    REPLAY,
    /** Run the work. */
    RUN,
    /** Record that it became uncertain, and park the message. */
    MARK_UNCERTAIN,
    /** It is uncertain already: park the message. */
    PARK
  }

  /**
   * What to do with a cell, given what the journal knows of it.
   *
   * @throws CellInputChangedException if it ran with another input before and is not READ_ONLY
   */
  public static Todo todo(Cells cells, Step step) {
    Optional<Cell> known = cells.find(step.key());
    if (known.isEmpty()) {
      return Todo.RUN;
    }
    Cell cell = known.get();
    if (!cell.step().inputDigest().equals(step.inputDigest())) {
      if (step.effect() == SideEffect.READ_ONLY && cell.step().effect() == SideEffect.READ_ONLY) {
        return Todo.RUN;
      }
      throw new CellInputChangedException(cell.step());
    }
    return switch (cell.status()) {
      case DONE, SKIPPED -> Todo.REPLAY;
      case PENDING, FAILED, INVALID -> Todo.RUN;
      case RUNNING -> cell.step().effect() == SideEffect.EFFECT ? Todo.MARK_UNCERTAIN : Todo.RUN;
      case UNCERTAIN -> Todo.PARK;
    };
  }

  /** The name of a cell: drawn from its key, and again while another cell has it. */
  public static CellId nameOf(Cells cells, CellKey key) {
    Optional<Cell> known = cells.find(key);
    if (known.isPresent()) {
      return known.get().step().id();
    }
    String digest = BlobId.of(key.toString()).value();
    CellId id = new CellId("cell_" + digest.substring(0, 8));
    while (cells.find(id).isPresent()) {
      digest = BlobId.of(digest).value();
      id = new CellId("cell_" + digest.substring(0, 8));
    }
    return id;
  }

  /**
   * The event of a decision about an uncertain cell.
   *
   * @param result what to go on with; used only with {@link Resolution#SUPPLY}
   * @throws CellNotUncertainException if there is no such cell, or it does not wait for a decision
   */
  public static List<Event<?>> resolve(
      SessionId session, Cells cells, CellId id, Resolution resolution, Result result) {
    Cell cell =
        cells
            .find(id)
            .filter(each -> each.status() == CellStatus.UNCERTAIN)
            .orElseThrow(() -> new CellNotUncertainException(session, id));
    return List.of(
        new CellResolved(
            cell.step(), resolution, resolution == Resolution.SUPPLY ? result : Result.EMPTY));
  }

  /**
   * The events by which a clone has the recorded results of another session (S42): what is DONE or
   * SKIPPED, in its order. What runs, failed or waits for a decision belongs to handlings that the
   * clone does not have.
   */
  public static List<Event<?>> recorded(Cells cells) {
    List<Event<?>> events = new ArrayList<>();
    for (Cell each : cells.all()) {
      if (each.status() == CellStatus.DONE && each.result() != null) {
        events.add(new CellCompleted(each.step(), each.result()));
      } else if (each.status() == CellStatus.SKIPPED) {
        events.add(new CellResolved(each.step(), Resolution.SKIP, Result.EMPTY));
      }
    }
    return events;
  }

  /** The stored values that recorded results name. */
  public static List<BlobId> blobs(List<Event<?>> events) {
    List<BlobId> blobs = new ArrayList<>();
    for (Event<?> each : events) {
      Result result = result(each);
      if (result != null && result.blob() != null) {
        blobs.add(result.blob());
      }
    }
    return blobs;
  }

  private static @Nullable Result result(Event<?> event) {
    if (event instanceof CellCompleted completed) {
      return completed.result();
    }
    if (event instanceof CellResolved resolved) {
      return resolved.result();
    }
    return event instanceof CellCarried carried ? carried.cell().result() : null;
  }
}
