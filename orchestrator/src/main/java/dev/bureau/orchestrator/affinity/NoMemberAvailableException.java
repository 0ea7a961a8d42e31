package dev.bureau.orchestrator.affinity;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * None of the departments that a director is bound to can be given that work (S40). A member that
 * is fit again is chosen again, so trying later may help.
 */
public final class NoMemberAvailableException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId director;
  private final transient Map<SessionId, String> out;

  NoMemberAvailableException(SessionId director, Map<SessionId, String> out) {
    super(
        Category.UNAVAILABLE,
        "Nobody can take work of '%s': %s; mend one of them, or bind others"
            .formatted(
                director,
                out.entrySet().stream()
                    .map(each -> "'" + each.getKey() + "': " + each.getValue())
                    .collect(Collectors.joining(", "))));
    this.director = director;
    this.out = Collections.unmodifiableMap(new LinkedHashMap<>(out));
  }

  /** Whose work it is. */
  public SessionId director() {
    return director;
  }

  /** All members, each with the reason why it is out, in the order of the binding. */
  public Map<SessionId, String> out() {
    return out;
  }
}
