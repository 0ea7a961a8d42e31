package dev.bureau.testing.assertion;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;

/**
 * Where assertions on what Bureau keeps begin; goes beside the static import of AssertJ's own. Each
 * looks once, when it is made: what happens later it does not see.
 */
public final class BureauAssertions {
  private static final int ENTRIES_PER_READ = 1_000;

  private BureauAssertions() {}

  /** About a session as it was read. */
  public static SessionAssert assertThat(Session session) {
    return new SessionAssert(session);
  }

  /**
   * About a session as it is now.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static SessionAssert assertThatSession(Bureau bureau, SessionId session) {
    return assertThat(bureau.sessions().get(session));
  }

  /**
   * About all that has happened to a session.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static JournalAssert assertThatJournal(Bureau bureau, SessionId session) {
    return assertThatJournal(bureau, session, 1);
  }

  /**
   * About what has happened to a session from a version on.
   *
   * @param from from 1
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static JournalAssert assertThatJournal(Bureau bureau, SessionId session, long from) {
    List<Entry> all = new ArrayList<>();
    List<Entry> page = bureau.journal(session, from, ENTRIES_PER_READ);
    while (!page.isEmpty()) {
      all.addAll(page);
      long next = page.get(page.size() - 1).version() + 1;
      page = bureau.journal(session, next, ENTRIES_PER_READ);
    }
    return new JournalAssert(all, session, bureau.catalogue());
  }

  /**
   * About the messages that were sent to a session.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static MailAssert assertThatMail(Bureau bureau, SessionId session) {
    return new MailAssert(Mail.of(bureau, session));
  }
}
