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
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** All cells of a session, in the order in which they first appeared. Immutable. */
public final class Cells {
  private static final Cells EMPTY =
      new Cells(TreePVector.empty(), HashTreePMap.empty(), Handlings.NONE, 0);

  /** The cells as an aspect of a session. */
  public static final Aspect<Cells> ASPECT =
      new Aspect<>("cell", 2, EMPTY, Form.of(Stored.class, Cells::stored, Stored::restored));

  private final PVector<Cell> ordered;
  private final PMap<Object, Integer> places; // by key and by id
  private final Handlings handlings;
  private final long completed;

  private Cells(
      PVector<Cell> ordered, PMap<Object, Integer> places, Handlings handlings, long completed) {
    this.ordered = ordered;
    this.places = places;
    this.handlings = handlings;
    this.completed = completed;
  }

  /**
   * What the cells say of the handlings they belong to.
   *
   * @param began for each message what its handling took as now
   * @param uncertain the cells that wait for a decision
   */
  private record Handlings(PMap<MessageId, Instant> began, PSet<CellKey> uncertain) {
    static final Handlings NONE = new Handlings(HashTreePMap.empty(), HashTreePSet.empty());

    Handlings with(Cell cell) {
      CellKey key = cell.step().key();
      return new Handlings(
          began.containsKey(key.message())
              ? began
              : began.plus(key.message(), cell.step().handlingAt()),
          cell.status() == CellStatus.UNCERTAIN ? uncertain.plus(key) : uncertain.minus(key));
    }
  }

  /** As they stand in a snapshot. */
  record Stored(List<Cell> cells, long completed) {
    Cells restored() {
      Cells restored = EMPTY;
      for (Cell each : cells) {
        restored = restored.with(each);
      }
      return new Cells(restored.ordered, restored.places, restored.handlings, completed);
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
    return at(places.get(id));
  }

  /** The cell of that key. */
  public Optional<Cell> find(CellKey key) {
    return at(places.get(key));
  }

  /** How many were completed, ever. */
  public long completed() {
    return completed;
  }

  /** The time that the handling of that message took as now, if it has got to a cell. */
  public Optional<Instant> handlingAt(MessageId message) {
    return Optional.ofNullable(handlings.began().get(message));
  }

  /** The messages whose handling waits for a decision about an uncertain cell. */
  public Set<MessageId> parked() {
    Set<MessageId> parked = new TreeSet<>();
    handlings.uncertain().forEach(each -> parked.add(each.message()));
    return parked;
  }

  /** A cell is there, or was there before and stands otherwise now. */
  Cells changed(
      Step step, CellStatus status, @Nullable Result result, @Nullable String error, Instant at) {
    int failures = failures(step.key()) + (status == CellStatus.FAILED ? 1 : 0);
    return with(new Cell(step, status, result, error, at, failures));
  }

  Cells with(Cell cell) {
    Integer place = places.get(cell.step().key());
    long done = completed + (cell.status() == CellStatus.DONE ? 1 : 0);
    return place != null
        ? new Cells(ordered.with(place, cell), places, handlings.with(cell), done)
        : new Cells(
            ordered.plus(cell),
            places.plus(cell.step().key(), ordered.size()).plus(cell.step().id(), ordered.size()),
            handlings.with(cell),
            done);
  }

  /** When the cell last changed that appeared last; empty if there is none. */
  public Optional<Instant> latest() {
    return ordered.isEmpty()
        ? Optional.empty()
        : Optional.of(ordered.get(ordered.size() - 1).changed());
  }

  /** How often the work of a cell has failed. */
  public int failures(CellKey key) {
    return find(key).map(Cell::failures).orElse(0);
  }

  private Optional<Cell> at(@Nullable Integer place) {
    return place == null ? Optional.empty() : Optional.of(ordered.get(place));
  }
}
