package dev.bureau.core.session;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who a session is and what it may use.
 *
 * @param type its kind
 * @param name 1–256 characters for people; not unique
 * @param role a free name beside the type, such as {@code router}
 * @param workspace the directory it works in, as its creator named it
 * @param capabilities what it can do, by name
 * @param constraints what it must keep to
 * @param environment the names of environment variables its processes get; never their values (X50)
 * @param resources what it may use
 * @param assignment what it works on
 * @param intake which mail it takes, once it has registered
 */
public record Profile(
    SessionType type,
    String name,
    @Nullable String role,
    @Nullable String workspace,
    SortedSet<String> capabilities,
    Constraints constraints,
    List<String> environment,
    Resources resources,
    Assignment assignment,
    @Nullable Intake intake) {
  private static final int LONGEST = 256;
  private static final int NORMAL = 2;
  private static final int FRAME = 512; // the names of all fields, the type, two blob ids

  /**
   * @throws dev.bureau.core.error.BadInputException if a name is blank, longer than 256 characters
   *     or holds control characters
   */
  public Profile {
    ShortText.check("name", name, LONGEST);
    ShortText.check("role", role, LONGEST);
    ShortText.check("workspace", workspace, 4096);
    capabilities =
        capabilities.isEmpty()
            ? Collections.emptySortedSet()
            : Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    capabilities.forEach(each -> ShortText.check("capability", each, LONGEST));
    environment = List.copyOf(environment);
    environment.forEach(each -> ShortText.check("environment", each, LONGEST));
  }

  static Profile of(SessionType type, String name) {
    return new Profile(
        type,
        name,
        null,
        null,
        Collections.emptySortedSet(),
        Constraints.NONE,
        List.of(),
        Resources.NONE,
        Assignment.NONE,
        null);
  }

  /** The most bytes that its JSON can have, as if every character had to be escaped. */
  int mostJsonBytes() {
    int most = FRAME + text(name) + text(role) + text(workspace);
    most += text(assignment.model()) + text(assignment.taskId());
    for (String each : capabilities) {
      most += text(each);
    }
    for (String each : environment) {
      most += text(each);
    }
    for (Map.Entry<String, String> each : constraints.values().entrySet()) {
      most += text(each.getKey()) + text(each.getValue());
    }
    for (Map.Entry<String, String> each : resources.values().entrySet()) {
      most += text(each.getKey()) + text(each.getValue());
    }
    if (intake != null) {
      for (String each : intake.types()) {
        most += text(each);
      }
    }
    return most;
  }

  private static int text(@Nullable String text) {
    return text == null ? 0 : 3 + 6 * text.length(); // quotes, a comma or a colon, and escapes
  }

  Profile withRole(String changed) {
    return new Profile(
        type,
        name,
        changed,
        workspace,
        capabilities,
        constraints,
        environment,
        resources,
        assignment,
        intake);
  }

  Profile withWorkspace(String changed) {
    return new Profile(
        type,
        name,
        role,
        changed,
        capabilities,
        constraints,
        environment,
        resources,
        assignment,
        intake);
  }

  Profile withCapabilities(SortedSet<String> changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        changed,
        constraints,
        environment,
        resources,
        assignment,
        intake);
  }

  Profile withConstraints(Constraints changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        capabilities,
        changed,
        environment,
        resources,
        assignment,
        intake);
  }

  Profile withEnvironment(List<String> changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        capabilities,
        constraints,
        changed,
        resources,
        assignment,
        intake);
  }

  Profile withResources(Resources changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        capabilities,
        constraints,
        environment,
        changed,
        assignment,
        intake);
  }

  Profile withIntake(Intake changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        capabilities,
        constraints,
        environment,
        resources,
        assignment,
        changed);
  }

  /** This profile on top of another, whose type it has (S9). */
  Profile over(Profile base) {
    return new Profile(
        base.type,
        name,
        role == null ? base.role : role,
        workspace == null ? base.workspace : workspace,
        capabilities.isEmpty() ? base.capabilities : capabilities,
        constraints.over(base.constraints),
        environment.isEmpty() ? base.environment : environment,
        resources.over(base.resources),
        assignment.over(base.assignment),
        intake == null ? base.intake : intake);
  }

  /** Whether it takes messages of that type (S20). */
  public boolean takes(String messageType) {
    return intake == null || intake.takes(messageType);
  }

  /** How early it gets its turn when many sessions have work: 1 (low) to 4 (critical). */
  public int level() {
    return intake == null ? NORMAL : intake.level();
  }

  /** The same with another assignment. */
  public Profile with(Assignment changed) {
    return new Profile(
        type,
        name,
        role,
        workspace,
        capabilities,
        constraints,
        environment,
        resources,
        changed,
        intake);
  }
}
