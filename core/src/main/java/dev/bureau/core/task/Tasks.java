package dev.bureau.core.task;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.wait.Enquiry;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The tasks of a director that have not ended, each list in its order. Immutable. */
public final class Tasks {
  /** The tasks as an aspect of a session. */
  public static final Aspect<Tasks> ASPECT =
      new Aspect<>(
          "task",
          1,
          new Tasks(TreePVector.empty(), TreePVector.empty()),
          Form.of(
              Stored.class,
              tasks -> new Stored(tasks.underWay, tasks.queued),
              stored ->
                  new Tasks(
                      TreePVector.from(stored.underWay()), TreePVector.from(stored.queued()))));

  private final PVector<UnderWay> underWay;
  private final PVector<Enquiry> queued;

  private Tasks(PVector<UnderWay> underWay, PVector<Enquiry> queued) {
    this.underWay = underWay;
    this.queued = queued;
  }

  /** As they stand in a snapshot. */
  record Stored(List<UnderWay> underWay, List<Enquiry> queued) {}

  /**
   * A task that was handed out.
   *
   * @param task the request that asks for it
   * @param department who is at it
   */
  public record UnderWay(MessageId task, SessionId department) {}

  /** Those that were handed out. */
  public List<UnderWay> underWay() {
    return underWay;
  }

  /** Those that wait for another one to end. */
  public List<Enquiry> queued() {
    return queued;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return underWay.isEmpty() && queued.isEmpty();
  }

  Tasks given(Enquiry task) {
    return new Tasks(underWay, queued.plus(task));
  }

  Tasks handedOut(MessageId task, SessionId department) {
    return new Tasks(underWay.plus(new UnderWay(task, department)), withoutQueued(task));
  }

  Tasks ended(MessageId task) {
    List<UnderWay> gone = underWay.stream().filter(each -> each.task().equals(task)).toList();
    return new Tasks(underWay.minusAll(gone), withoutQueued(task));
  }

  private PVector<Enquiry> withoutQueued(MessageId task) {
    return queued.minusAll(queued.stream().filter(each -> each.id().equals(task)).toList());
  }
}
