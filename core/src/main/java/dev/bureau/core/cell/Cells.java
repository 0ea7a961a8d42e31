package dev.bureau.core.cell;

import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** All cells of a session, in the order in which they first appeared. Immutable. */
public final class Cells {
  /** The cells as an aspect of a session. */
  public static final Aspect<Cells> ASPECT =
      new Aspect<>(
          "cell",
          1,
          new Cells(TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty(), 0),
          Form.of(Stored.class, Cells::stored, Stored::restored));

  private final PVector<Cell> ordered;
  private final PMap<CellKey, Integer> byKey;
  private final PMap<CellId, Integer> byId;
  private final long completed;

  private Cells(
      PVector<Cell> ordered,
      PMap<CellKey, Integer> byKey,
      PMap<CellId, Integer> byId,
      long completed) {
    this.ordered = ordered;
    this.byKey = byKey;
    this.byId = byId;
    this.completed = completed;
  }

  /** As they stand in a snapshot. */
  record Stored(List<Cell> cells, long completed) {
    Cells restored() {
      PVector<Cell> ordered = TreePVector.empty();
      PMap<CellKey, Integer> byKey = HashTreePMap.empty();
      PMap<CellId, Integer> byId = HashTreePMap.empty();
      for (Cell each : cells) {
        byKey = byKey.plus(each.step().key(), ordered.size());
        byId = byId.plus(each.step().id(), ordered.size());
        ordered = ordered.plus(each);
      }
      return new Cells(ordered, byKey, byId, completed);
    }
  }

  private Stored stored() {
    return new Stored(ordered, completed);
  }

  /** All of them, oldest first. */
  public Collection<Cell> all() {
    return ordered;
  }

  /** The cell of that name. */
  public Optional<Cell> find(CellId id) {
    return at(byId.get(id));
  }

  /** The cell of that key. */
  public Optional<Cell> find(CellKey key) {
    return at(byKey.get(key));
  }

  /** How many were completed, ever. */
  public long completed() {
    return completed;
  }

  /** The time that the handling of that message took as now, if it has got to a cell. */
  public Optional<Instant> handlingAt(MessageId message) {
    return ordered.stream()
        .map(Cell::step)
        .filter(each -> each.key().message().equals(message))
        .map(Step::handlingAt)
        .findFirst();
  }

  /** The messages whose handling waits for a decision about an uncertain cell. */
  public Set<MessageId> parked() {
    return ordered.stream()
        .filter(each -> each.status() == CellStatus.UNCERTAIN)
        .map(each -> each.step().key().message())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Cells with(Cell cell) {
    Integer place = byKey.get(cell.step().key());
    long done = completed + (cell.status() == CellStatus.DONE ? 1 : 0);
    return place != null
        ? new Cells(ordered.with(place, cell), byKey, byId, done)
        : new Cells(
            ordered.plus(cell),
            byKey.plus(cell.step().key(), ordered.size()),
            byId.plus(cell.step().id(), ordered.size()),
            done);
  }

  private Optional<Cell> at(@Nullable Integer place) {
    return place == null ? Optional.empty() : Optional.of(ordered.get(place));
  }
}
