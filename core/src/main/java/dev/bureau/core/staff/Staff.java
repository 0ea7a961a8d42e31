package dev.bureau.core.staff;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The departments that a director has got by itself, oldest first. Immutable. */
public final class Staff {
  /** The staff as an aspect of a director. */
  public static final Aspect<Staff> ASPECT =
      new Aspect<>(
          "staff",
          1,
          new Staff(TreePVector.empty()),
          Form.of(
              Stored.class,
              staff -> new Stored(staff.members),
              stored -> new Staff(TreePVector.from(stored.members()))));

  private final PVector<Member> members;

  private Staff(PVector<Member> members) {
    this.members = members;
  }

  /** As it stands in a snapshot. */
  record Stored(List<Member> members) {}

  /** How far a department is. */
  public enum Stage {
    /** It is to be created and started. */
    WANTED,
    /** It was started. */
    AT_WORK,
    /** It is to be stopped. */
    DISMISSED
  }

  /** A department and how far it is. */
  public record Member(SessionId department, Stage stage) {}

  /** All of them. */
  public List<Member> members() {
    return members;
  }

  /** Those that are so far. */
  public List<SessionId> at(Stage stage) {
    return members.stream().filter(each -> each.stage() == stage).map(Member::department).toList();
  }

  /** Whether that department is one of them. */
  boolean has(SessionId department) {
    return members.stream().anyMatch(each -> each.department().equals(department));
  }

  Staff with(SessionId department) {
    return new Staff(members.plus(new Member(department, Stage.WANTED)));
  }

  Staff moved(SessionId department, Stage stage) {
    PVector<Member> moved = TreePVector.empty();
    for (Member each : members) {
      moved =
          moved.plus(each.department().equals(department) ? new Member(department, stage) : each);
    }
    return new Staff(moved);
  }

  Staff without(SessionId department) {
    return new Staff(
        members.minusAll(
            members.stream().filter(each -> each.department().equals(department)).toList()));
  }
}
