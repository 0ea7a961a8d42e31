package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.staff.Staff;
import dev.bureau.core.task.Tasks;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** S1 under crashes, pauses and partitions: tasks within their limit, departments within bounds. */
class DutySimulationTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final int MOST_TASKS = 3;
  private static final int MOST_DEPARTMENTS = 3;
  private static final int TASKS = 12;

  @SimulationTest(seeds = 50)
  void doesEachTaskOnceAndNeverTooManyAtATime(Simulation simulation) {
    List<SessionId> departments = new ArrayList<>();
    simulation.nodes(
        2, agents -> agents.bind("worker", () -> (message, context) -> work(message, context)));
    Bureau bureau = simulation.bureau();
    for (int i = 0; i < 2; i++) {
      SessionId id = new SessionId("department-" + i);
      bureau.sessions().create(SessionSpec.department("d").id(id).agent("worker"));
      bureau.sessions().start(id);
      departments.add(id);
    }
    bureau
        .sessions()
        .create(
            SessionSpec.director("director")
                .id(DIRECTOR)
                .agent("worker")
                .maxConcurrentTasks(MOST_TASKS));
    bureau.sessions().start(DIRECTOR);
    simulation.always("few tasks at a time", () -> hasFewTasks(bureau));

    for (int i = 0; i < TASKS; i++) {
      SessionId department = departments.get(simulation.choose(departments.size()));
      Letter wanted =
          Letter.of(MessageType.DIRECTION, Map.of("department", department.value()))
              .key("task-" + i);
      bureau.send(DIRECTOR, wanted);
      simulation.sleep(Duration.ofMillis(simulation.choose(500)));
    }
    simulation.settle();

    long done = 0;
    for (SessionId each : departments) {
      done += bureau.sessions().get(each).totals().tasksDone();
    }
    assertThat(bureau.duties().tasks(DIRECTOR).isEmpty()).isTrue();
    assertThat(done).isEqualTo(TASKS);
  }

  private static void work(Message message, Context context) {
    if (!context.session().id().equals(DIRECTOR)) {
      context.reply(Letter.of("DONE", Map.of()));
    } else if (message.type().equals(MessageType.DIRECTION)) {
      SessionId department = new SessionId(String.valueOf(message.content().get("department")));
      context.delegate(department, Letter.of("TASK", Map.of()), Duration.ofDays(1));
    }
  }

  private static void hasFewTasks(Bureau bureau) {
    Tasks tasks = bureau.duties().tasks(DIRECTOR);
    assertThat(tasks.underWay()).hasSizeLessThanOrEqualTo(MOST_TASKS);
  }

  @SimulationTest(seeds = 50)
  void keepsDepartmentsWithinTheirBounds(Simulation simulation) {
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "worker",
                () ->
                    (message, context) ->
                        simulation.sleep(Duration.ofMillis(simulation.choose(2_000)))));
    Bureau bureau = simulation.bureau();
    bureau.templates().put(new Template("worker", SessionSpec.department("w").agent("worker")));
    AutoScale scale =
        AutoScale.of("worker", 1, MOST_DEPARTMENTS).backlog(2).idle(Duration.ofSeconds(5));
    bureau.sessions().create(SessionSpec.director("director").id(DIRECTOR).autoScale(scale));
    bureau.sessions().start(DIRECTOR);
    simulation.always("no more than the most", () -> hasFewDepartments(bureau));

    for (int i = 0; i < 20; i++) {
      simulation.sleep(Duration.ofMillis(simulation.choose(1_000)));
      List<Session> departments = departments(bureau);
      if (!departments.isEmpty()) {
        fill(bureau, departments.get(simulation.choose(departments.size())).id(), i);
      }
    }
    simulation.settle();
    simulation.sleep(Duration.ofMinutes(2)); // whoever was slow or cut off looks again

    assertThat(departments(bureau))
        .extracting(Session::id)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            bureau.duties().staff(DIRECTOR).at(Staff.Stage.AT_WORK));
    assertThat(departments(bureau)).allMatch(each -> each.status() != Status.INITIALIZING);
  }

  private static void fill(Bureau bureau, SessionId department, int number) {
    try {
      bureau.send(department, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + number));
    } catch (SessionEndedException | MessageRefusedException e) {
      assertThat(e).hasMessageContaining(department.value()); // it was given up meanwhile
    }
  }

  /** One that was given up may still be at the rest of its mail. */
  private static void hasFewDepartments(Bureau bureau) {
    List<SessionId> leaving = bureau.duties().staff(DIRECTOR).at(Staff.Stage.DISMISSED);
    assertThat(
            departments(bureau).stream().map(Session::id).filter(each -> !leaving.contains(each)))
        .hasSizeLessThanOrEqualTo(MOST_DEPARTMENTS);
  }

  private static List<Session> departments(Bureau bureau) {
    return bureau
        .sessions()
        .query(Query.of(Filter.supervisor(DIRECTOR).and(Filter.notFinal())))
        .sessions();
  }
}
