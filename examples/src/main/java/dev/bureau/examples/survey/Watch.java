package dev.bureau.examples.survey;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The observer: shows how far the survey is, and knows when it has ended. It works beside the
 * agents, whichever process runs them.
 */
final class Watch implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;
  private static final int TROUBLED_LOOKS = 5;
  private static final int IDLE_LOOKS = 3;

  private final Bureau bureau;
  private final SessionId director;
  private final ProgressLine line;
  private final CountDownLatch ended = new CountDownLatch(1);
  private int troubledLooks;
  private int idleLooks;

  Watch(Bureau bureau, SessionId director, ProgressLine line) {
    this.bureau = bureau;
    this.director = director;
    this.line = line;
  }

  /** Waits for the end, looking now and then for what no feed tells: mail that failed for good. */
  void await() throws InterruptedException {
    look();
    while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      refuseDeadLetters();
      refuseLastingTrouble();
      refuseStandstill();
      look();
    }
    Session session = bureau.sessions().get(director);
    if (session.status() != Status.COMPLETED) {
      throw new SurveyFailedException(
          director, "it became " + session.status(), "start anew with --fresh");
    }
  }

  /** Shows how far it is now. */
  void look() {
    Session session = bureau.sessions().get(director);
    Progress progress = Progress.of(session);
    if (session.status().isFinal() || session.status() == Status.ERROR) {
      line.show(100, progress.files() + " files surveyed");
      ended.countDown();
      return;
    }
    List<String> parts = new ArrayList<>();
    long done = 0;
    for (Map.Entry<String, SessionId> department : progress.departments().entrySet()) {
      long tasks = bureau.sessions().get(department.getValue()).totals().tasksDone();
      done += tasks;
      parts.add(department.getKey() + " " + Math.min(tasks, progress.expectedBatches()));
    }
    // Besides its batches each department sums up, and the director writes the report.
    long all = (progress.expectedBatches() + 1) * Math.max(1, progress.departments().size()) + 1;
    String text =
        progress.batches() == 0
            ? "listing the files"
            : progress.files()
                + " of "
                + progress.total()
                + " files listed, batches done of "
                + progress.expectedBatches()
                + ": "
                + String.join(", ", parts);
    line.show((int) (done * 100 / all), text);
  }

  private void refuseLastingTrouble() {
    Optional<StoreException> trouble = bureau.trouble();
    troubledLooks = trouble.isPresent() ? troubledLooks + 1 : 0;
    if (troubledLooks == TROUBLED_LOOKS) {
      throw trouble.orElseThrow();
    }
  }

  /**
   * A message waits until its handling is committed, so without any nothing will happen any more.
   */
  private void refuseStandstill() {
    boolean waiting =
        sessions().stream().anyMatch(each -> bureau.messages().inbox(each).counts().waiting() > 0);
    idleLooks = waiting || ended.getCount() == 0 ? 0 : idleLooks + 1;
    if (idleLooks == IDLE_LOOKS) {
      throw new SurveyFailedException(
          director,
          "nobody has work, and yet it is not finished; was one of its sessions deleted?",
          "start anew with --fresh");
    }
  }

  private List<SessionId> sessions() {
    Session session = bureau.sessions().get(director);
    List<SessionId> all = new ArrayList<>(Progress.of(session).departments().values());
    all.add(director);
    return all;
  }

  private void refuseDeadLetters() {
    for (SessionId id : sessions()) {
      bureau.messages().inbox(id).deadLetters(1).stream()
          .findFirst()
          .ifPresent(
              letter -> {
                boolean ended = bureau.sessions().get(id).status().isFinal();
                throw new SurveyFailedException(
                    id,
                    "message " + letter.message().id() + " failed: " + letter.reason(),
                    ended ? "start anew with --fresh" : "mend the cause and run this again");
              });
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
