package dev.bureau.cli.session;

import dev.bureau.cli.cell.CellView;
import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one session. */
@Command(
    name = "show",
    aliases = "session",
    description = "Show a session: what it is, when, how it ended, its links, its work.")
public final class ShowCommand implements Runnable {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The session.")
  private SessionId id;

  /**
   * @param invocation the run it is part of
   */
  public ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    try (Bureau bureau = invocation.open()) {
      Session session = bureau.sessions().get(id);
      Mailboxes.Counts mailbox = bureau.messages().inbox(id).counts();
      List<Wait> waits = WaitView.open(bureau.waiting().of(id));
      List<Cell> uncertain =
          bureau.sessions().cells(id).stream()
              .filter(each -> each.status() == CellStatus.UNCERTAIN)
              .toList();
      Duty duty = bureau.duties().of(id);
      Tasks tasks = bureau.duties().tasks(id);
      if (invocation.json()) {
        Map<String, Object> json = json(session, mailbox);
        DutyView.into(json, session, duty, tasks);
        json.put("waits", waits.stream().map(WaitView::of).toList());
        json.put("uncertainCells", uncertain.stream().map(CellView::of).toList());
        invocation.output().json(json);
      } else {
        Outline outline = SessionOutline.of(session, mailbox);
        DutyView.into(outline, session, duty, tasks);
        outline.section("Waits for");
        waits.forEach(each -> outline.field(each.id().value(), WaitView.line(each)));
        outline.section("Uncertain cells");
        uncertain.forEach(
            each -> outline.field(each.step().id().value(), each.step().key().name()));
        invocation.output().print(outline);
      }
    }
  }

  private static Map<String, Object> json(Session session, Mailboxes.Counts mailbox) {
    Map<String, Object> json = SessionView.of(session);
    json.put(
        "mailbox",
        new JsonObject().with("waiting", mailbox.waiting()).with("dead", mailbox.dead()).map());
    return json;
  }
}
