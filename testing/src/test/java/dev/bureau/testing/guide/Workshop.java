package dev.bureau.testing.guide;

import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.archive.CleanUp;
import dev.bureau.orchestrator.archive.CleanedUp;
import dev.bureau.orchestrator.lineage.Lineage;
import dev.bureau.orchestrator.shutdown.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A workshop that opens in the morning and closes in the evening. */
final class Workshop {
  private final Bureau bureau;

  Workshop(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Says once what all benches have in common. */
  void describe() {
    bureau
        .templates()
        .put(
            new Template(
                "bench",
                SessionSpec.department("bench")
                    .agent("joiner")
                    .capabilities(Set.of("joinery"))
                    .constraints(Map.of("max-memory", "1g"))
                    .metadata(Map.of("tools", Map.of("saw", 1, "plane", 1)))));
  }

  /** A master who takes orders only, and is at work when this returns. */
  Session master() {
    return bureau
        .bootstrap()
        .of(
            SessionSpec.director("master").agent("master").key("master"),
            Set.of(MessageType.COMMAND),
            Priority.HIGH);
  }

  /** A bench as the template says, but with two saws. */
  Session bench(SessionId master, String name) {
    Session bench =
        bureau
            .templates()
            .create(
                "bench",
                name,
                own -> own.supervisor(master).metadata(Map.of("tools", Map.of("saw", 2))));
    return bureau.sessions().start(bench.id());
  }

  /** Four benches at most, which come and go with the work, and a foreman who sees it all. */
  void hire() {
    Session foreman =
        bureau
            .sessions()
            .create(
                SessionSpec.observer("foreman")
                    .agent("foreman")
                    .watch(Watch.of("bench*", "night*")));
    bureau.sessions().start(foreman.id());
    Session master =
        bureau
            .sessions()
            .create(
                SessionSpec.director("night master")
                    .agent("night master")
                    .maxConcurrentTasks(6)
                    .autoScale(AutoScale.of("bench", 1, 4).backlog(5)));
    bureau.sessions().start(master.id());
  }

  /** A bench that has a quarter of an hour, and room for so many drawings. */
  Session apprentice(SessionId master, Path drawings) {
    return bureau
        .bootstrap()
        .of(
            SessionSpec.department("apprentice")
                .agent("joiner")
                .supervisor(master)
                .workspace(drawings.toString())
                .constraints(Map.of("timeout", "900000", "max-memory", "1g"))
                .resources(Map.of("disk", "512m", "memory", "512m")));
  }

  /** Lets everybody finish what waits, for five minutes at most. */
  List<Stopped> evening(SessionId master) throws InterruptedException {
    return bureau.shutdown().graceful(master, Duration.ofMinutes(5), "evening");
  }

  /** A bench with whatever was made of it, and who is above and below. */
  Lineage family(SessionId bench) {
    return bureau.lineage().of(bench);
  }

  /** Puts aside what nobody has touched for a month, after a look at what that would be. */
  List<CleanedUp> spring() {
    CleanUp month = CleanUp.olderThan(Duration.ofDays(30));
    for (CleanedUp each : bureau.archive().cleanUp(month.withDryRun())) {
      System.out.println(each.session() + ": " + each.action() + ", " + each.reason());
    }
    return bureau.archive().cleanUp(month);
  }

  /** Everybody stops at once. */
  List<Stopped> fire() {
    return bureau.shutdown().emergency("fire");
  }
}
