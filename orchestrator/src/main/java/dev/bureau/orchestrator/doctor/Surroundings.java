package dev.bureau.orchestrator.doctor;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.Unused;
import dev.bureau.orchestrator.housekeeping.Housekeeping;
import java.time.Instant;

/** Examines what belongs to no one session: leases and unused values. */
final class Surroundings {
  private final Store store;
  private final Seams seams;

  Surroundings(Store store, Seams seams) {
    this.store = store;
    this.seams = seams;
  }

  void examine(Findings findings) {
    long gone = 0;
    long expired = 0;
    long all = 0;
    Instant now = seams.wall().instant();
    for (Lease each : store.leases().holders()) {
      all++;
      if (seams.processes().isGone(each.holder().process())) {
        gone++;
      } else if (each.until().isBefore(now)) {
        expired++;
      }
    }
    findings.count("leases", all);
    findings.count("leasesOfGoneProcesses", gone);
    findings.count("leasesExpired", expired);
    if (gone + expired > 0) {
      findings.note(
          "Leases: %d of processes that are gone, %d expired; whoever runs these agents next takes"
                  .formatted(gone, expired)
              + " their sessions over");
    }
    Unused unused = new Housekeeping(store.blobs(), seams).unused(Housekeeping.AGE);
    findings.count("unusedValues", unused.count());
    findings.count("unusedBytes", unused.bytes());
  }
}
