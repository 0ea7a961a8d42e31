package dev.bureau.orchestrator.routing;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Assignment;
import dev.bureau.core.session.Profile;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which model is used by whom if nobody says so (R1). Names of models are not checked: prices and
 * providers know them.
 *
 * @param byRole the model of sessions that have a role and are created without one (router: haiku,
 *     orchestrator: sonnet)
 * @param complex the model of complex work (opus)
 */
public record ModelsConfig(SortedMap<String, String> byRole, String complex) {
  /**
   * @throws BadInputException if a model is blank or longer than 256 characters, or a role or a
   *     model cannot be written into a list of settings: a role must have no comma and no colon, a
   *     model no comma
   */
  public ModelsConfig {
    byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
    byRole.forEach(
        (role, model) -> {
          if (role.isBlank() || !role.strip().equals(role) || role.matches(".*[:,].*")) {
            throw new BadInputException(
                "models.by-role", role, "give a role without commas and colons");
          }
          check(model);
        });
    check(complex);
  }

  private static void check(String model) {
    Assignment.NONE.withModel(model);
    if (model.contains(",")) {
      throw new BadInputException("model", model, "give a name without commas");
    }
  }

  /** What the design says. */
  public static ModelsConfig defaults() {
    return new ModelsConfig(
        new TreeMap<>(Map.of("router", "haiku", "orchestrator", "sonnet")), "opus");
  }

  /** The same with other models of roles, in place of all that it has. */
  public ModelsConfig withByRole(Map<String, String> changed) {
    return new ModelsConfig(new TreeMap<>(changed), complex);
  }

  /** The same with another model for complex work. */
  public ModelsConfig withComplex(String changed) {
    return new ModelsConfig(byRole, changed);
  }

  /** That profile, with the model of its role if it has a role and no model. */
  public Profile completed(Profile profile) {
    String model = profile.role() == null ? null : byRole.get(profile.role());
    return model == null || profile.assignment().model() != null
        ? profile
        : profile.with(profile.assignment().withModel(model));
  }
}
