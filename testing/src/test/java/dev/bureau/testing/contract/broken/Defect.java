package dev.bureau.testing.contract.broken;

import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingStore;
import java.util.function.Function;

/**
 * One thing that a store does wrong. An object of it is one process: what it remembers all stores
 * of the process share, and another process knows nothing of it.
 */
@FunctionalInterface
public interface Defect {
  /** That store with this fault. */
  Store in(Store works);

  /** This fault and then that one, if one facet is not enough to show it. */
  default Defect and(Defect next) {
    return works -> next.in(in(works));
  }

  static Defect sessions(Function<Store, Sessions> broken) {
    return works -> {
      Sessions facet = broken.apply(works);
      return new ForwardingStore(works) {
        @Override
        public Sessions sessions() {
          return facet;
        }
      };
    };
  }

  static Defect mailboxes(Function<Store, Mailboxes> broken) {
    return works -> {
      Mailboxes facet = broken.apply(works);
      return new ForwardingStore(works) {
        @Override
        public Mailboxes mailboxes() {
          return facet;
        }
      };
    };
  }

  static Defect feed(Function<Store, Feed> broken) {
    return works -> {
      Feed facet = broken.apply(works);
      return new ForwardingStore(works) {
        @Override
        public Feed feed() {
          return facet;
        }
      };
    };
  }

  static Defect leases(Function<Store, Leases> broken) {
    return works -> {
      Leases facet = broken.apply(works);
      return new ForwardingStore(works) {
        @Override
        public Leases leases() {
          return facet;
        }
      };
    };
  }

  static Defect blobs(Function<Store, Blobs> broken) {
    return works -> {
      Blobs facet = broken.apply(works);
      return new ForwardingStore(works) {
        @Override
        public Blobs blobs() {
          return facet;
        }
      };
    };
  }
}
