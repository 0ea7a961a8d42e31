package dev.bureau.core;

import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.group.GroupEvent;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.message.MessageEvent;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.template.TemplateEvent;
import dev.bureau.core.tree.TreeEvent;
import dev.bureau.core.wait.WaitEvent;
import java.util.List;

/** The events that Bureau itself knows; users add their own features to this catalogue. */
public final class CoreEvents {
  /** Sessions, messages, cells, waits, groups, templates and trees. */
  public static final EventCatalogue CATALOGUE =
      EventCatalogue.of(
          List.of(
              SessionEvent.FEATURE,
              MessageEvent.FEATURE,
              CellEvent.FEATURE,
              WaitEvent.FEATURE,
              GroupEvent.FEATURE,
              TemplateEvent.FEATURE,
              TreeEvent.FEATURE));

  private CoreEvents() {}
}
