package dev.bureau.examples.survey;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Feed;
import dev.bureau.examples.survey.analysis.Analysis;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.session.SessionManager;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The survey as a program: finds or creates its sessions, watches while they work, and returns when
 * the report is written. A survey is known by its directory and its report: unfinished, it is
 * continued, or joined if another process is at it; finished, the same report is written again.
 */
public final class SurveyApp {
  private static final String JOB = "job";
  private static final String OBSERVER = " observer";

  private final Bureau bureau;
  private final SessionManager sessions;
  private final Plan plan;
  private final PrintStream out;

  private SurveyApp(Bureau bureau, Plan plan, PrintStream out) {
    this.bureau = bureau;
    this.sessions = bureau.sessions();
    this.plan = plan;
    this.out = out;
  }

  /**
   * Runs a survey to its end.
   *
   * @param out where progress is shown
   * @param terminal whether that is a terminal, where one line can be drawn over and over
   * @throws dev.bureau.core.error.BadInputException if the directory or the report cannot be
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   * @throws SurveyFailedException if a session failed or was ended from outside
   * @throws InterruptedException if the thread was interrupted; what was done is kept
   */
  public static SurveyOutcome run(SurveyRequest request, PrintStream out, boolean terminal)
      throws InterruptedException {
    Plan plan = Plan.of(request);
    Agents agents =
        new Agents().bind(Director.NAME, Director::new).bind(Department.NAME, Department::new);
    try (Bureau bureau = Bureau.open(request.config(), request.store(), agents, Seams.system())) {
      SurveyApp app = new SurveyApp(bureau, plan, out);
      return app.run(request.fresh(), terminal);
    }
  }

  private SurveyOutcome run(boolean fresh, boolean terminal) throws InterruptedException {
    Optional<Session> newest = newest();
    if (!fresh && newest.isPresent() && newest.get().status() == Status.COMPLETED) {
      out.println("This survey is finished; its report is written again (--fresh starts anew).");
      long changed = ListedFiles.of(sessions, newest.get()).changed(plan.tree()).size();
      if (changed > 0) {
        out.println("Of its files " + changed + " have changed since, or are gone.");
      }
      return finished(newest.get(), true);
    }
    Feed.Position now = bureau.store().feed().end();
    SessionId director = fresh || newest.isEmpty() ? begun(newest) : continued(newest.get());
    try (ProgressLine line = new ProgressLine(out, terminal);
        Watch watch = new Watch(bureau, director, line);
        Following following =
            bureau.follow(
                Follow.from(now).types("message.handled", "session.status-changed"),
                entry -> watch.look())) {
      watch.await();
    }
    return finished(sessions.get(director), false);
  }

  private SessionId begun(Optional<Session> before) {
    long generation = before.map(SurveyApp::generation).orElse(0L) + 1;
    out.println("Surveying " + plan.root());
    return arranged(plan, generation);
  }

  private SessionId continued(Session director) {
    if (director.status().isFinal() || director.status() == Status.ERROR) {
      throw new SurveyFailedException(
          director.id(), "it is " + director.status(), "start anew with --fresh");
    }
    boolean joined =
        bureau.store().leases().holders().stream()
            .anyMatch(
                each ->
                    each.session().equals(director.id())
                        && !Seams.system().processes().isGone(each.holder().process()));
    out.println(
        (joined ? "Joining the survey of " : "Continuing the survey of ")
            + plan.root()
            + " (session "
            + director.id()
            + ")");
    SessionId arranged = arranged(Plan.from(director.metadata()), generation(director));
    retryDeadLetters(director);
    return arranged;
  }

  /** Whoever runs the survey again may have mended what made a message fail for good. */
  private void retryDeadLetters(Session director) {
    bureau.messages().inbox(director.id()).retryAll();
    for (SessionId each : Progress.of(director).departments().values()) {
      bureau.messages().inbox(each).retryAll();
    }
  }

  /**
   * Every step may be repeated, so whoever died in the middle is simply followed.
   *
   * @param planned as the survey was begun: its database may have another path by now
   */
  private SessionId arranged(Plan planned, long generation) {
    String key = "survey " + planned.job() + " " + generation;
    Map<String, Object> metadata = new TreeMap<>(planned.metadata());
    metadata.put("generation", generation);
    Session director =
        sessions.create(
            SessionSpec.director("survey of " + planned.title())
                .agent(Director.NAME)
                .workspace(planned.root().toString())
                .metadata(metadata)
                .key(key));
    startIfNew(
        sessions.create(
            SessionSpec.observer("survey progress").supervisor(director.id()).key(key + OBSERVER)));
    Map<String, Object> departments = new TreeMap<>();
    for (Analysis analysis : Analysis.all()) {
      departments.put(analysis.name(), department(director.id(), analysis.name(), key).value());
    }
    startIfNew(director);
    bureau.send(director.id(), Letter.of(Talk.BEGIN, departments).key("begin"));
    return director.id();
  }

  private SessionId department(SessionId director, String analysis, String key) {
    Session department =
        sessions.create(
            SessionSpec.department(analysis)
                .agent(Department.NAME)
                .supervisor(director)
                .workspace(plan.root().toString())
                .metadata(Map.of("analysis", analysis, "root", plan.root().toString()))
                .key(key + " " + analysis));
    startIfNew(department);
    return department.id();
  }

  private void startIfNew(Session session) {
    if (session.status() != Status.INITIALIZING) {
      return;
    }
    try {
      sessions.start(session.id());
    } catch (IllegalStatusChangeException e) {
      if (!e.from().isFinal()) { // else another process has brought it to its end since
        throw e;
      }
    }
  }

  /** A finished survey's report is in its journal; the file may be gone or another by now. */
  private SurveyOutcome finished(Session director, boolean repeated) {
    Cell cell =
        sessions.cells(director.id()).stream()
            .filter(each -> each.step().key().name().equals(Talk.REPORT_CELL))
            .filter(each -> each.status() == CellStatus.DONE)
            .findFirst()
            .orElseThrow(
                () ->
                    new SurveyFailedException(
                        director.id(), "it has no report", "start anew with --fresh"));
    String text = String.valueOf(sessions.result(cell).get("text"));
    try {
      ReportFile.write(plan.report(), text);
    } catch (IOException e) {
      throw new SurveyFailedException(
          director.id(),
          "its report cannot be written to " + plan.report() + " (" + e + ")",
          "make room there, or name another file with --report");
    }
    retireObserver(director.id());
    return new SurveyOutcome(director.id(), plan.report(), Progress.of(director).files(), repeated);
  }

  private void retireObserver(SessionId director) {
    Filter observers = Filter.supervisor(director).and(Filter.type(SessionType.OBSERVER));
    for (Session each : sessions.query(Query.of(observers)).sessions()) {
      sessions.stop(each.id(), "survey finished"); // nothing to do if another process did so
    }
  }

  private Optional<Session> newest() {
    Filter ours = Filter.metadata(JOB, plan.job()).and(Filter.type(SessionType.DIRECTOR));
    Query newestFirst = Query.of(ours).orderedBy(OrderParser.parse("createdAt:desc")).limit(1);
    return sessions.query(newestFirst).sessions().stream().findFirst();
  }

  private static long generation(Session director) {
    return director.metadata().get("generation") instanceof Number number ? number.longValue() : 1;
  }
}
