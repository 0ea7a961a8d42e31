package dev.bureau.core.group;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of membership. */
public sealed interface GroupEvent extends Event<Groups> permits GroupJoined, GroupLeft {
  /** What this family adds to the catalogue. */
  Feature<Groups> FEATURE =
      new Feature<>(
          "group",
          Groups.ASPECT,
          List.of(
              EventType.of("group.joined", GroupJoined.class),
              EventType.of("group.left", GroupLeft.class)));
}
