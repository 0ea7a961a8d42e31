package dev.bureau.cli;

import dev.bureau.cli.affinity.AffinityCommand;
import dev.bureau.cli.archive.ArchiveCommand;
import dev.bureau.cli.archive.CleanupCommand;
import dev.bureau.cli.cell.CellsCommand;
import dev.bureau.cli.cell.ResolveCommand;
import dev.bureau.cli.configuration.ConfigCommand;
import dev.bureau.cli.demo.DemoCommand;
import dev.bureau.cli.doctor.DoctorCommand;
import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.journal.EventsCommand;
import dev.bureau.cli.journal.JournalCommand;
import dev.bureau.cli.lineage.ChainCommand;
import dev.bureau.cli.lineage.LineageCommand;
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
import dev.bureau.cli.usage.CostsCommand;
import dev.bureau.cli.usage.PricesCommand;
import dev.bureau.cli.usage.UsageCommand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All commands there are, by name, in the order in which help lists them. */
final class Commands {
  private static final Map<String, Function<Invocation, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("demo", DemoCommand::new);
    ALL.put("create", CreateCommand::new);
    ALL.put("list", ListCommand::new);
    ALL.put("search", SearchCommand::new);
    ALL.put("show", ShowCommand::new);
    ALL.put("update", UpdateCommand::new);
    ALL.put("delete", DeleteCommand::new);
    ALL.put("start", StartCommand::new);
    ALL.put("stop", StopCommand::new);
    ALL.put("complete", CompleteCommand::new);
    ALL.put("cancel", CancelCommand::new);
    ALL.put("archive", ArchiveCommand::new);
    ALL.put("cleanup", CleanupCommand::new);
    ALL.put("send", SendCommand::new);
    ALL.put("request", RequestCommand::new);
    ALL.put("mailbox", MailboxCommand::new);
    ALL.put("dead", DeadCommand::new);
    ALL.put("register", RegisterCommand::new);
    ALL.put("deregister", DeregisterCommand::new);
    ALL.put("groups", GroupsCommand::new);
    ALL.put("template", TemplateCommand::new);
    ALL.put("affinity", AffinityCommand::new);
    ALL.put("migrate", MigrateCommand::new);
    ALL.put("clone", CloneCommand::new);
    ALL.put("answer", AnswerCommand::new);
    ALL.put("stats", StatsCommand::new);
    ALL.put("health", HealthCommand::new);
    ALL.put("perf", PerfCommand::new);
    ALL.put("route", RouteCommand::new);
    ALL.put("metrics", MetricsCommand::new);
    ALL.put("summary", SummaryCommand::new);
    ALL.put("reset", ResetCommand::new);
    ALL.put("costs", CostsCommand::new);
    ALL.put("usage", UsageCommand::new);
    ALL.put("prices", PricesCommand::new);
    ALL.put("journal", JournalCommand::new);
    ALL.put("events", EventsCommand::new);
    ALL.put("at", AtCommand::new);
    ALL.put("chain", ChainCommand::new);
    ALL.put("lineage", LineageCommand::new);
    ALL.put("cells", CellsCommand::new);
    ALL.put("resolve", ResolveCommand::new);
    ALL.put("doctor", DoctorCommand::new);
    ALL.put("config", ConfigCommand::new);
    ALL.put("help", invocation -> new HelpCommand());
    ALL.put("completion", invocation -> new CompletionCommand());
  }

  private Commands() {}

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
