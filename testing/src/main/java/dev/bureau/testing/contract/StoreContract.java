package dev.bureau.testing.contract;

import dev.bureau.core.cell.CellEvent;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.message.MessageEvent;
import dev.bureau.core.session.SessionEvent;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.testing.ManualSeams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The contract of a {@link Store}. A test class of an adapter extends this one and writes two
 * methods; the clauses stand in the groups below, one file for each theme.
 *
 * <p>All ids are fresh, so nothing needs wiping: the data may be that of this test alone or of all
 * tests of the class, which run one after another. What an adapter cannot do it says in {@link
 * dev.bureau.core.store.Capabilities}; the clauses then demand that it is refused or absent.
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class StoreContract {
  /**
   * The tag of clauses in which two instances take part, or one process and the next: what a
   * contract kit without it cannot see.
   */
  public static final String TWO_INSTANCES = "two-instances";

  static final EventCatalogue CATALOGUE =
      EventCatalogue.of(List.of(SessionEvent.FEATURE, MessageEvent.FEATURE, CellEvent.FEATURE));

  private final ManualSeams seams = ManualSeams.seeded(1);
  private final List<Store> opened = new ArrayList<>();

  /** Opens instances over the same data, at every call within a test. */
  protected abstract StoreFactory factory();

  /**
   * What another process would use to open the data, for example after a restart of this one. A
   * durable adapter gives a factory for the same place; one that keeps its data in memory a new
   * one.
   */
  protected abstract StoreFactory restarted();

  /**
   * Lets the store's time pass. By default it is that of the seams; an adapter with a time of its
   * own (a database server's) waits, for two seconds at most.
   */
  protected void pass(Duration time) {
    seams.advance(time);
  }

  final ManualSeams seams() {
    return seams;
  }

  final Store open() {
    return open(factory(), CATALOGUE);
  }

  final Store open(StoreFactory factory, EventCatalogue catalogue) {
    Store store = factory.open(seams, catalogue);
    opened.add(store);
    return store;
  }

  final void close() {
    opened.forEach(Store::close);
    opened.clear();
  }

  @AfterEach
  void closeWhatIsOpen() {
    close();
  }

  @Nested
  class Commits extends CommitContract {
    Commits() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Conflicts extends ConflictContract {
    Conflicts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Identities extends IdentityContract {
    Identities() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Claims extends ClaimContract {
    Claims() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ReadingBack extends ReadingBackContract {
    ReadingBack() {
      super(StoreContract.this);
    }
  }

  @Nested
  class UnknownEvents extends UnknownEventContract {
    UnknownEvents() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Journals extends JournalContract {
    Journals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Withdrawals extends WithdrawalContract {
    Withdrawals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Sends extends SendContract {
    Sends() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Mailboxes extends MailboxContract {
    Mailboxes() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ManyMailboxes extends ManyMailboxesContract {
    ManyMailboxes() {
      super(StoreContract.this);
    }
  }

  @Nested
  class LaterMail extends LaterMailContract {
    LaterMail() {
      super(StoreContract.this);
    }
  }

  @Nested
  class OldestMail extends OldestMailContract {
    OldestMail() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Retries extends RetryContract {
    Retries() {
      super(StoreContract.this);
    }
  }

  @Nested
  class DeadLetters extends DeadLetterContract {
    DeadLetters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Leases extends LeaseContract {
    Leases() {
      super(StoreContract.this);
    }
  }

  @Nested
  class LeaseRenewals extends LeaseRenewalContract {
    LeaseRenewals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Fencing extends FencingContract {
    Fencing() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Takeovers extends TakeoverContract {
    Takeovers() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Sharing extends SharingContract {
    Sharing() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Races extends RaceContract {
    Races() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Feeds extends FeedContract {
    Feeds() {
      super(StoreContract.this);
    }
  }

  @Nested
  class FeedUnderWriters extends FeedUnderWritersContract {
    FeedUnderWriters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class HeadFilters extends HeadFilterContract {
    HeadFilters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class MetadataFilters extends MetadataFilterContract {
    MetadataFilters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class FilterForms extends FilterFormContract {
    FilterForms() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Orders extends OrderContract {
    Orders() {
      super(StoreContract.this);
    }
  }

  @Nested
  class CursorsUnderWriters extends CursorUnderWritersContract {
    CursorsUnderWriters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Counts extends CountContract {
    Counts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Differential extends DifferentialContract {
    Differential() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Paging extends PagingContract {
    Paging() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Blobs extends BlobContract {
    Blobs() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Snapshots extends SnapshotContract {
    Snapshots() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Removals extends RemovalContract {
    Removals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Archives extends ArchiveContract {
    Archives() {
      super(StoreContract.this);
    }
  }

  @Nested
  class UnknownOutcomes extends UnknownOutcomeContract {
    UnknownOutcomes() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Abilities extends CapabilityContract {
    Abilities() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Restarts extends RestartContract {
    Restarts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class RestartPoints extends RestartPointsContract {
    RestartPoints() {
      super(StoreContract.this);
    }
  }
}
