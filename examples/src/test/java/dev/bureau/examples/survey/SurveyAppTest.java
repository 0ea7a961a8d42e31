package dev.bureau.examples.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.examples.survey.analysis.PlainPass;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingMailboxes;
import dev.bureau.testing.ForwardingStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job (issue: first light). */
final class SurveyAppTest {
  private static final MessageId BEGIN = new MessageId("begin");

  @TempDir Path folder;

  private final StoreFactory store = Memory.store();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private Path tree;
  private Path report;

  @BeforeEach
  void plantTree() throws Exception {
    tree = Forest.plant(Files.createDirectory(folder.resolve("tree")), 40, 3);
    report = folder.resolve("report.md");
  }

  @Test
  void agreesWithAPlainPassOverTheSameFiles() throws Exception {
    SurveyOutcome outcome = survey(false);

    assertThat(Files.readString(report)).isEqualTo(PlainPass.report(tree, Set.of()));
    assertThat(outcome.files()).isEqualTo(42);
    assertThat(outcome.repeated()).isFalse();
  }

  @Test
  void leavesEverySessionCompletedButTheObserver() throws Exception {
    survey(false);

    assertThat(sessions())
        .filteredOn(each -> each.type() != SessionType.OBSERVER)
        .hasSize(4)
        .allMatch(each -> each.status() == Status.COMPLETED);
  }

  @Test
  void writesTheSameReportAgainWhenItIsFinishedAndSaysSo() throws Exception {
    survey(false);
    String first = Files.readString(report);
    Files.delete(report);
    Files.writeString(tree.resolve("New.java"), "class New {}\n");

    SurveyOutcome outcome = survey(false);

    assertThat(outcome.repeated()).isTrue();
    assertThat(Files.readString(report)).isEqualTo(first);
    assertThat(shown()).contains("finished").contains("--fresh");
  }

  @Test
  void startsAnewWhenToldTo() throws Exception {
    survey(false);
    Files.writeString(tree.resolve("New.java"), "class New {}\n");

    SurveyOutcome outcome = survey(true);

    assertThat(outcome.files()).isEqualTo(43);
    assertThat(Files.readString(report)).isEqualTo(PlainPass.report(tree, Set.of()));
    assertThat(directors()).hasSize(2);
  }

  @Test
  void repeatsTheNewestGeneration() throws Exception {
    survey(false);
    Files.writeString(tree.resolve("New.java"), "class New {}\n");
    survey(true);

    SurveyOutcome outcome = survey(false);

    assertThat(outcome.repeated()).isTrue();
    assertThat(outcome.files()).isEqualTo(43);
  }

  @Test
  void anotherReportIsAnotherJob() throws Exception {
    survey(false);
    report = folder.resolve("other.md");

    SurveyOutcome outcome = survey(false);

    assertThat(outcome.repeated()).isFalse();
    assertThat(directors()).hasSize(2);
  }

  @Test
  void leavesTheReportOutEvenInsideTheTree() throws Exception {
    report = tree.resolve("report.md");
    survey(false);

    survey(true);

    assertThat(Files.readString(report)).isEqualTo(PlainPass.report(tree, Set.of(report)));
  }

  @Test
  void showsProgressInPlainLinesToTheEnd() throws Exception {
    survey(false);

    assertThat(shown().lines()).anyMatch(line -> line.startsWith("100 %"));
  }

  @Test
  void refusesADirectoryThatDoesNotExist() {
    tree = folder.resolve("nowhere");

    assertThatThrownBy(() -> survey(false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--dir")
        .hasMessageContaining("nowhere");
    assertThat(sessions()).isEmpty();
  }

  @Test
  void refusesAReportThatIsADirectory() {
    report = folder;

    assertThatThrownBy(() -> survey(false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--report");
  }

  @Test
  void refusesAReportInADirectoryThatDoesNotExist() {
    report = folder.resolve("nowhere").resolve("report.md");

    assertThatThrownBy(() -> survey(false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--report");
  }

  @Test
  void saysWhatToDoWhenItsDirectorWasStopped() throws Exception {
    survey(false);
    try (Bureau bureau = Bureau.open(store)) {
      Session director = directors().get(0);
      Session stopped =
          bureau.sessions().create(SessionSpec.director("later").metadata(director.metadata()));
      bureau.sessions().stop(stopped.id(), "test");
    }

    assertThatThrownBy(() -> survey(false))
        .isInstanceOf(SurveyFailedException.class)
        .hasMessageContaining("TERMINATED")
        .hasMessageContaining("--fresh");
  }

  @Test
  void tellsHowManyFilesHaveChangedSinceItWasFinished() throws Exception {
    survey(false);
    Files.writeString(tree.resolve("notes.md"), "other");
    Files.delete(tree.resolve("picture.bin"));

    survey(false);

    assertThat(shown()).contains("2 have changed since");
  }

  @Test
  void leavesOutWhatADeadProcessHasLeftOfTheReport() throws Exception {
    report = tree.resolve("report.md");
    Path left = tree.resolve(".report.md.4711.unfinished");
    Files.writeString(left, "half a rep");

    survey(false);

    assertThat(Files.readString(report)).isEqualTo(PlainPass.report(tree, Set.of(report, left)));
  }

  @Test
  void triesAgainWhatFailedForGoodWhenItIsRunAgain() throws Exception {
    letTheFirstMessageFailForGood();

    SurveyOutcome outcome = survey(false);

    assertThat(outcome.files()).isEqualTo(42);
  }

  @Test
  void goesOnAlsoByAnotherPathToItsDatabase() throws Exception {
    letTheFirstMessageFailForGood();
    Set<Path> linked = Set.of(tree.resolve("linked.db"));

    SurveyOutcome outcome =
        survey(new SurveyRequest(tree, report, store, linked, false, BureauConfig.defaults()));

    assertThat(outcome.files()).isEqualTo(42);
  }

  @Test
  void saysSoWhenNobodyHasWorkAndYetItIsNotFinished() {
    StoreFactory losing =
        meetingTheFirstMessage(
            (mailboxes, director) -> {
              failForGood(mailboxes, director);
              mailboxes.drop(director, BEGIN);
            });

    assertThatThrownBy(() -> survey(request(losing)))
        .isInstanceOf(SurveyFailedException.class)
        .hasMessageContaining("nobody has work")
        .hasMessageContaining("--fresh");
  }

  /** What happens to the first message of a survey as soon as it is sent, once. */
  private StoreFactory meetingTheFirstMessage(BiConsumer<Mailboxes, SessionId> fate) {
    AtomicBoolean met = new AtomicBoolean();
    return (seams, catalogue) ->
        new ForwardingStore(store.open(seams, catalogue)) {
          @Override
          public Mailboxes mailboxes() {
            Mailboxes works = super.mailboxes();
            return new ForwardingMailboxes(works) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                PutOutcome outcome = super.put(postings, capacity);
                if (met.compareAndSet(false, true)) {
                  fate.accept(works, postings.get(0).mailbox());
                }
                return outcome;
              }
            };
          }
        };
  }

  private static void failForGood(Mailboxes mailboxes, SessionId director) {
    mailboxes.failed(director, BEGIN, Failure.forGood("test"));
  }

  private void letTheFirstMessageFailForGood() {
    assertThatThrownBy(() -> survey(request(meetingTheFirstMessage(SurveyAppTest::failForGood))))
        .isInstanceOf(SurveyFailedException.class)
        .hasMessageContaining("run this again");
  }

  private SurveyOutcome survey(boolean fresh) throws InterruptedException {
    return survey(new SurveyRequest(tree, report, store, Set.of(), fresh, BureauConfig.defaults()));
  }

  private SurveyOutcome survey(SurveyRequest request) throws InterruptedException {
    return SurveyApp.run(request, new PrintStream(shown, true, StandardCharsets.UTF_8), false);
  }

  private SurveyRequest request(StoreFactory wrapped) {
    return new SurveyRequest(tree, report, wrapped, Set.of(), false, BureauConfig.defaults());
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  private List<Session> directors() {
    return sessions().stream().filter(each -> each.type() == SessionType.DIRECTOR).toList();
  }

  private List<Session> sessions() {
    try (Bureau bureau = Bureau.open(store)) {
      return bureau.sessions().query(Query.of(Filter.all())).sessions();
    }
  }
}
