package dev.bureau.cli;

import dev.bureau.cli.affinity.AffinityCommand;
import dev.bureau.cli.archive.ArchiveCommand;
import dev.bureau.cli.archive.CleanupCommand;
import dev.bureau.cli.budget.BudgetCommand;
import dev.bureau.cli.cell.CellsCommand;
import dev.bureau.cli.cell.ResolveCommand;
import dev.bureau.cli.configuration.ConfigCommand;
import dev.bureau.cli.context.ContextCommand;
import dev.bureau.cli.demo.DemoCommand;
import dev.bureau.cli.doctor.DoctorCommand;
import dev.bureau.cli.host.HostCommand;
import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.journal.EventsCommand;
import dev.bureau.cli.journal.JournalCommand;
import dev.bureau.cli.lineage.ChainCommand;
import dev.bureau.cli.lineage.LineageCommand;
import dev.bureau.cli.mcp.McpCommand;
import dev.bureau.cli.message.AnswerCommand;
import dev.bureau.cli.message.DeadCommand;
import dev.bureau.cli.message.DeregisterCommand;
import dev.bureau.cli.message.GroupsCommand;
import dev.bureau.cli.message.MailboxCommand;
import dev.bureau.cli.message.RegisterCommand;
import dev.bureau.cli.message.RequestCommand;
import dev.bureau.cli.message.SendCommand;
import dev.bureau.cli.metrics.HealthCommand;
import dev.bureau.cli.metrics.PerfCommand;
import dev.bureau.cli.metrics.StatsCommand;
import dev.bureau.cli.moving.CloneCommand;
import dev.bureau.cli.moving.MigrateCommand;
import dev.bureau.cli.routing.MetricsCommand;
import dev.bureau.cli.routing.ResetCommand;
import dev.bureau.cli.routing.RouteCommand;
import dev.bureau.cli.routing.SummaryCommand;
import dev.bureau.cli.serve.ServeCommand;
import dev.bureau.cli.session.AtCommand;
import dev.bureau.cli.session.CancelCommand;
import dev.bureau.cli.session.CompleteCommand;
import dev.bureau.cli.session.CreateCommand;
import dev.bureau.cli.session.DeleteCommand;
import dev.bureau.cli.session.ListCommand;
import dev.bureau.cli.session.SearchCommand;
import dev.bureau.cli.session.ShowCommand;
import dev.bureau.cli.session.StartCommand;
import dev.bureau.cli.session.UpdateCommand;
import dev.bureau.cli.shutdown.StopCommand;
import dev.bureau.cli.template.TemplateCommand;
import dev.bureau.cli.transition.ResumeCommand;
import dev.bureau.cli.transition.TransitionCommand;
import dev.bureau.cli.transition.TransitionsCommand;
import dev.bureau.cli.usage.CostsCommand;
import dev.bureau.cli.usage.PricesCommand;
import dev.bureau.cli.usage.UsageCommand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All commands there are, by name, in the areas and the order in which help lists them. */
final class Commands {
  private static final List<Area> AREAS =
      List.of(
          new Area("The main job").with("demo", DemoCommand::new),
          new Area("Sessions")
              .with("create", CreateCommand::new)
              .with("list", ListCommand::new)
              .with("search", SearchCommand::new)
              .with("show", ShowCommand::new)
              .with("update", UpdateCommand::new)
              .with("delete", DeleteCommand::new),
          new Area("Life")
              .with("start", StartCommand::new)
              .with("stop", StopCommand::new)
              .with("complete", CompleteCommand::new)
              .with("cancel", CancelCommand::new)
              .with("host", HostCommand::new)
              .with("transition", TransitionCommand::new)
              .with("resume", ResumeCommand::new)
              .with("archive", ArchiveCommand::new)
              .with("cleanup", CleanupCommand::new),
          new Area("Messages")
              .with("send", SendCommand::new)
              .with("request", RequestCommand::new)
              .with("mailbox", MailboxCommand::new)
              .with("dead", DeadCommand::new)
              .with("register", RegisterCommand::new)
              .with("deregister", DeregisterCommand::new)
              .with("groups", GroupsCommand::new)
              .with("answer", AnswerCommand::new),
          new Area("Looking")
              .with("stats", StatsCommand::new)
              .with("health", HealthCommand::new)
              .with("perf", PerfCommand::new)
              .with("journal", JournalCommand::new)
              .with("events", EventsCommand::new)
              .with("at", AtCommand::new)
              .with("chain", ChainCommand::new)
              .with("lineage", LineageCommand::new)
              .with("transitions", TransitionsCommand::new)
              .with("serve", ServeCommand::new)
              .with("doctor", DoctorCommand::new),
          new Area("Arrangement")
              .with("template", TemplateCommand::new)
              .with("affinity", AffinityCommand::new)
              .with("migrate", MigrateCommand::new)
              .with("clone", CloneCommand::new),
          new Area("Routing and cost")
              .with("route", RouteCommand::new)
              .with("metrics", MetricsCommand::new)
              .with("summary", SummaryCommand::new)
              .with("reset", ResetCommand::new)
              .with("costs", CostsCommand::new)
              .with("usage", UsageCommand::new)
              .with("prices", PricesCommand::new)
              .with("context", ContextCommand::new)
              .with("budget", BudgetCommand::new)
              .with("mcp", McpCommand::new),
          new Area("Cells").with("cells", CellsCommand::new).with("resolve", ResolveCommand::new),
          new Area("The command itself")
              .with("config", ConfigCommand::new)
              .with("help", invocation -> new HelpCommand())
              .with("completion", invocation -> new CompletionCommand()));

  private static final Map<String, Function<Invocation, Object>> ALL = new LinkedHashMap<>();

  static {
    AREAS.forEach(each -> ALL.putAll(each.commands()));
  }

  private Commands() {}

  /** The commands, by what they are about. */
  static List<Area> areas() {
    return AREAS;
  }

  /**
   * The makers of the commands that a command line needs which begins with that word. A command's
   * name needs only that command, which spares the time to learn what all the others accept; help
   * and completion speak about all, and anything else may be followed by any.
   */
  static Collection<Function<Invocation, Object>> named(String word) {
    boolean alone = ALL.containsKey(word) && !word.equals("help") && !word.equals("completion");
    return alone ? List.of(ALL.get(word)) : ALL.values();
  }
}
