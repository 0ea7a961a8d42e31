package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.Send;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a child process does on a disk that fails at one of its calls: each step says {@code stands
 * NAME;} when it is durable, or {@code refused NAME FACT;} and is then tried again, as a program
 * would. Every step may be done twice and has its effect once. It says so in a file beside that of
 * the store, where strace sees when it was said.
 */
final class FaultyDiskProcess {
  static final SessionId SESSION = new SessionId("faulted");
  static final MessageId LETTER = new MessageId("letter");
  static final MessageId OWN_LETTER = new MessageId("own-letter");
  static final Claim CLAIM = new Claim("rig", "together");
  static final Duration RENEWED = Duration.ofHours(2);

  /** The text that comes in one commit with a letter and a claim. */
  static final int TOGETHER = 1_000;

  /** So many commits, and the log is copied beside them. */
  private static final int MANY = 140;

  private static final int LOG_PAGES = 50;
  private static final int ATTEMPTS = 3;
  private static final Caller CALLER = Caller.of(Actor.user("rig"));
  private static final SessionSpec SPEC = SessionSpec.active("faulted");

  private final Path file;
  private final Manner manner;
  private final PrintStream out;
  private @Nullable Store opened;
  private @Nullable Lease lease;

  private FaultyDiskProcess(Path file, Manner manner, PrintStream out) {
    this.file = file;
    this.manner = manner;
    this.out = out;
  }

  /** How it is done. */
  enum Manner {
    /** As it should be. */
    HONEST,
    /** A planted liar, who says that a step stands before it does. */
    EARLY,
    /** A planted fault: nothing that is written is ever synced. */
    UNSYNCED
  }

  /** What is done to the file. */
  enum Scenario {
    /** Everything once, beginning with a file that is not there. */
    STEPS(13),
    /** Commits, beside which the log is copied, in a file that is there. */
    CHECKPOINT(MANY + 2);

    private final int steps;

    Scenario(int steps) {
      this.steps = steps;
    }

    /** How many there are. */
    int steps() {
      return steps;
    }
  }

  /**
   * {@code FILE}: does everything once in that file, to have its classes loaded, and then follows
   * orders of three lines each: the file, the scenario, and the manner.
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    follow(Path.of(arguments[0]), Scenario.STEPS, Manner.HONEST);
    System.out.println("ready;");
    for (String file = orders.readLine(); file != null; file = orders.readLine()) {
      Scenario scenario = Scenario.valueOf(orders.readLine());
      follow(Path.of(file), scenario, Manner.valueOf(orders.readLine()));
      System.out.println("end;");
    }
  }

  private static void follow(Path file, Scenario scenario, Manner manner) throws IOException {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(said(file).toFile()), true, StandardCharsets.UTF_8)) {
      new FaultyDiskProcess(file, manner, out).follow(scenario);
    }
  }

  /** Where it says what stands, a whole line at a time. */
  static Path said(Path file) {
    return file.resolveSibling("said");
  }

  private void follow(Scenario scenario) {
    if (scenario == Scenario.STEPS) {
      steps();
    } else {
      checkpoint();
    }
  }

  private void steps() {
    step("open", this::open);
    step("create", this::create);
    step("text-1", () -> write(1, 5_000));
    step("text-2", () -> write(2, 10));
    step("put", () -> store().mailboxes().put(SESSION, List.of(letter(LETTER)), 10));
    step("together", () -> change(CALLER, FaultyDiskProcess::together));
    step("lease", () -> claim(Duration.ofHours(1)));
    step("renew", this::renew);
    step("handled", this::handle);
    step("value", () -> store().blobs().put(value()));
    step("snapshot", this::keepSnapshot);
    step("text-3", () -> write(3, 100));
    step("close", () -> store().close());
  }

  private void checkpoint() {
    step("open", this::openWithSmallLog);
    for (int i = 1; i <= MANY; i++) {
      int number = i;
      step("text-" + number, () -> write(number, 300));
    }
    step("close", () -> store().close());
  }

  private void step(String name, Runnable step) {
    if (manner == Manner.EARLY) {
      say("stands " + name);
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        step.run();
        if (manner != Manner.EARLY) {
          say("stands " + name);
        }
        return;
      } catch (BureauException e) {
        say("refused " + name + " " + e.category() + " " + e.getMessage().replace('\n', ' '));
      }
    }
  }

  private void say(String text) {
    out.print(text + ";\n");
  }

  private Store store() {
    if (opened == null) {
      open(); // was refused before
    }
    return Objects.requireNonNull(opened);
  }

  private void open() {
    open(Checkpoints.PAGES);
  }

  private void openWithSmallLog() {
    open(LOG_PAGES);
  }

  private void open(int logPages) {
    Seams seams = Seams.system();
    Database database = Database.open(file, seams, logPages);
    if (manner == Manner.UNSYNCED) {
      database.write(Piece.Kind.APART, FaultyDiskProcess::unsync, unknown -> 0);
    }
    opened = new SqliteStore(database, seams, CoreEvents.CATALOGUE);
  }

  private static int unsync(Link link) throws SQLException {
    link.run("PRAGMA synchronous = OFF");
    return 0;
  }

  private void create() {
    try {
      door(store()).create(SESSION, CALLER, FaultyDiskProcess::created);
    } catch (SessionExistsException e) {
      return; // an attempt before this one stands
    }
  }

  /** Creates the session that the scenario of checkpoints goes on with. */
  static void prepare(Store store) {
    door(store).create(SESSION, CALLER, FaultyDiskProcess::created);
  }

  private static Change created(Session session, Aspects aspects, Moment moment) {
    return Change.of(
        new SessionCreated(
            SPEC.profile(), Map.of(), Links.first(SESSION, null), null, SPEC.digest()));
  }

  private Loaded change(Caller caller, Decision decision) {
    return door(store()).change(SESSION, caller, decision);
  }

  private static Door door(Store store) {
    return new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
  }

  private void write(int number, int length) {
    change(CALLER, (session, aspects, moment) -> Change.of(updates(session, number, length)));
  }

  private static List<Event<?>> updates(Session session, int number, int length) {
    Map<String, Object> patch = Map.of("text-" + number, text(number, length));
    return SessionRules.update(session, SessionUpdate.metadata(patch));
  }

  /** What a step writes: as long as wanted, and no other step's. */
  static String text(int number, int length) {
    return (number + "-").repeat(length).substring(0, length);
  }

  private static Change together(Session session, Aspects aspects, Moment moment) {
    if (session.metadata().containsKey("text-" + TOGETHER)) {
      return Change.NONE;
    }
    return Change.of(updates(session, TOGETHER, 100))
        .withSends(List.of(Send.now(letter(OWN_LETTER))))
        .withClaims(List.of(CLAIM));
  }

  static Message letter(MessageId id) {
    return Message.of(
        id,
        Actor.user("rig"),
        SESSION,
        Instant.parse("2026-01-01T00:00:00Z"),
        Letter.of("LETTER", Map.of("text", text(7, 500))));
  }

  private void claim(Duration length) {
    LeaseOutcome outcome = store().leases().claim(SESSION, holder(), length);
    lease = ((LeaseOutcome.Granted) outcome).lease();
  }

  private static Holder holder() {
    return new Holder("rig", Seams.system().processes().self());
  }

  private Lease lease() {
    if (lease == null) {
      claim(Duration.ofHours(1));
    }
    return lease;
  }

  private void renew() {
    store().leases().renew(holder(), List.of(lease()), RENEWED);
  }

  private void handle() {
    Change handled =
        Change.of(new MessageHandled(letter(LETTER))).withAcknowledgements(List.of(LETTER));
    try {
      change(Caller.holding(lease()), (session, aspects, moment) -> handled);
    } catch (AlreadyHandledException e) {
      return; // an attempt before this one stands
    }
  }

  static byte[] value() {
    return text(8, 5_000).getBytes(StandardCharsets.UTF_8);
  }

  private void keepSnapshot() {
    Loaded loaded = door(store()).load(SESSION);
    store().sessions().snapshot(new Snapshot(loaded.session(), loaded.aspects()));
  }
}
