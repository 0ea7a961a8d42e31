package dev.bureau.transitions.host;

import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.host.HostRules;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.Transition;
import dev.bureau.transitions.TransitionListener;
import dev.bureau.transitions.TransitionSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lives of one agent, one run after the other. Belongs to the host's lock, but for reading. */
final class Lives {
  private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
  private static final Duration LOOK_AT_STORE = Duration.ofSeconds(10);

  private final Premises premises;
  private final Door door;
  private final Seams seams;
  private final HostSpec spec;
  private final Consumer<Run> look;
  private final TranscriptFolder folder;
  private final Set<String> ownSessions = new HashSet<>();
  private @Nullable Guest guest;
  private @Nullable Lodging lodging;
  private volatile @Nullable Run current;
  private final List<Run> formers = new ArrayList<>(); // of which the agent may still write
  private boolean stopping;
  private boolean lost; // its session has passed to one that has ended
  private long lookedAtStore;

  /**
   * @param look called again and again for a run, as long as it is monitored
   */
  Lives(Premises premises, HostSpec spec, Consumer<Run> look) {
    this.premises = premises;
    this.door = premises.access().door();
    this.seams = premises.access().seams();
    this.spec = spec;
    this.look = look;
    this.folder = new TranscriptFolder(seams.disk(), spec.transcripts());
    this.lookedAtStore = seams.ticker().nanos();
  }

  /**
   * Starts the agent, and its first run with it.
   *
   * @param left where the agent has lived, which nobody has any more
   */
  void begin(SessionId id, @Nullable Lodging left, GuestListener listener) throws IOException {
    Session session = door.load(id).session();
    HostRules.requireStartable(session); // else a program would run for nothing
    folder.baseline();
    Guest started = spec.starter().start(session.profile().constraints(), listener);
    guest = started;
    lodging = new Lodging(premises.keeper(), started.stamp().orElse(null));
    try {
      replace(id, left);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  Guest guest() {
    return Objects.requireNonNull(guest, "begun");
  }

  Run current() {
    return Objects.requireNonNull(current, "begun");
  }

  /** Works in that session from now on; the run before is destroyed first (T4). */
  Session replace(SessionId id, @Nullable Lodging left) {
    Lodging at = Objects.requireNonNull(lodging, "begun");
    Run next = new Run(premises, id, spec);
    Session session = next.open(at, left);
    Run before = current;
    if (before != null) {
      before.destroy();
      if (!before.isPending()) {
        formers.add(before);
      }
      guest().keepTo(session.profile().constraints());
    }
    current = next;
    next.monitor(() -> look.accept(next));
    return session;
  }

  /** What the agent still writes in transcripts of lives before. */
  private void readFormers() throws IOException {
    for (Run each : formers) {
      if (each.hasEnded()) {
        each.read();
      }
    }
  }

  /** The agent writes no more of what it has written in these lives. */
  private void close(List<Run> closing) {
    formers.removeAll(closing);
    closing.forEach(Run::close);
  }

  /** Passes the session of the current run on, and goes on with the next one. */
  Session pass(TransitionSpec how) throws InterruptedException {
    Run old = current();
    SessionId next =
        premises.transitions().transition(old.session(), how, new Turning(old)).to().id();
    return replace(next, null);
  }

  /**
   * The agent is in that session of its own, now or since a while.
   *
   * @throws IOException if what it wrote before cannot be read; nothing is known then
   */
  void known(String ownSession, String transcript) throws IOException, InterruptedException {
    known(ownSession, transcript, List.copyOf(formers));
  }

  /**
   * @param outdated lives that come before the one before: the agent writes no more of them
   */
  private void known(String ownSession, String transcript, List<Run> outdated)
      throws IOException, InterruptedException {
    folder.requireInside(transcript);
    if (lost) {
      return;
    }
    if (!ownSessions.contains(ownSession)) {
      if (!current().isPending() && spec.config().span() == HostConfig.Span.LIFE) {
        pass(TransitionSpec.of(Cause.CLEAR));
      }
      close(outdated.stream().filter(formers::contains).toList());
      Run run = current();
      run.readLast(); // of the last life, if the run goes on: its position is given up
      String path = spec.transcripts().folder().resolve(transcript).toString();
      run.correlate(ownSession, path, folder.reader(transcript));
      ownSessions.add(ownSession);
      readQuietly(run);
    }
    folder.taken(transcript);
  }

  private static void readQuietly(Run run) {
    try {
      run.read();
    } catch (IOException e) {
      LOG.warn("The transcript of session {} is read later", run.session(), e);
    }
  }

  /** Reads what is new, and finds out what has become of the agent and the session. */
  void look() throws IOException, InterruptedException {
    catchUp();
    current().note(); // also if nothing can be read
    current().read();
    scan();
    readFormers();
  }

  /** Which of those that have begun since the last time is the last one is not certain. */
  private void scan() throws IOException, InterruptedException {
    List<Run> outdated = List.copyOf(formers);
    for (TranscriptFolder.Found each : folder.unseen()) {
      known(each.ownSession(), each.name(), outdated);
    }
  }

  /**
   * Goes where somebody else has passed the session, or this host before its store failed.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if the session was removed
   * @throws dev.bureau.core.host.HostedElsewhereException if another host has it
   */
  void catchUp() throws InterruptedException {
    Run run = current();
    Loaded loaded = present(run);
    run.requireOwn(loaded);
    Session session = loaded.session();
    Session last = followed(session, new Turning(run));
    boolean passed = !last.id().equals(session.id());
    if (passed) {
      run.wind();
      run.cleanup();
    }
    if (isOver(last)) {
      giveUp(run, last);
    } else if (passed) {
      replace(last.id(), null);
    }
  }

  /** The last session to which this one has passed with its agent; passages are seen through. */
  private Session followed(Session session, TransitionListener listener)
      throws InterruptedException {
    Session last = session;
    TransitionListener told = listener;
    SessionId next = last.links().transitionedTo();
    while (next != null && keepsAgent(last.id())) {
      if (isUnderWay(last.id())) {
        seeThrough(last.id(), told);
      }
      last = door.load(next).session();
      told = TransitionListener.NOBODY; // the host was never in that one
      next = last.links().transitionedTo();
    }
    return last;
  }

  private static boolean isOver(Session session) {
    return session.status().isFinal() || session.status() == Status.ERROR;
  }

  /** Its session has ended; one that this host has ended may still pass, if the agent goes on. */
  private void giveUp(Run run, Session ended) {
    boolean passed = !ended.id().equals(run.session());
    if (passed ? !lost : !run.hasEnded()) {
      LOG.info("Session {} was ended: {}", ended.id(), ended.ending());
      lost = passed;
      run.wind();
      run.cleanup();
      stop();
    }
  }

  /** What others do with the session is waited for. */
  void settle() throws InterruptedException {
    catchUp();
    Run run = current();
    if (isUnderWay(run.session())) {
      seeThrough(run.session(), new Turning(run));
      catchUp();
    }
  }

  /**
   * The agent has ended: what it has still written is taken, and what others do with the session
   * waited for.
   *
   * @return the run that is the last one
   */
  Run last() throws InterruptedException {
    catchUp();
    try {
      scan();
    } catch (BureauException e) {
      throw e; // it can be done later
    } catch (IOException | RuntimeException e) { // users' formats are in it
      LOG.warn("What the agent of session {} began last is not known", current().session(), e);
    }
    settle();
    close(List.copyOf(formers));
    return current();
  }

  private void seeThrough(SessionId session, TransitionListener listener)
      throws InterruptedException {
    premises.transitions().transition(session, TransitionSpec.of(Cause.CLEAR), listener);
  }

  private boolean keepsAgent(SessionId session) {
    Passage passage = transition(session).passage();
    return passage == null || passage.cause().keepsAgent();
  }

  private boolean isUnderWay(SessionId session) {
    return transition(session).isUnderWay();
  }

  private Transition transition(SessionId session) {
    return door.load(session).aspects().get(Transition.ASPECT);
  }

  /** What this process knows of the session, and now and then what others do. */
  private Loaded present(Run run) {
    long now = seams.ticker().nanos();
    if (run.hasEnded() || now - lookedAtStore >= LOOK_AT_STORE.toNanos()) {
      lookedAtStore = now;
      return door.load(run.session());
    }
    return door.remembered(run.session());
  }

  /** Ends the agent, beside the caller; what becomes of it is told. */
  void stop() {
    if (!stopping) {
      stopping = true;
      seams.tasks().alone("agent-stop", guest()::close);
    }
  }

  /** How far a passage of the old run is. */
  private record Turning(Run old) implements TransitionListener {
    @Override
    public void ending(Session session) {
      old.wind();
    }

    @Override
    public void ended(Session session) {
      old.cleanup();
    }
  }
}
