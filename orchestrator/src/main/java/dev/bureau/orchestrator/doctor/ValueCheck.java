package dev.bureau.orchestrator.doctor;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.StoreException;
import java.util.Map;
import java.util.Optional;

/** Whether stored values are there, and are what their names say. */
final class ValueCheck {
  private final Blobs blobs;

  ValueCheck(Blobs blobs) {
    this.blobs = blobs;
  }

  void examine(SessionId session, Map<BlobId, Long> named, Findings findings) {
    findings.count("namedValues", named.size());
    named.forEach(
        (id, version) -> {
          String fault = fault(id);
          if (!fault.isEmpty()) {
            findings.fault(
                "Session '%s': the stored value %s that version %d names %s"
                    .formatted(session, id, version, fault));
          }
        });
  }

  private String fault(BlobId id) {
    try {
      Optional<byte[]> content = blobs.get(id);
      if (content.isEmpty()) {
        return "is gone";
      }
      return BlobId.of(content.get()).equals(id) ? "" : "has other bytes than its name says";
    } catch (StoreException | BadInputException e) {
      return "cannot be read: " + Doctor.fact(e);
    }
  }
}
