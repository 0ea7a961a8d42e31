package dev.bureau.core.grant;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/**
 * The facts of grants. Drawing is {@code asked} below, {@code drawn} or {@code denied} above, and
 * {@code received} or {@code refused} below; giving back is {@code returned} below, {@code
 * taken-back} above, {@code settled} below.
 */
public sealed interface GrantEvent extends Event<Grants>
    permits GrantAsked,
        GrantDrawn,
        GrantDenied,
        GrantReceived,
        GrantRefused,
        GrantReturned,
        GrantTakenBack,
        GrantSettled,
        GrantorListed,
        GrantorRemoved {
  /** What this family adds to the catalogue. */
  Feature<Grants> FEATURE =
      new Feature<>(
          "grant",
          Grants.ASPECT,
          List.of(
              EventType.of("grant.asked", GrantAsked.class),
              EventType.of("grant.drawn", GrantDrawn.class),
              EventType.of("grant.denied", GrantDenied.class),
              EventType.of("grant.received", GrantReceived.class),
              EventType.of("grant.refused", GrantRefused.class),
              EventType.of("grant.returned", GrantReturned.class),
              EventType.of("grant.taken-back", GrantTakenBack.class),
              EventType.of("grant.settled", GrantSettled.class),
              EventType.of("grant.grantor-listed", GrantorListed.class),
              EventType.of("grant.grantor-removed", GrantorRemoved.class)));
}
